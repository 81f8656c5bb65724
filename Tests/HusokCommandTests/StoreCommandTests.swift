import Glibc
import HusokStore
import HusokTestSupport
import Testing

@Suite("The store on the command line")
struct StoreCommandTests {
  /// Malformed files, from a sound one.
  private static func malformed(_ good: [UInt8]) -> [[UInt8]] {
    let text = String(decoding: good, as: UTF8.self)
    let values = [
      "{", "[", "\"", "tru", "nul", "-", "+1", "01", ".5", "1.", "1e", "0x1", "NaN", "Infinity",
      "'a'", "undefined", "[1,]", "[,1]", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{1:2}",
      "{\"a\":1 \"b\":2}", "[1 2]", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00x\"",
      "\"a\nb\"", "\"\t\"", "// c\n1", "/* c */1", "# c\n1", "1 1", "]", "}", ":", ",", "",
      "{\"a\":1,\"a\":2}", String(repeating: "[", count: 70),
      String(repeating: "{\"a\":", count: 70),
      "\"\u{1}\"", "True", "None", "[1}", "{\"a\":1]", "--1", "1.e1", "1e+", "\"", "\u{FEFF}1",
    ]
    let inside = values.map {
      Array(text.replacing("\"version\":1,", with: "\"version\":1,\"x\":\($0),").utf8)
    }
    let bytes: [[UInt8]] = [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0],
    ]
    let titles = bytes.map { Array("\"x\":\"".utf8) + $0 + Array("\",".utf8) }.map {
      Array(text.prefix(1).utf8) + $0 + Array(text.dropFirst().utf8)
    }
    let fields = [
      ("\"format\":\"husok\"", "\"format\":\"tusk\""), ("\"version\":1", "\"version\":-1"),
      ("\"version\":1", "\"version\":1e3"), ("\"ministries\":[", "\"ministries\":7,\"y\":["),
      ("\"status\":\"unreported\"", "\"status\":\"almost\""),
      ("\"trackable\":true", "\"trackable\":3"),
      ("\"outcome\":\"CN26-3\"", "\"outcome\":\"CN99-3\""),
      ("\"id\":\"CN26-3.1\"", "\"id\":\"CN26-3.2\""),
      ("\"meeting\":\"CN26\"", "\"meeting\":\"CN27\""),
      ("\"ministry\":\"culture\"", "\"ministry\":\"kultur\""),
      ("\"kind\":\"summit\"", "\"kind\":\"peak\""), ("\"id\":\"CN26-3.1\",", ""),
      ("{\"id\":\"CN26-3.1\"", "<<<<<<< HEAD\n{\"id\":\"CN26-3.1\""),
    ].map { Array(text.replacing($0.0, with: $0.1, maxReplacements: 1).utf8) }
    let wholes: [[UInt8]] = [
      [], [0x20], Array("null".utf8), Array("[]".utf8), Array("{}".utf8), Array("<html>".utf8),
      Array("version https://git-lfs.github.com/spec/v1\n".utf8),
      [UInt8](repeating: 0, count: 4096),
      [0xFF, 0xFE] + good, good + good, good + [0], good + Array("x".utf8), Array(good.reversed()),
      [0x1F, 0x8B, 8, 0], Array("PK\u{3}\u{4}".utf8), Array("SQLite format 3\0".utf8),
    ]
    let cuts = stride(from: 100, to: good.count - 4, by: good.count / 18).map { Array(good[..<$0]) }
    return inside + titles + fields + wholes + cuts
  }

  @Test("A hundred malformed files: each one line of error, and unchanged bytes")
  func malformed() throws {
    let husok = Husok()
    _ = husok.run("init")
    let files = StoreCommandTests.malformed(Array(husok.storeText().utf8))
    #expect(files.count >= 100)
    for (number, bytes) in files.enumerated() {
      // Each is refused by the reader; the program is slow to start without optimization.
      #expect(throws: StoreError.self) { _ = try JSONFileStore.parse(bytes) }
      if number % 6 > 0, !SlowTests.areOn { continue }
      TemporaryFolder.write(bytes, to: husok.store)
      let result = husok.run(number % 2 == 0 ? "list" : "undo")
      #expect(result.code == 65, "\(number)")
      #expect(result.output.isEmpty && result.errors.hasSuffix("\n"), "\(number)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(number): \(result.errors)")
      #expect(result.errors.contains("line "), "\(number): \(result.errors)")
      #expect(!result.errors.utf8.contains { $0 < 0x20 && $0 != 0x0A }, "\(number)")
      #expect(TemporaryFolder.read(husok.store) == bytes, "\(number)")
    }
  }

  @Test("Backups are listed and restored, and a damaged register names the way")
  func backups() throws {
    let husok = Husok()
    _ = husok.run("init")
    #expect(husok.run("backups").code == 1)
    _ = husok.run("done", "CN26-3.1")
    #expect(husok.run("backups").lines.first?.hasSuffix("21 actions, 0 complete") == true)
    #expect(husok.run("backups", "restore", "7").code == 1)
    #expect(husok.run("backups", "restore", "1", "--read-only").code == 77)
    #expect(husok.run("backups", "restore", "1").code == 0)
    #expect(husok.run("list", "st:done").code == 1)
    #expect(husok.run("backups").lines.count == 2)
    let whole = husok.storeText()
    TemporaryFolder.write(Array(whole.utf8.dropLast(300)), to: husok.store)
    let damaged = husok.run("list")
    #expect(damaged.code == 65 && damaged.errors.contains("husok backups restore 1"))
    #expect(damaged.errors.split(separator: "\n").count == 1)
    #expect(husok.run("backups", "restore", "1").output.contains(".damaged-"))
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-3.1"])
  }

  @Test("check lists every fault of a damaged file, --repair mends it and says what it did")
  func repair() throws {
    let husok = Husok()
    _ = husok.run("init")
    let text = husok.storeText().replacing("\"id\":\"CN26-3.2\"", with: "\"id\":\"CN26-3.1\"")
      .replacing("\"status\":\"unreported\"", with: "\"status\":\"odd\"", maxReplacements: 1)
    TemporaryFolder.write(Array(text.utf8), to: husok.store)
    let check = husok.run("check")
    #expect(check.code == 65 && check.lines.count == 3)
    #expect(check.output.contains("the id CN26-3.1 stands twice"))
    #expect(husok.run("check", "--json").output.contains("\"kind\":\"damage\",\"line\":"))
    #expect(husok.storeText() == text)
    let repair = husok.run("check", "--repair")
    #expect(repair.code == 0, "\(repair.errors)")
    #expect(repair.output.contains("Two records had the id CN26-3.1; the second is CN26-3.2 now."))
    #expect(repair.output.contains("the status could not be read and is \"unreported\" now"))
    #expect(repair.output.contains("21 actions before, 21 now"))
    #expect(husok.run("list").lines.count == 21)
    #expect(
      husok.run("check", "--repair").output == "The file is sound; there is nothing to repair.\n")
    let names = TemporaryFolder.names(in: husok.folder.path)
    let damaged = try #require(names.first { $0.hasPrefix("store.json.damaged-") })
    #expect(TemporaryFolder.read(husok.folder.file(damaged)) == Array(text.utf8))
    #expect(names.contains { $0.hasPrefix("store.json.rest-") })
  }

  @Test("What is put aside is counted, a better backup is named, and the exit code says so")
  func lossyRepair() throws {
    let husok = Husok()
    _ = husok.run("init")
    _ = husok.run("done", "CN26-3.1")
    let text = husok.storeText().replacing("\"outcome\":\"CN26-3\"", with: "\"outcome\":CN26")
    TemporaryFolder.write(Array(text.utf8), to: husok.store)
    let repair = husok.run("check", "--repair")
    #expect(repair.code == 65, "\(repair.errors)")
    #expect(repair.output.contains("21 actions before, 16 now"))
    #expect(repair.output.contains(": 21 actions. It has more"))
    #expect(repair.output.contains("husok backups restore 1 brings it back."))
    #expect(husok.run("backups", "restore", "1").code == 0)
    #expect(husok.run("list").lines.count == 21)
  }

  @Test("Whoever may only read neither restores a backup nor repairs the file")
  func readers() {
    let husok = Husok()
    _ = husok.run("init")
    _ = husok.run("done", "CN26-3.1")
    let sound = husok.storeText()
    for who in [["--as", "MCST:reader"], ["--read-only"]] {
      let words = ["--today", "2026-01-27"] + who
      #expect(husok.runWords(words + ["backups", "restore", "1"]).code == 77)
      #expect(husok.storeText() == sound)
      TemporaryFolder.write(Array(sound.utf8.dropLast(300)), to: husok.store)
      #expect(husok.runWords(words + ["check", "--repair"]).code == 77)
      #expect(husok.runWords(words + ["backups", "restore", "1"]).code == 77)
      #expect(husok.storeText().utf8.count == sound.utf8.count - 300)
      TemporaryFolder.write(Array(sound.utf8), to: husok.store)
    }
    #expect(husok.run("check", "--repair", "--as", "MCST:boss").code == 64)
  }

  @Test("A link that leads to itself is no place for a register")
  func loop() {
    let husok = Husok()
    #expect(husok.shell("ln -s store.json '\(husok.store)'") == 0)
    let made = husok.run("init")
    let read = husok.run("list")
    #expect(made.code == read.code && made.errors == read.errors, "\(made) \(read)")
    #expect(husok.shell("test -L '\(husok.store)'") == 0)
  }

  @Test("Settings that name what there is not are said in one line")
  func unknownSettings() throws {
    var husok = Husok()
    _ = husok.run("init")
    husok.environment["XDG_CONFIG_HOME"] = husok.folder.file("config")
    #expect(husok.shell("mkdir -p '\(husok.folder.file("config/husok"))'") == 0)
    let path = husok.folder.file("config/husok/config.json")
    TemporaryFolder.write(Array(#"{"ministry":"FOO"}"#.utf8), to: path)
    let ministry = husok.run("list")
    #expect(ministry.code == 0 && ministry.errors.contains("name the ministry \"FOO\""))
    #expect(ministry.errors.split(separator: "\n").count == 1)
    #expect(husok.run("info").output.contains("name the ministry \"FOO\""))
    TemporaryFolder.write(Array(#"{"theme":"neon"}"#.utf8), to: path)
    let theme = husok.run("list")
    #expect(theme.code == 0 && theme.errors.contains("\"neon\"; there are dark, light, colorblind"))
    #expect(theme.errors.split(separator: "\n").count == 1)
    TemporaryFolder.write(Array(#"{"theme":"light","ministry":"culture"}"#.utf8), to: path)
    #expect(husok.run("list").errors.isEmpty)
  }

  @Test("Settings give the language and the person; options and nothing else come before them")
  func settings() throws {
    var husok = Husok()
    _ = husok.run("init")
    husok.environment["XDG_CONFIG_HOME"] = husok.folder.file("config")
    #expect(husok.shell("mkdir -p '\(husok.folder.file("config/husok"))'") == 0)
    let path = husok.folder.file("config/husok/config.json")
    let set = { (text: String) in _ = TemporaryFolder.write(Array(text.utf8), to: path) }
    set(#"{"name":"박","ministry":"culture","role":"desk","language":"ko"}"#)
    #expect(husok.run("list", "@mcst").output.contains("미보고"))
    #expect(husok.run("list", "@me", "--ids").lines.count == 6)
    #expect(husok.run("done", "CN26-3.1", "--lang", "en").output.contains("reported"))
    #expect(husok.storeText().contains("\"by\":{\"name\":\"박\",\"ministry\":\"culture\"}"))
    #expect(husok.run("done", "CN26-3.2", "--as", "MOEF:secretariat").code == 0)
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-3.2"])
    set("{\"language\":\"ko\",\n\"role\":\"king\"}")
    let mistake = husok.run("list", "@mcst")
    #expect(mistake.code == 0 && mistake.output.contains("unreported"))
    #expect(mistake.errors.contains("line 2, column 8"))
    #expect(mistake.errors.contains("The defaults are used."))
    #expect(!mistake.errors.contains("--store"))
    #expect(mistake.errors.split(separator: "\n").count == 1)
    #expect(husok.run("info").output.contains("config.json, line 2, column 8"))
    let screen = try husok.screen(columns: 200)
    #expect(screen.waitFor("line 2, column 8"))
  }

  @Test("Hostile titles are shown as marks, cut by width, and come back byte for byte")
  func hostile() throws {
    let husok = Husok()
    _ = husok.run("init")
    let titles = [
      "\\u001b]0;owned\\u0007\\u001b[31m", "a\\u202eb\\u2066c", "zero\u{200B}\u{200D}\u{2060}width",
      "e" + String(repeating: "\u{301}", count: 400), "tag\u{E0041}\u{E007F}",
      "\\u009b2J", "\\u0000nul", String(repeating: "가", count: 300), "a\\nb\\rc",
    ]
    for title in titles {
      let text = husok.storeText()
      let changed = text.replacing(
        "\"Gradually resume cultural exchanges with China\"", with: "\"\(title)\"")
      TemporaryFolder.write(Array(changed.utf8), to: husok.store)
      for command in [["list"], ["show", "CN26-3.1"], ["log"], ["check"]] {
        let result = husok.runWords(command)
        let output = Array((result.output + result.errors).unicodeScalars.map(\.value))
        #expect(
          !output.contains {
            $0 < 0x20 && $0 != 0x0A || (0x7F..<0xA0).contains($0) || (0x202A...0x202E).contains($0)
              || (0x2066...0x2069).contains($0) || (0xE0000...0xE007F).contains($0)
          }, "\(title) in \(command)")
      }
      _ = husok.run("note", "CN26-3.2", "a note")
      #expect(husok.storeText().contains("\"\(title)\""), "\(title)")
      TemporaryFolder.write(Array(text.utf8), to: husok.store)
    }
  }

  @Test("A clock that is far off breaks nothing", arguments: ["1970-01-01", "9999-12-31"])
  func clock(_ day: String) {
    let husok = Husok()
    _ = husok.run("init")
    _ = husok.run("done", "CN26-3.1")
    #expect(husok.runWords(["--today", day, "note", "CN26-3.1", "then"]).code == 0)
    #expect(husok.runWords(["--today", day, "undo"]).code == 0)
    #expect(husok.run("done", "CN26-3.2").code == 0)
    #expect(husok.run("undo").code == 0)
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-3.1"])
    #expect(husok.run("log").code == 0 && husok.run("check").code == 0)
  }
}
