import HusokTestSupport
import Testing

@testable import HusokModel
@testable import HusokStore

@Suite("Digests of the history")
struct DigestTests {
  /// The same register as a file holds it.
  private func stored(_ register: Register) throws -> Register {
    try StoreReader.read(StoredDocument(register).text).register
  }

  /// Everything that a summary says, as text.
  private func told(_ summary: HistorySummary, _ register: Register) -> [String] {
    let records = Set((0..<register.history.count).map { register.history[$0].record }).sorted()
    let points = register.meetings.map { ChangePoint.meeting($0.id) }
    return records.map { "\($0) \(summary[$0])" }
      + points.map { "\(register.changeGroups(since: $0, summary))" }
      + (0..<200).map { "\(summary.positions(since: .day(Fixtures.today.adding(days: $0))))" }
      + register.actions.map { "\(summary.carried($0))" }
      + [
        "\(summary.count) \(summary.closings) \(summary.openConflicts)", "\(summary.groups)",
        "\(summary.actHashes) \(summary.reversals)", "\(register.handOverQueue(summary))",
        "\(register.findings(on: .latest, summary))",
      ]
  }

  @Test("A summary made of digests says what one of the decoded changes says", arguments: 0..<12)
  func summary(_ seed: UInt64) throws {
    let register = try stored(try RandomRegister.made(seed))
    let decoded = register.withDecodedHistory()
    #expect(decoded.history.digests(of: 0..<decoded.history.count) == nil)
    let lines = try #require(register.history.digests(of: 0..<register.history.count)).lines
    #expect(lines.count == register.history.count)
    #expect(lines.count { $0 != nil } > lines.count / 2)
    #expect(lines.contains { $0 == nil })
    #expect(
      told(HistorySummary(register.history), register)
        == told(HistorySummary(decoded.history), decoded))
  }

  @Test("The lines of a record are the same once lookups were prepared", arguments: 0..<8)
  func lookups(_ seed: UInt64) throws {
    let history = try stored(try RandomRegister.made(seed)).history
    let records = Set((0..<history.count).map { history[$0].record }).sorted() + ["nothing"]
    let found = records.map { history.positions(of: $0) }
    history.prepareLookups()
    #expect(records.map { history.positions(of: $0) } == found)
    #expect(Set(found.joined()).count == history.count)
    let half = history.prefix(history.count / 2)
    half.prepareLookups()
    #expect(
      records.map { half.positions(of: $0) } == found.map { $0.filter { $0 < history.count / 2 } })
    #expect(records.map { history.positions(of: $0) } == found)
  }

  @Test(
    "What is read of some records alone is what all of the history says of them", arguments: 0..<8)
  func some(_ seed: UInt64) throws {
    for register in [try RandomRegister.made(seed), try stored(try RandomRegister.made(seed))] {
      let all = HistorySummary(register.history)
      let actions = register.actions.filter { FNV1a.hash($0.id.utf8) % 3 == seed % 3 }
      let some = HistorySummary(of: actions.map(\.id) + ["nothing"], in: register)
      for action in actions {
        #expect("\(some[action.id])" == "\(all[action.id])")
        #expect(some.carried(action) == all.carried(action))
      }
      for meeting in register.meetings {
        #expect(some.start(afterClosing: meeting.id) == all.start(afterClosing: meeting.id))
      }
    }
  }

  @Test(
    "The lines that give a reason or take back are found in the file as in memory", arguments: 0..<6
  )
  func remarks(_ seed: UInt64) throws {
    let register = try stored(try RandomRegister.made(seed))
    let decoded = register.withDecodedHistory()
    #expect(register.history.remarks == decoded.history.remarks)
    #expect(!register.history.remarks.isEmpty)
    #expect(register.history.remarks.count < register.history.count)
  }

  @Test("Moments, authors and shared lines are found in the file as in memory", arguments: 0..<6)
  func found(_ seed: UInt64) throws {
    let made = try RandomRegister.made(seed)
    let history = try stored(made).history
    let decoded = history.all
    #expect(history.moments == decoded.map(\.at))
    let names = Set(decoded.compactMap(\.by.name)) + ["nobody", "ki", ""]
    for (number, name) in (names.map { $0 as String? } + [nil]).enumerated() {
      let range = number % 3..<decoded.count - number % 4
      let found = history.positions(in: range, madeBy: name)
      #expect(found == found.sorted() && Set(found).isSubset(of: range))
      let needed = range.filter { decoded[$0].undoes != nil || decoded[$0].by.name == name }
      #expect(Set(found).isSuperset(of: needed))
      // Only lines that are not written plainly are there besides.
      if name == "nobody" { #expect(found.count < range.count / 2) }
    }
    let longer = try stored(try RandomRegister.changed(made, seed + 9, steps: 20)).history
    #expect(longer.count > history.count)
    #expect(longer.sharedCount(with: history) == history.count)
    #expect(history.sharedCount(with: longer) == history.count)
    #expect(History(decoded).sharedCount(with: longer) == history.count)
    let place = decoded.count / 2
    var other = decoded
    other[place].by.name = "somebody else"
    var changed = made
    changed.history = History(other)
    #expect(try stored(changed).history.sharedCount(with: history) == place)
    #expect(History(other).sharedCount(with: history) == place)
  }

  @Test("A shared line that is written otherwise in one file is shared all the same")
  func otherSpelling() throws {
    let text = String(decoding: StoredDocument(try RandomRegister.made(3)).text, as: UTF8.self)
    let odd = text.replacing(
      "\"field\":\"status\"", with: "\"field\":\"st\\u0061tus\"", maxReplacements: 5)
    #expect(odd != text)
    let one = try StoreReader.read(Array(text.utf8)).register.history
    let other = try StoreReader.read(Array(odd.utf8)).register.history
    #expect(one.sharedCount(with: other) == one.count)
    #expect(one.moments == other.moments)
  }

  @Test("Each digest is that of the decoded change, and names its record", arguments: 0..<4)
  func digests(_ seed: UInt64) throws {
    let register = try stored(try RandomRegister.made(seed))
    let digests = try #require(register.history.digests(of: 0..<register.history.count))
    for (position, line) in digests.lines.enumerated() {
      guard let line else { continue }
      let change = register.history[position]
      #expect(line.digest == ChangeDigest(change))
      #expect(digests.records[line.record] == change.record)
    }
    // Read in stretches, they are the same.
    let count = register.history.count
    for start in stride(from: 0, to: count, by: 7) {
      let part = try #require(register.history.digests(of: start..<min(start + 7, count)))
      for (row, line) in part.lines.enumerated() {
        let whole = digests.lines[start + row]
        #expect(line?.digest == whole?.digest)
        #expect(
          line.map { part.records[$0.record] } == whole.map { digests.records[$0.record] })
      }
    }
  }

  @Test(
    "A line in an odd spelling is read, and says the same",
    arguments: [
      (#""act":"a","field":"status","from":"done","to":"inProgress""#, true),
      (#""\u0061ct":"a","field":"status","to":"done""#, false),
      (#""act":"\u0061","field":"status","to":"done""#, false),
      (#""act":null,"field":"status","to":null,"from":{"x":1}"#, true),
      (#""act":"","field":"status","from":["done"],"to":7"#, true),
      (#""field":"status","to":"d\u006fne""#, false),
      (#""field":"st\u0061tus","to":"done""#, false),
      (#""field":"notes","to":null"#, true), (#""field":"notes","to":{"text":"\n"}"#, true),
      (#""field":"evidence","from":{"title":"x"}"#, true),
      (#""field":"due","from":"2026","to":"2027-Q1","undoes":null"#, true),
      (#""field":"due","from":"2026","to":"2027-Q1","undoes":"""#, true),
      (#""field":"due","from":"soon","to":"2027-Q1"# + "\"", true),
      (#""field":"tags","to":"x","reason":"merge""#, false),
      (#""field":"tags","to":"x","reason":"merg\u0065""#, false),
      (#""field":"tags","to":"x","reason":"merged","odd":[{"field":"status"}]"#, true),
    ])
  func odd(_ members: String, _ isDigested: Bool) throws {
    let line = #"{"id":"c2","at":"2026-02-29T09:00:00.5+09:00","by":{},"record":"M-1.2","#
      .replacing("02-29", with: "02-28")
    let text = StoreSamples.small.replacing(
      #""to":"x"}]}"#, with: #""to":"x"},"# + "\n\(line)\(members)}]}")
    let register = try JSONFileStore.parse(Array(text.utf8))
    let digests = try #require(register.history.digests(of: 0..<register.history.count))
    #expect(digests.lines.count == 2)
    #expect((digests.lines[1] != nil) == isDigested)
    if let digest = digests.lines[1]?.digest {
      #expect(digest == ChangeDigest(register.history[1]))
    }
    let decoded = register.withDecodedHistory()
    #expect(
      told(HistorySummary(register.history), register)
        == told(HistorySummary(decoded.history), decoded))
  }
}
