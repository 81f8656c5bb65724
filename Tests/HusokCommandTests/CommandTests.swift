import HusokTestSupport
import Testing

@Suite("Commands")
struct CommandTests {
  @Test(
    "A query gives the same number of actions as on the screen",
    arguments: [
      (["@mofa"], 14), (["motie"], 13), (["is:open"], 21), (["is:proposed"], 16), (["-@mcst"], 15),
      (["#cn26", "@mcst"], 6), (["@mcst!"], 5), ([], 21), (["#cn26 @mcst"], 6),
      (["@문체부"], 6), (["문화교류", "or", "CEPA"], 7), (["(title:문화교류", "or", "CEPA)"], 3),
    ])
  func list(_ query: [String], _ count: Int) {
    let husok = Husok()
    #expect(husok.run("init").code == 0)
    let line = ([Husok.path, "list"] + query).map { "'\($0)'" }.joined(separator: " ")
    #expect(husok.shell("test $(\(line) | wc -l) = \(count)") == 0)
  }

  @Test("Nothing found ends with 1, in JSON with an empty list")
  func nothing() {
    let husok = Husok()
    _ = husok.run("init")
    let found = husok.run("list", "no:owner")
    #expect(found.code == 1 && found.output.isEmpty)
    let json = husok.run("list", "no:owner", "--json")
    #expect(json.code == 1 && json.output == "[]\n")
  }

  @Test("Without a store every command but init and the screen ends with 66 and names init")
  func missing() {
    for command in [["list"], ["show", "CN26-3.1"], ["done", "CN26-3.1"]] {
      let husok = Husok()
      let line = ([Husok.path] + command).map { "'\($0)'" }.joined(separator: " ")
      #expect(husok.shell("\(line) 2>&1 | grep -q 'husok init'") == 0)
      #expect(husok.shell("\(line) 2>/dev/null") == 66)
    }
  }

  @Test("init makes the bundled register or an empty one, once")
  func initialise() {
    let husok = Husok()
    #expect(husok.run("init").code == 0)
    #expect(Array(husok.storeText().utf8) == Fixtures.bundledBytes)
    let again = husok.run("init", "--empty")
    #expect(again.code == 73)
    #expect(Array(husok.storeText().utf8) == Fixtures.bundledBytes)
    let empty = Husok()
    #expect(empty.run("init", "--empty").code == 0)
    #expect(empty.run("list").code == 1)
    #expect(empty.shell("test $(stat -c %a \"$HUSOK_STORE\") = 600") == 0)
  }

  @Test("done is in the store, in its history and in JSON; again it is refused")
  func done() {
    let husok = Husok()
    _ = husok.run("init")
    let done = husok.run("done", "cn26-3.1", "CN26-3.2", "--note", "held in Beijing")
    #expect(done.code == 0)
    #expect(done.lines.last == "CN26-3.2 complete. Korea-China summit 2 of 6.")
    let json = husok.run("list", "st:done", "--json").output
    #expect(json.contains("\"id\":\"CN26-3.1\""))
    #expect(json.contains("\"doneOn\":\"2026-01-27\""))
    #expect(json.contains("\"text\":\"held in Beijing\""))
    #expect(husok.storeText().split(separator: "\n").filter { $0.contains("\"act\":") }.count == 4)
    let again = husok.run("done", "CN26-3.1")
    #expect(again.code == 65 && again.errors.contains("complete already"))
  }

  @Test("One act changes at most three lines and leaves at most two")
  func smallDifference() {
    let husok = Husok()
    _ = husok.run("init")
    for action in ["CN26-3.1", "CN26-3.2"] {
      let before = Set(husok.storeText().split(separator: "\n"))
      _ = husok.run("done", action)
      let after = Set(husok.storeText().split(separator: "\n"))
      #expect(after.subtracting(before).count <= 3)
      #expect(before.subtracting(after).count <= 2)
    }
  }

  @Test("done on another day keeps that day")
  func doneOn() {
    let husok = Husok()
    _ = husok.run("init")
    #expect(husok.run("done", "CN26-3.1", "--on", "2026-01-20").code == 0)
    #expect(husok.run("list", "st:done", "--json").output.contains("\"doneOn\":\"2026-01-20\""))
  }

  @Test("A desk reports, a reader changes nothing, read-only is read-only")
  func roles() {
    let husok = Husok()
    _ = husok.run("init")
    #expect(husok.run("done", "CN26-3.1", "--as", "MCST").code == 0)
    #expect(husok.run("list", "st:reportedDone", "--json").output.contains("CN26-3.1"))
    #expect(husok.run("done", "CN26-3.2", "--as", "문체부:reader").code == 77)
    #expect(husok.run("done", "CN26-3.2", "--read-only").code == 77)
    #expect(husok.run("list", "@me", "--as", "mcst").lines.count == 6)
  }

  @Test("A desk changes what its ministry leads or supports, and nothing else")
  func reach() {
    let husok = Husok()
    _ = husok.run("init")
    let before = husok.storeText()
    for words in [
      ["done", "JP26-2.1"], ["note", "JP26-2.1", "x"], ["set", "JP26-2.1", "due=2026-06-30"],
      ["done", "CN26-3.1", "JP26-2.1"], ["hold", "JP26-2.1", "--reason", "x"],
    ] {
      let result = husok.runWords(["--today", "2026-01-27", "--as", "MCST"] + words)
      #expect(result.code == 77 && result.errors.contains("JP26-2.1: your ministry"), "\(words)")
    }
    #expect(husok.storeText() == before)
    // What others did is not a desk's to take back.
    _ = husok.run("done", "JP26-2.1")
    let after = husok.storeText()
    #expect(husok.run("undo", "--as", "MCST").code != 0 && husok.storeText() == after)
    #expect(husok.run("undo").code == 0)
  }

  @Test(
    "A mistake gets one line, its place, the nearest right word and a code",
    arguments: [
      (["lst"], 64, "list"), (["list", "--jsn"], 64, "--json"), (["--store"], 64, "FILE"),
      (["list", "@mcts"], 64, "@MCST"), (["list", "is:opne"], 64, "is:open"),
      (["show"], 64, "REF"), (["show", "CN26-3.11"], 1, "CN26-3.1"), (["--lang", "fr"], 64, "en"),
      (["--today", "soon", "list"], 64, "2026-01-27"), (["list", "--as", "mcts"], 64, "MCST"),
      (["init", "now"], 64, "now"), (["--as", "MCST:boss", "list"], 64, "secretariat"),
      (["help", "lits"], 64, "list"), (["list", "--json=yes"], 64, "--json"),
    ])
  func mistakes(_ arguments: [String], _ code: Int32, _ hint: String) {
    let husok = Husok()
    _ = husok.run("init")
    let errors = husok.folder.file("mistake")
    let line = ([Husok.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    #expect(husok.shell("\(line) >/dev/null 2>'\(errors)'") == code)
    let text = String(decoding: TemporaryFolder.read(errors) ?? [], as: UTF8.self)
    #expect(text.split(separator: "\n").count == 1, "\(text)")
    #expect(text.contains(hint), "\(text)")
  }

  @Test("A damaged store is named with its place and left as it is")
  func damaged() {
    let husok = Husok()
    _ = husok.run("init")
    let good = husok.storeText()
    let bad = good.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      $0.offset == 5 ? $0.element.replacing("\"kind\"", with: "\"kind") : $0.element
    }.joined(separator: "\n")
    TemporaryFolder.write(Array(bad.utf8), to: husok.store)
    for command in [["list"], ["done", "CN26-3.1"]] {
      let result = husok.run(command[0], command.count > 1 ? command[1] : "@mcst")
      #expect(result.code == 65)
      #expect(result.errors.contains("line 6, column"))
    }
    #expect(husok.storeText() == bad)
  }

  @Test("A full disk and a closed pipe")
  func outputFails() {
    let husok = Husok()
    _ = husok.run("init")
    #expect(husok.shell("'\(Husok.path)' list >/dev/full 2>/dev/null") == 74)
    #expect(husok.shell("'\(Husok.path)' list 2>&1 | head -1 | grep -q CN26") == 0)
  }

  @Test("Hostile titles come out as marks")
  func hostile() {
    let husok = Husok()
    _ = husok.run("init")
    let text = husok.storeText().replacing(
      "한중 문화교류 점진적 재개", with: "\\u001b[2Jcleared\\u202e")
    TemporaryFolder.write(Array(text.utf8), to: husok.store)
    for result in [husok.run("list", "--lang", "ko"), husok.run("show", "CN26-3.1")] {
      #expect(!result.output.utf8.contains(0x1B))
      #expect(result.output.contains("␛[2Jcleared"))
    }
  }

  @Test("Korean by option and by the text of the environment")
  func korean() {
    var husok = Husok()
    _ = husok.run("init")
    #expect(husok.run("list", "@mcst", "--lang", "ko").output.contains("미보고"))
    husok.environment["LC_ALL"] = "ko_KR.UTF-8"
    #expect(husok.run("show", "CN26-3.1").output.contains("추진상태"))
    #expect(husok.run("list", "@x").errors.contains("없는 부처"))
  }

  @Test("The screen without a terminal says so and names list")
  func noTerminal() {
    var husok = Husok()
    _ = husok.run("init")
    let result = husok.run()
    #expect(result.code == 64 && result.errors.contains("husok list"))
    husok.environment["TERM"] = "dumb"
    let screen = try? husok.screen(columns: 250)
    #expect(screen?.waitForExit() == .exited(64))
    #expect(screen?.screen.text.contains("TERM=xterm") == true)
  }

  @Test("Help, version and info")
  func help() {
    let husok = Husok()
    #expect(husok.run("--help").output.contains("husok done"))
    #expect(husok.run("help", "done").output.contains("--note TEXT"))
    #expect(husok.run("--version").output.hasPrefix("husok "))
    #expect(husok.run("info").output.contains(husok.store))
  }

  @Test("Every command line of README's examples works as it is printed")
  func readme() throws {
    let path = #filePath.split(separator: "/Tests/").first.map { $0 + "/README.md" } ?? ""
    let readme = String(decoding: try #require(TemporaryFolder.read(String(path))), as: UTF8.self)
    let husok = Husok()
    #expect(husok.run("init").code == 0)
    #expect(husok.run("meeting", "add", "F263", "263rd meeting").code == 0)
    let settings = #"{"mail":"followup@moef.example"}"#
    #expect(
      husok.shell(
        "mkdir -p ~/office ~/.config/husok; echo '\(settings)' >~/.config/husok/config.json") == 0)
    let log = "Action,Lead ministry\nSend the draft,MOFA\n"
    TemporaryFolder.write(Array(log.utf8), to: husok.folder.file("log.csv"))
    let blocks = readme.split(separator: "```").enumerated().filter { $0.offset % 2 == 1 }
    let lines = blocks.flatMap { $0.element.split(separator: "\n") }
      .filter { $0.hasPrefix("husok ") && !$0.contains("BASE OURS") }
    #expect(lines.count > 12)
    for line in lines {
      let command = line.replacing("husok ", with: "'\(Husok.path)' ")
      let code = husok.shell("cd '\(husok.folder.path)'; { \(command); } >/dev/null 2>&1")
      // 1 is that nothing matched, which no register can promise.
      #expect(code == 0 || line.contains(" list ") && code == 1, "\(line)")
    }
  }

  @Test("Every command of the table has a help of its own")
  func everyHelp() {
    let husok = Husok()
    for line in husok.run("--help").lines where line.hasPrefix("  husok ") {
      let signature = line.dropFirst(2).split(separator: "  ").first ?? ""
      let words = signature.split(separator: " ").dropFirst()
        .prefix { $0.first?.isLowercase == true }
      if words.isEmpty { continue }
      let result = husok.runWords(words.map(String.init) + ["--help"])
      #expect(result.code == 0 && result.output.contains("husok \(words.joined(separator: " "))"))
      #expect(!result.output.contains("<usage."))
    }
  }

  @Test("A missing reason is asked for by its option, and papers know a third language")
  func options() {
    let husok = Husok()
    _ = husok.run("init")
    for command in ["hold", "drop"] {
      let result = husok.run(command, "CN26-3.1")
      #expect(result.code == 64 && result.errors.contains("Add --reason TEXT."), "\(command)")
    }
    _ = husok.run("done", "CN26-3.1")
    #expect(husok.run("reopen", "CN26-3.1").errors.contains("--reason"))
    #expect(husok.run("report", "--lang", "fr").errors.contains("en, ko or both"))
    #expect(husok.run("list", "--lang", "fr").errors.contains("en or ko."))
  }

  @Test("The demo shows the practice data on its last day, and keeps nothing")
  func demo() {
    let husok = Husok()
    #expect(husok.runWords(["--demo", "list"]).lines.count >= 27)
    #expect(!husok.runWords(["--demo", "list", "is:overdue"]).output.isEmpty)
    #expect(husok.runWords(["--demo", "list", "is:overdue", "--today", "2026-01-27"]).code == 1)
    #expect(husok.runWords(["--demo", "done", "CN26-3.2"]).code == 0)
    #expect(TemporaryFolder.read(husok.store) == nil)
  }

  @Test("A register begins with the bundled meeting, with the ministries of today, or with nothing")
  func beginnings() {
    let ministries = Husok()
    #expect(ministries.run("init", "--ministries").code == 0)
    #expect(ministries.run("ministry", "list").lines.count == 19)
    #expect(ministries.run("list").code == 1)
    #expect(ministries.run("--lang", "ko", "ministry", "list").output.contains("재경부"))
    #expect(ministries.run("--as", "2", "list").code == 64)
    let both = Husok()
    #expect(both.run("init", "--ministries", "--empty").code == 64)
    #expect(TemporaryFolder.read(both.store) == nil)
  }
}
