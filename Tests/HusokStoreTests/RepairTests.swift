import Glibc
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokStore

@Suite("Check and repair")
struct RepairTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }
  private var store: JSONFileStore { JSONFileStore(path: path) }

  private func repaired(_ bytes: [UInt8]) throws -> (RepairReport, Register) {
    TemporaryFolder.write(bytes, to: path)
    let report = try store.repair(Fixtures.context())
    let damaged = try #require(report.damaged)
    #expect(TemporaryFolder.read(damaged) == bytes)
    return (report, try store.load().register)
  }

  private func repaired(_ text: String) throws -> (RepairReport, Register) {
    try repaired(Array(text.utf8))
  }

  private func rest(_ report: RepairReport) throws -> String {
    try StoreSamples.read(try #require(report.rest))
  }

  @Test("All faults of a file are listed in one run, each with its place")
  func allFaults() throws {
    var lines = StoreSamples.small.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    lines[2] = lines[2].replacing("\"kind\"", with: "\"kind")
    lines[8] = lines[8].replacing("unreported", with: "perfect")
    lines.insert(lines[9].dropLast(2) + ",", at: 9)
    lines[9] = lines[9].replacing("\"outcome\":\"M-1\"", with: "\"outcome\":\"M-7\"")
    lines[12] = lines[12].replacing("\"by\":{},", with: "")
    StoreSamples.write(lines.joined(separator: "\n"), to: path)
    let faults = try store.faults()
    #expect(faults.map(\.line) == [3, 9, 10, 11, 13])
    #expect(faults[2].reason == .brokenReference(record: "M-1.2", field: "outcome", target: "M-7"))
    #expect(faults[3].reason == .duplicateID("M-1.2"))
    #expect(faults[4].reason == .field(record: "c1", .init(path: "by", .missing)))
  }

  @Test("A sound file has no faults and is not repaired")
  func sound() throws {
    TemporaryFolder.write(Fixtures.bundledBytes, to: path)
    #expect(try store.faults() == [])
    #expect(try store.repair(Fixtures.context()).damaged == nil)
    #expect(TemporaryFolder.read(path) == Fixtures.bundledBytes)
    #expect(!TemporaryFolder.names(in: folder.path).contains { $0.contains("damaged") })
  }

  @Test("Cut at any place of the history or the actions: every whole record before it is kept")
  func truncated() throws {
    let bytes = Fixtures.bundledBytes
    let start = try #require(
      String(decoding: bytes, as: UTF8.self).utf8.firstRange(of: "\"actions\":".utf8))
    let offset = String(decoding: bytes, as: UTF8.self).utf8
      .distance(from: String(decoding: bytes, as: UTF8.self).utf8.startIndex, to: start.lowerBound)
    for end in stride(from: offset + 40, to: bytes.count - 2, by: 997) {
      let cut = Array(bytes[..<end])
      let whole = cut[offset...].split(separator: 0x0A).dropFirst().filter { line in
        line.last == UInt8(ascii: ",") || line.suffix(2) == Array("}]".utf8)
          || line.suffix(2) == Array("}}".utf8) && JSONFileStore.isWhole(Array(line))
      }.count
      TemporaryFolder.write(cut, to: path)
      #expect(try store.faults().last?.reason == .truncated, "\(end)")
      let (report, register) = try repaired(cut)
      #expect(register.actions.count >= whole - 1, "\(end)")
      let all = try StoreSamples.read(path) + (try report.rest.map(StoreSamples.read) ?? "")
      for line in cut[offset...].split(separator: 0x0A).dropFirst() {
        var text = String(decoding: line, as: UTF8.self)
        while let last = text.last, ",]".contains(last) { text.removeLast() }
        #expect(all.contains(text), "\(end)")
      }
    }
  }

  @Test("Doubled ids are renumbered, word for word doubles stand once")
  func doubled() throws {
    let other = #"{"id":"M-1.1","outcome":"M-1","title":{"en":"New"},"status":"done"},"#
    let text = StoreSamples.small.replacing(
      "{\"id\":\"M-1.2\"",
      with: other + "\n" + #"{"id":"M-1.1","outcome":"M-1","title":{"en":"Action"},"#
        + #""status":"unreported"},"# + "\n{\"id\":\"M-1.2\"")
    let (report, register) = try repaired(text)
    #expect(
      report.steps == [
        .renumbered(old: "M-1.1", new: "M-1.2"), .doubleRemoved("M-1.1"),
        .renumbered(old: "M-1.2", new: "M-1.3"),
      ] || report.steps == [.renumbered(old: "M-1.1", new: "M-1.3"), .doubleRemoved("M-1.1")])
    #expect(register.actions.count == 3)
    #expect(Set(register.actions.compactMap(\.title.en)) == ["Action", "New", "Other"])
  }

  @Test("A doubled id takes a number that is free everywhere; nothing else moves")
  func doubledAmongOthers() throws {
    let lines = StoreSamples.small.replacing(
      "{\"id\":\"M-1.2\"",
      with: #"{"id":"M-1.1","outcome":"M-1","title":{"en":"Copy"},"status":"unreported"},"#
        + "\n" + #"{"id":"M-1.3","outcome":"M-1","title":{"en":"Third"},"status":"unreported","#
        + #""dependsOn":["M-1.2"]},"# + "\n{\"id\":\"M-1.2\""
    ).replacing(
      "\"to\":\"x\"}]",
      with: "\"to\":\"x\"},\n"
        + #"{"id":"c2","at":"2026-01-26T09:00:00Z","by":{},"record":"M-1.4","field":"tags","#
        + "\"to\":\"x\"}]")
    let (report, register) = try repaired(lines)
    #expect(report.steps == [.renumbered(old: "M-1.1", new: "M-1.5")])
    #expect(register.action("M-1.1")?.title.en == "Action")
    #expect(register.action("M-1.5")?.title.en == "Copy")
    #expect(register.action("M-1.2")?.title.en == "Other")
    #expect(register.action("M-1.3")?.dependsOn == ["M-1.2"])
    #expect(report.before == 4 && report.after == 4)
  }

  @Test(
    "One bad field does not cost the record",
    arguments: [
      (#""status":"unreported""#, #""status":"banana""#, "status", "banana"),
      (#""status":"unreported""#, #""status":"done","status":"onHold""#, "status", "\"done\""),
      (#""status":"unreported""#, #""title2":1"#, "status", "title2"),
      (#""status":"#, #""due":"soon","status":"#, "due", "soon"),
      (#""status":"#, #""lead":{"ministry":"culture","confirmed":3},"status":"#, "lead", ":3"),
      (
        #""status":"#, #""notes":[{"at":"x","text":"kept"},{"at":1},{"text":"too"}],"status":"#,
        "notes", "{\"at\":1}"
      ),
    ])
  func badField(_ old: String, _ new: String, _ field: String, _ aside: String) throws {
    let text = StoreSamples.small.replacing(old, with: new, maxReplacements: 1)
    let (report, register) = try repaired(text)
    let action = try #require(register.actions.first)
    #expect(report.steps.contains(.partPutAside(record: action.id, field: field)))
    #expect(!report.isIncomplete && report.before == 2 && report.after == 2)
    #expect(try rest(report).contains(aside))
    switch field {
    case "notes":
      #expect(action.notes.map(\.text) == ["kept", "too"] && action.notes.first?.at == nil)
    case "status": #expect(action.status == (aside == "\"done\"" ? .onHold : .unreported))
    case "due": #expect(action.due == nil)
    default: #expect(action.lead == nil)
    }
  }

  @Test("Raw control characters and stray backslashes are escaped, and nothing is lost")
  func controls() throws {
    let raw = "a\tb\nc\\d \\x \u{1}"
    let (report, register) = try repaired(
      StoreSamples.small.replacing(
        "\"en\":\"Action\"", with: "\"en\":\"a\tb\nc\\\\d \\x \u{1}\""))
    #expect(register.action("M-1.1")?.title.en == raw)
    #expect(report.steps == [.charactersEscaped("M-1.1")] && report.rest == nil)
  }

  @Test("Half a surrogate pair and bytes that are no character cost nothing but themselves")
  func noCharacters() throws {
    let whole = StoreSamples.small.replacing(
      "\"en\":\"Action\"", with: "\"en\":\"a\\ud800b \\ud83d\\ude00\"")
    let (report, register) = try repaired(whole)
    #expect(register.action("M-1.1")?.title.en == "a\u{FFFD}b \u{1F600}")
    #expect(report.steps == [.charactersReplaced("M-1.1")])
    #expect(try rest(report).contains("\\ud800"))
    var bytes = Array(StoreSamples.small.utf8)
    let place = try #require(StoreSamples.small.utf8.firstRange(of: "Action".utf8))
    bytes[
      StoreSamples.small.utf8.distance(
        from: StoreSamples.small.utf8.startIndex, to: place.lowerBound)] = 0xFF
    let (second, mended) = try repaired(bytes)
    #expect(mended.action("M-1.1")?.title.en == "\u{FFFD}ction")
    #expect(second.steps == [.charactersReplaced("M-1.1")])
  }

  @Test("What names a record that is not there gets one, or is emptied with a line of the history")
  func references() throws {
    let text = StoreSamples.small
      .replacing(
        "\"status\":\"unreported\"}",
        with: "\"status\":\"unreported\",\"lead\":{\"ministry\":\"trade\",\"confirmed\":true},"
          + "\"supporting\":[\"M\"],\"dependsOn\":[\"M-9.9\"]}", maxReplacements: 1
      )
      .replacing("\"meeting\":\"M\"", with: "\"meeting\":\"N\"")
    let (report, register) = try repaired(text)
    let action = try #require(register.action("M-1.1"))
    #expect(action.leadMinistry == "trade" && register.ministry("trade") != nil)
    #expect(action.supporting == [] && action.dependsOn == [])
    #expect(register.meeting("N") != nil)
    #expect(report.steps.contains(.placeholder("trade")))
    #expect(report.steps.contains(.placeholder("N")))
    let lines = StoreSamples.changes(register).filter { $0.reason == Repair.reason }
    #expect(lines.contains { $0.field == "dependsOn" && $0.from == .string("M-9.9") })
    #expect(lines.contains { $0.field == "supporting" && $0.from == .string("M") })
    #expect(report.rest == nil)
  }

  @Test("An action whose outcome is gone keeps it, with a record in its place")
  func lostOutcome() throws {
    let text = StoreSamples.small.replacing("\"kind\":\"result\"", with: "\"kind\":result")
    let (report, register) = try repaired(text)
    #expect(register.actions.count == 2 && register.outcome("M-1")?.meeting == "M")
    #expect(report.steps == [.placeholder("M-1"), .leftOut(line: 7)])
    #expect(try rest(report).contains("\"kind\":result"))
  }

  @Test("Both sides of a conflict of git are merged", arguments: [false, true])
  func conflict(_ hasBase: Bool) throws {
    var base = try JSONFileStore.parse(Array(StoreSamples.small.utf8))
    let mine = StoreSamples.status("M-1.1", "inProgress", id: "mine")
    let note = StoreSamples.note("M-1.1", "their note", id: "note")
    let hold = StoreSamples.status("M-1.1", "onHold", id: "theirs")
    var theirs = base
    try base.apply(mine)
    try theirs.apply(note)
    try theirs.apply(hold)
    let lines = { (register: Register) in
      String(decoding: StoredDocument(register).text, as: UTF8.self).split(separator: "\n")
        .map(String.init)
    }
    let (our, their) = (lines(base), lines(theirs))
    let old = lines(try JSONFileStore.parse(Array(StoreSamples.small.utf8)))
    let block = { (one: ArraySlice<String>, two: ArraySlice<String>, before: ArraySlice<String>) in
      ["<<<<<<< HEAD"] + one + (hasBase ? ["||||||| base"] + before : []) + ["======="] + two
        + [">>>>>>> theirs"]
    }
    let action = try #require(our.firstIndex { $0.hasPrefix("{\"id\":\"M-1.1\"") })
    let start = try #require(our.firstIndex { $0.hasPrefix("{\"id\":\"c1\"") })
    let text =
      our[..<action]
      + block(our[action...action], their[action...action], old[action...action])
      + our[(action + 1)..<start] + block(our[start...], their[start...], old[start...])
    StoreSamples.write(text.joined(separator: "\n") + "\n", to: path)
    #expect(try store.faults().map(\.reason) == [.conflictMarkers, .conflictMarkers])
    let (report, register) = try repaired(text.joined(separator: "\n") + "\n")
    #expect(report.steps == [.conflictsMerged(2)])
    #expect(register.action("M-1.1")?.notes.map(\.text) == ["their note"])
    let ids = StoreSamples.changes(register).map(\.id)
    #expect(Set(ids).isSuperset(of: ["c1", "mine", "note", "theirs"]))
    #expect(Set(ids).count == ids.count)
    #expect(register.findings(on: .latest).contains { $0.kind == .conflict })
    #expect(!(try StoreSamples.read(path)).contains("<<<<<<<"))
  }

  @Test("UTF-16 is converted, empty bytes at the end are cut off")
  func encodings() throws {
    let expected = try JSONFileStore.parse(Fixtures.bundledBytes)
    let units = Array(String(decoding: Fixtures.bundledBytes, as: UTF8.self).utf16)
    let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
      let (report, register) = try repaired(bytes)
      #expect(report.steps == [.converted])
      StoreSamples.expectSame(register, expected)
    }
    let (report, register) = try repaired(Fixtures.bundledBytes + [0, 0, 0, 0])
    #expect(report.steps == [.emptyBytesCut(4)])
    StoreSamples.expectSame(register, expected)
  }

  @Test(
    "What holds nothing of a register is not replaced", arguments: ["", "<html>", "[1,2]", "\0\0"])
  func nothing(_ text: String) throws {
    StoreSamples.write(text, to: path)
    let error = StoreSamples.error { () throws(StoreError) in
      _ = try store.repair(Fixtures.context())
    }
    guard case .damaged? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try !store.faults().isEmpty)
    #expect(try StoreSamples.read(path) == text)
    #expect(TemporaryFolder.names(in: folder.path) == ["store.json", "store.json.lock"])
  }

  @Test("Each file that fuzzing begins with or has found is read, or refused and repaired")
  func seeds() throws {
    let here = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    let names = TemporaryFolder.names(in: here + "/Seeds")
    #expect(names.count >= 5)
    for name in names {
      let bytes = try #require(TemporaryFolder.read("\(here)/Seeds/\(name)"))
      TemporaryFolder.write(bytes, to: path)
      let isSound = (try? JSONFileStore.parse(bytes)) != nil
      #expect(try store.faults().isEmpty == isSound, "\(name)")
      _ = try store.repair(Fixtures.context())
      #expect(try store.load().register.actions.count >= 1, "\(name)")
    }
  }

  @Test("Bytes exchanged at random: what is repaired can be read, and nothing is gone")
  func random() throws {
    var source = IdentifierSource(seed: 11)
    let bytes = Fixtures.bundledBytes
    var repairs = 0
    let rounds = SlowTests.areOn ? 150 : 12
    for _ in 0..<rounds {
      var changed = bytes
      for _ in 0..<3 {
        let number = UInt64(source.next(), radix: 16) ?? 0
        changed[Int(number >> 8) % changed.count] = UInt8(truncatingIfNeeded: number)
      }
      TemporaryFolder.write(changed, to: path)
      guard (try? JSONFileStore.parse(changed)) == nil else { continue }
      #expect(try !store.faults().isEmpty)
      guard let report = try? store.repair(Fixtures.context()) else { continue }
      repairs += 1
      let register = try store.load().register
      let rest = try report.rest.map(StoreSamples.read) ?? ""
      let put = rest.split(separator: "\n").count
      #expect(register.actions.count + put >= 18)
      let first = try #require(register.actions.first)
      _ = try JSONFileStore(path: path).save([StoreSamples.note(first.id, "on", id: "z")])
    }
    #expect(repairs > rounds / 3)
  }
}

extension JSONFileStore {
  /// Whether a line is a whole value.
  fileprivate static func isWhole(_ line: [UInt8]) -> Bool {
    line.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      return (try? scanner.skipValue(depth: 2)) != nil
    }
  }
}
