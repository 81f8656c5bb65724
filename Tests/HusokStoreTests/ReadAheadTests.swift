import HusokModel
import HusokTestSupport
import Testing

@testable import HusokStore

@Suite("Reading ahead")
struct ReadAheadTests {
  /// A store of some hundred kilobytes, one record on a line.
  private func large(_ count: Int = 1500, line: (Int) -> String = { _ in "" }) -> String {
    let actions = (0..<count).map { row in
      #"{"id":"M-1.\#(row)","outcome":"M-1","title":{"en":"Action \#(row)","ko":"과제 \"\#(row)\""},"#
        + #""status":"unreported"\#(line(row))}"#
    }
    let changes = (0..<count).map { row in
      #"{"id":"c\#(row)","at":"2026-01-26T09:00:00Z","by":{"name":"김"},"record":"M-1.\#(row % 7)","#
        + #""field":"tags","to":"x\#(row)"}"#
    }
    return """
      {"format":"husok","version":1,
      "ministries":[
      ],
      "meetings":[
      {"id":"M","kind":"summit","title":{"en":"Summit"}}],
      "outcomes":[
      {"id":"M-1","meeting":"M","title":{"en":"Outcome"},"kind":"result","trackable":true}],
      "actions":[
      \(actions.joined(separator: ",\n"))],
      "changes":[
      \(changes.joined(separator: ",\n"))]}

      """
  }

  /// The same text with its lines ended as another editor does, which is never read ahead.
  private func plain(_ text: String) -> String {
    text.replacing("\"actions\":[\n", with: "\"actions\": [").replacing("\n", with: " \n")
  }

  @Test("A large file holds what the same records hold that are read one by one")
  func same() throws {
    let text = large()
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { bytes in
      let first = try #require(text.utf8.firstRange(of: "{\"id\":\"M-1.0\"".utf8))
      let start = text.utf8.distance(from: text.utf8.startIndex, to: first.lowerBound)
      let ahead = ReadAhead(bytes)
      let run: RecordRun<FollowUpAction> = try #require(ahead.records(from: start))
      #expect(run.records.count == 1500)
      let beside: RecordRun<FollowUpAction>? = ahead.records(from: start + 1)
      #expect(beside == nil)
      let outcome = try #require(text.utf8.firstRange(of: "{\"id\":\"M-1\"".utf8))
      let place = text.utf8.distance(from: text.utf8.startIndex, to: outcome.lowerBound)
      let outcomes: RecordRun<Outcome> = try #require(ahead.records(from: place))
      #expect(outcomes.records.map(\.id) == ["M-1"])
    }
    let ahead = try StoreReader.read(bytes)
    let slow = try StoreReader.read(Array(plain(text).utf8))
    #expect(ahead.register.actions.count == 1500)
    let isSame = ahead.register.actions == slow.register.actions
    #expect(isSame)
    #expect(ahead.register.history.count == 1500)
    #expect((0..<1500).allSatisfy { ahead.register.history[$0] == slow.register.history[$0] })
    #expect(ahead.register.history.positions(of: "M-1.3").count == 214)
    let isKept = (ahead: ahead.document.text == bytes, slow: slow.document.text == bytes)
    #expect(isKept.ahead)
    #expect(isKept.slow)
  }

  @Test(
    "A list in which a line is no record, or two, is read one by one and holds the same",
    arguments: [
      (",\n{\"id\":\"M-1.700\"", ",\n\n{\"id\":\"M-1.700\""),
      (",\n{\"id\":\"M-1.9\"", ",{\"id\":\"M-1.9\""),
    ])
  func otherLines(_ regular: String, _ other: String) throws {
    let text = large()
    let changed = text.replacing(regular, with: other)
    #expect(changed != text)
    let bytes = Array(changed.utf8)
    let first = try #require(changed.utf8.firstRange(of: "{\"id\":\"M-1.0\"".utf8))
    let start = changed.utf8.distance(from: changed.utf8.startIndex, to: first.lowerBound)
    bytes.withUnsafeBufferPointer {
      let run: RecordRun<FollowUpAction>? = ReadAhead($0).records(from: start)
      #expect(run == nil)
    }
    let read = try StoreReader.read(bytes).register
    let isSame = try read.actions == StoreReader.read(Array(text.utf8)).register.actions
    #expect(isSame && read.history.count == 1500)
  }

  @Test("Lists in another order, also with outcomes that are not sound, are read alike")
  func otherOrder() throws {
    let text = large()
    let list =
      try #require(
        text.firstRange(of: #""outcomes":["# + "\n")
      ).lowerBound..<#require(text.firstRange(of: #""actions":["#)).lowerBound
    let outcomes = String(text[list])
    let moved = text.replacing(outcomes, with: "").replacing(
      "]}\n", with: "],\n\(outcomes.dropLast(2))}\n")
    let isSame =
      try StoreReader.read(Array(moved.utf8)).register.actions
      == StoreReader.read(Array(text.utf8)).register.actions
    #expect(isSame)
    let broken = text.replacing(#""title":{"en":"Outcome"}"#, with: #""title":{"en":"Out\#u{1}"}"#)
    let place = try #require(broken.utf8.firstIndex(of: 1))
    let error = try #require(throws: JSONFault.self) { try StoreReader.read(Array(broken.utf8)) }
    #expect(error.offset == broken.utf8.distance(from: broken.utf8.startIndex, to: place))
  }

  @Test(
    "A fault in a large file is told with its place, wherever it is",
    arguments: [0, 1, 700, 1499])
  func fault(_ row: Int) throws {
    let sound = large()
    for mark in ["\"title\":{\"en\":\"Action \(row)\"", "\"to\":\"x\(row)\""] {
      let broken = sound.replacing(mark, with: "\u{1}")
      #expect(broken != sound)
      let place = try #require(broken.utf8.firstIndex(of: 1))
      let offset = broken.utf8.distance(from: broken.utf8.startIndex, to: place)
      let error = try #require(throws: JSONFault.self) { try StoreReader.read(Array(broken.utf8)) }
      #expect(error.offset == offset)
    }
  }

  @Test("The first of two faults is told")
  func firstFault() throws {
    let broken = large().replacing("Action 1200", with: "\u{2}").replacing(
      "\"to\":\"x3\"", with: "\u{1}")
    let place = try #require(broken.utf8.firstIndex(of: 2))
    let error = try #require(throws: JSONFault.self) { try StoreReader.read(Array(broken.utf8)) }
    #expect(error.offset == broken.utf8.distance(from: broken.utf8.startIndex, to: place))
  }

  @Test("Lines that only look like the beginning of a section are not taken for one")
  func lookalike() throws {
    let hidden = #","strange":{"# + "\n" + #""actions":["# + "\n{\"id\":\"M-1.0\"}]}"
    let text = large { $0 == 0 ? hidden : "" }
    let lines = text.replacing(
      "\"actions\":[\n{\"id\":\"M-1.0\",", with: "\"actions\":[ {\"id\":\"M-1.0\",")
    let found = try StoreReader.read(Array(lines.utf8))
    #expect(found.register.actions.count == 1500)
    #expect(found.register.actions[0].extra.count == 1)
    #expect(found.register.history.count == 1500)
  }

  @Test("A text is walked over alike whatever stands at which place in it")
  func strings() throws {
    let odd: [String] = [
      "\"", "\\", "\\n", "\\u00e9", "\u{1F}", "\u{7F}", "가", "é", " ", "!", "#", "[", "]",
    ]
    for before in 0..<17 {
      for text in odd {
        let inside = String(repeating: "a", count: before) + text + String(repeating: "z", count: 9)
        let bytes = Array("\"\(inside)\"".utf8)
        let walked = bytes.withUnsafeBufferPointer { bytes -> Int? in
          var scanner = JSONScanner(bytes)
          do throws(JSONFault) { try scanner.skipString() } catch { return nil }
          return scanner.position
        }
        switch text {
        case "\"": #expect(walked == before + 2)
        case "\u{1F}", "\\": #expect(walked == nil)
        default: #expect(walked == bytes.count)
        }
      }
    }
  }
}
