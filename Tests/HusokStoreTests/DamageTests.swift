import Glibc
import HusokModel
import HusokStore
import HusokTestSupport
import Testing

/// A file that is no store, and where and why it is refused.
struct DamagedFile: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let line: Int
  let column: Int
  let reason: DamageReason

  /// A file of these bytes.
  init(_ name: String, _ bytes: [UInt8], _ line: Int, _ column: Int, _ reason: DamageReason) {
    testDescription = name
    self.bytes = bytes
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// A file of this text.
  init(_ name: String, _ text: String, _ line: Int, _ column: Int, _ reason: DamageReason) {
    self.init(name, Array(text.utf8), line, column, reason)
  }

  /// The small store with a stretch exchanged where it stands first.
  init(
    _ old: String, to new: String, _ line: Int, _ column: Int, _ reason: DamageReason
  ) {
    let text = StoreSamples.small.replacing(old, with: new, maxReplacements: 1)
    self.init("\(old) to \(new.prefix(40))", text, line, column, reason)
  }

  /// The small store with these bytes as the first action's title.
  init(
    title: [UInt8], _ name: String, _ line: Int, _ column: Int, _ reason: DamageReason
  ) {
    let parts = StoreSamples.small.split(separator: "Action", maxSplits: 1).map { Array($0.utf8) }
    self.init("title: \(name)", Array(parts.joined(separator: title)), line, column, reason)
  }

  init(title: String, _ line: Int, _ column: Int, _ reason: DamageReason) {
    self.init(title: Array(title.utf8), title, line, column, reason)
  }
}

@Suite("Damaged files")
struct DamageTests {
  private static func field(
    _ record: String, _ path: String, _ problem: FieldFault.Problem
  ) -> DamageReason {
    .field(record: record, FieldFault(path: path, problem))
  }

  private static func unexpected(_ found: String, _ expected: String) -> DamageReason {
    .unexpected(found: found, expected: expected)
  }

  private static let statuses = Status.allCases.map(\.rawValue)

  private static let whole: [DamagedFile] = [
    .init("nothing", "", 1, 1, .empty),
    .init("white space", " \n\t ", 2, 3, .empty),
    .init("NULs", [0, 0, 0, 0], 1, 1, .nulBytes),
    .init("NULs behind", StoreSamples.small + "\0\0\0", 13, 1, .nulBytes),
    .init("UTF-16, little end first", [0xFF, 0xFE, 0x7B, 0], 1, 1, .utf16),
    .init("UTF-16, big end first", [0xFE, 0xFF, 0, 0x7B], 1, 1, .utf16),
    .init("UTF-16 without a mark", [0x7B, 0, 0x22, 0], 1, 2, .nulBytes),
    .init("a list", "[]", 1, 1, unexpected("[", "{")),
    .init("null", "\n null", 2, 2, unexpected("n", "{")),
    .init("a web page", "<!DOCTYPE html>", 1, 1, unexpected("<", "{")),
    .init("a pointer of git-lfs", "version https://git-lfs", 1, 1, unexpected("v", "{")),
    .init("a stray byte", [0x80], 1, 1, unexpected("\u{FFFD}", "{")),
    .init("an empty object", "{}", 1, 1, .notHusok),
    .init("another format", "{\"format\":\"other\"}", 1, 11, .notHusok),
    .init("no format", "{\"version\":1}", 1, 1, .notHusok),
    .init("text behind", StoreSamples.small + "x", 13, 1, .trailing),
    .init("a second store", StoreSamples.small + StoreSamples.small, 13, 1, .trailing),
  ]

  private static let texts: [DamagedFile] = [
    .init(title: [0x41, 0x63, 0x74, 0, 0x6F], "NUL inside", 9, 49, .nulBytes),
    .init(title: "Act\non", 9, 49, .rawControl),
    .init(title: "Act\ton", 9, 49, .rawControl),
    .init(title: [0xFF], "FF", 9, 46, .notUTF8),
    .init(title: [0x80], "continuation alone", 9, 46, .notUTF8),
    .init(title: [0xC3], "cut short", 9, 46, .notUTF8),
    .init(title: [0xC0, 0x80], "overlong, two bytes", 9, 46, .notUTF8),
    .init(title: [0xE0, 0x80, 0x80], "overlong, three bytes", 9, 46, .notUTF8),
    .init(title: [0xF0, 0x80, 0x80, 0x80], "overlong, four bytes", 9, 46, .notUTF8),
    .init(title: [0xED, 0xA0, 0x80], "surrogate in UTF-8", 9, 46, .notUTF8),
    .init(title: [0xF4, 0x90, 0x80, 0x80], "beyond Unicode", 9, 46, .notUTF8),
    .init(title: Array("가나".utf8) + [0xFF], "after Hangul", 9, 48, .notUTF8),
    .init(title: #"\ud800"#, 9, 46, .loneSurrogate),
    .init(title: #"\udc00"#, 9, 46, .loneSurrogate),
    .init(title: #"\ud800\u0041"#, 9, 46, .loneSurrogate),
    .init(title: #"a\ud83dx"#, 9, 47, .loneSurrogate),
    .init(title: #"\x41"#, 9, 46, .badEscape),
    .init(title: #"\u12G4"#, 9, 46, .badEscape),
    .init(title: #"\u12"#, 9, 46, .badEscape),
    .init(title: "Act\"ion", 9, 50, unexpected("i", "}")),
  ]

  private static let layout: [DamagedFile] = [
    .init("\"en\":\"Action\"", to: "\"en\":\"A\",\"en\":\"B\"", 9, 49, .duplicateKey("en")),
    .init("\"en\":\"Action\"", to: "\"en\":\"A\",\"\\u0065n\":\"B\"", 9, 49, .duplicateKey("en")),
    .init("\"version\":1,", to: "\"version\":1,\"version\":1,", 1, 31, .duplicateKey("version")),
    .init("{\"id\":\"M-1.1\"", to: "<<<<<<< HEAD\n{\"id\":\"M-1.1\"", 9, 1, .conflictMarkers),
    .init("{\"id\":\"M-1.2\"", to: "=======\n{\"id\":\"M-1.2\"", 10, 1, .conflictMarkers),
    .init("\"changes\":[", to: ">>>>>>> theirs\n\"changes\":[", 11, 1, .conflictMarkers),
    .init("\"ministries\":[", to: "\"ministries\":{", 2, 14, unexpected("{", "[")),
    .init("\"version\":1,", to: "\"version\":1", 2, 1, unexpected("\"", "}")),
    .init("\"version\":1,", to: "\"version\":1,,", 1, 31, unexpected(",", "\"")),
    .init("\"version\":1,", to: "\"version\" 1,", 1, 29, unexpected("1", ":")),
    .init("\"version\":1,", to: "'version':1,", 1, 19, unexpected("'", "\"")),
    .init("\"version\":1,", to: "\"version\":1,// no\n", 1, 31, unexpected("/", "\"")),
    .init("\"version\":1,", to: "\"version\":1,\"x\":tru,", 1, 38, unexpected(",", "true")),
    .init("\"version\":1,", to: "\"version\":1,\"x\":[1,],", 1, 38, unexpected("]", "a value")),
    .init("\"version\":1,", to: "\"version\":1,\"x\":{\"a\":1,},", 1, 42, unexpected("}", "\"")),
    .init(
      "\"version\":1,", to: "\"version\":1,\"x\":" + String(repeating: "[", count: 100_000), 1, 98,
      .tooDeep),
    .init(
      "\"version\":1,",
      to: "\"version\":1,\"x\":" + String(repeating: "{\"a\":", count: 100_000), 1, 350, .tooDeep),
  ]

  private static let numbers: [DamagedFile] =
    ["01", "-01", "1.", "1.e1", "1e", "1e+", "-", "-x"].map {
      .init("\"version\":1,", to: "\"version\":\($0),", 1, 29, .badNumber)
    }
    + [".5", "+1", "NaN", "Infinity"].map {
      .init(
        "\"version\":1,", to: "\"version\":\($0),", 1, 29,
        unexpected(String($0.prefix(1)), "a value"))
    }
    + ["0", "-1", "1.5", "1.0", "\"1\"", "null", "99999999999999999999"].map {
      .init(
        "\"version\":1,", to: "\"version\":\($0),", 1, 29,
        field("", "version", .expected("wholeNumber")))
    } + [.init("\"version\":1,", to: "\"version\":1x0,", 1, 30, unexpected("x", "}"))]

  private static let records: [DamagedFile] = [
    .init("\"M-1.2\"", to: "\"M-1.1\"", 10, 1, .duplicateID("M-1.1")),
    .init("\"id\":\"M-1.1\"", to: "\"id\":\"M\"", 9, 1, .duplicateID("M")),
    .init(
      "\"outcome\":\"M-1\"", to: "\"outcome\":\"M\"", 9, 1,
      .brokenReference(record: "M-1.1", field: "outcome", target: "M")),
    .init(
      "\"meeting\":\"M\"", to: "\"meeting\":\"N\"", 7, 1,
      .brokenReference(record: "M-1", field: "meeting", target: "N")),
    .init(
      "\"unreported\"}", to: "\"done\",\"lead\":{\"ministry\":\"x\",\"confirmed\":true}}", 9, 1,
      .brokenReference(record: "M-1.1", field: "lead.ministry", target: "x")),
    .init(
      "\"unreported\"}", to: "\"done\",\"dependsOn\":[\"M-1.2\",\"x\"]}", 9, 1,
      .brokenReference(record: "M-1.1", field: "dependsOn", target: "x")),
    .init(
      "\"unreported\"", to: "\"perfect\"", 9, 64,
      field("M-1.1", "status", .unknown(text: "perfect", known: statuses))),
    .init(",\"status\":\"unreported\"", to: "", 9, 1, field("M-1.1", "status", .missing)),
    .init("\"id\":\"M-1.1\"", to: "\"id\":7", 9, 7, field("", "id", .expected("text"))),
    .init(
      "{\"en\":\"Action\"}", to: "\"Action\"", 9, 39, field("M-1.1", "title", .expected("object"))),
    .init("{\"en\":\"Action\"}", to: "{}", 9, 39, field("M-1.1", "title", .missing)),
    .init(
      "\"trackable\":true", to: "\"trackable\":1", 7, 80,
      field("M-1", "trackable", .expected("flag"))),
    .init("\"names\":[{", to: "\"names\":[],\"x\":[{", 3, 43, field("culture", "names", .missing)),
    .init("\"by\":{},", to: "", 12, 1, field("", "by", .missing)),
    .init(
      "\"at\":\"2026", to: "\"at\":5,\"x\":\"2026", 12, 17, field("", "at", .expected("instant"))),
    .init("\"by\":{}", to: "\"by\":\"kim\"", 12, 45, field("", "by", .expected("object"))),
    .init(
      "\"by\":{}", to: "\"by\":{\"name\":1}", 12, 53, field("", "by.name", .expected("text"))),
    .init("2026-01-26T", to: "2026-02-30T", 12, 17, field("", "at", .expected("instant"))),
    .init("2026-01-26T", to: "yesterday T", 12, 17, field("", "at", .expected("instant"))),
    .init("\"to\":\"x\"", to: "\"reason\":5", 12, 89, field("", "reason", .expected("text"))),
    .init("\"id\":\"c1\"", to: "\"id\":\"\"", 12, 7, field("", "id", .expected("text"))),
  ]

  @Test(
    "A damaged file is refused with its line, column and reason",
    arguments: whole + texts + layout + numbers + records)
  func damaged(_ file: DamagedFile) {
    #expect(file.bytes != Array(StoreSamples.small.utf8))
    let error = StoreSamples.error { () throws(StoreError) in
      _ = try JSONFileStore.parse(file.bytes)
    }
    #expect(
      error == .damaged(path: "", line: file.line, column: file.column, file.reason))
  }

  @Test("The sample that is damaged is sound itself")
  func sound() throws {
    #expect(try JSONFileStore.parse(Array(StoreSamples.small.utf8)).actions.count == 2)
  }

  @Test("A file that ends at any byte is refused at that byte")
  func truncated() {
    let bytes = Array(StoreSamples.small.utf8)
    for end in 1..<bytes.count - 1 {
      let start = Array(bytes[..<end])
      let error = StoreSamples.error { () throws(StoreError) in
        _ = try JSONFileStore.parse(start)
      }
      let lines = start.split(separator: 0x0A, omittingEmptySubsequences: false)
      let column = (lines.last ?? []).count { $0 & 0xC0 != 0x80 } + 1
      #expect(
        error == .damaged(path: "", line: lines.count, column: column, .truncated), "at \(end)")
    }
  }

  @Test("The place of a doubled record is right in any layout")
  func placeInOneLine() throws {
    let text = StoreSamples.small.replacing("\n", with: "").replacing(
      "\"M-1.2\"", with: "\"M-1.1\"")
    let second = try #require(text.ranges(of: "{\"id\":\"M-1.1\"").last)
    let column = text.distance(from: text.startIndex, to: second.lowerBound) + 1
    let error = StoreSamples.error { () throws(StoreError) in
      _ = try JSONFileStore.parse(Array(text.utf8))
    }
    #expect(error == .damaged(path: "", line: 1, column: column, .duplicateID("M-1.1")))
  }

  @Test("Bytes exchanged at random never do more than damage, at a place inside the file")
  func random() {
    var source = IdentifierSource(seed: 3)
    let bytes = Fixtures.bundledBytes
    let lines = bytes.count { $0 == 0x0A } + 1
    for _ in 0..<300 {
      var changed = bytes
      for _ in 0..<3 {
        let number = UInt64(source.next(), radix: 16) ?? 0
        changed[Int(number >> 8) % changed.count] = UInt8(truncatingIfNeeded: number)
      }
      let error = StoreSamples.error { () throws(StoreError) in
        _ = try JSONFileStore.parse(changed)
      }
      switch error {
      case nil: break
      case .damaged(_, let line, let column, _)?:
        #expect((1...lines + 3).contains(line) && column >= 1)
      case let other?: Issue.record("\(other)")
      }
    }
  }

  @Test("A damaged file is told with its path and left as it is")
  func untouched() throws {
    let folder = TemporaryFolder()
    let path = folder.file("store.json")
    StoreSamples.write("{\"format\":", to: path)
    let store = JSONFileStore(path: path)
    for _ in 0..<2 {
      let error = StoreSamples.error { () throws(StoreError) in _ = try store.load() }
      #expect(error == .damaged(path: path, line: 1, column: 11, .truncated))
      let saving = StoreSamples.error { () throws(StoreError) in
        _ = try store.save([StoreSamples.status("M-1.1", "done", id: "c2")])
      }
      #expect(saving == error)
    }
    #expect(try StoreSamples.read(path) == "{\"format\":")
  }

  @Test("What is no file is refused at once")
  func noFile() {
    let folder = TemporaryFolder()
    #expect(mkfifo(folder.file("fifo"), 0o600) == 0)
    #expect(symlink("loop", folder.file("loop")) == 0)
    let load = { (path: String) in
      StoreSamples.error { () throws(StoreError) in _ = try JSONFileStore(path: path).load() }
    }
    for path in [folder.path, folder.file("fifo"), "/dev/zero", "/dev/null"] {
      #expect(load(path) == .notAFile(path: path))
    }
    let nowhere = folder.file("nowhere")
    #expect(load(nowhere) == .missing(path: nowhere))
    guard case .unreadable(_, let fault)? = load(folder.file("loop")) else {
      Issue.record("a link to itself was read")
      return
    }
    #expect(fault.call == "open")
    #expect(fault.number == ELOOP)
  }

  @Test("A file larger than any register is not read")
  func tooLarge() {
    let folder = TemporaryFolder()
    let path = folder.file("large")
    StoreSamples.write("", to: path)
    let size = 1 << 30 + 1
    #expect(truncate(path, size) == 0)
    let error = StoreSamples.error { () throws(StoreError) in
      _ = try JSONFileStore(path: path).load()
    }
    #expect(error == .tooLarge(path: path, size: size))
  }
}
