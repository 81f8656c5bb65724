import HusokModel
import HusokStore
import HusokTestSupport
import Testing

@testable import HusokCommands

@Suite("Commands without a process")
struct RehearsalTests {
  private let husok = CommandRehearsal()

  @Test("A change is in the file, with the clock and the person of the environment")
  func change() throws {
    #expect(husok.run("init").code == 0)
    let done = husok.run("done", "CN26-3.1", "--note", "held in Beijing")
    #expect(done.code == 0 && done.errors.isEmpty)
    #expect(done.output.hasPrefix("CN26-3.1 complete"))
    let register = try JSONFileStore(path: husok.store).load().register
    #expect(register.action("CN26-3.1")?.status == .done)
    let change = register.history[0]
    #expect(change.at == Fixtures.now && change.by == Author(name: "kim", ministry: nil))
  }

  @Test("References come from standard input, and the table fits the terminal")
  func streams() {
    _ = husok.run("init")
    let ids = husok.run("list", "@mcst", "--ids").output
    let shown = husok.run("set", "-", "due=2026-03-31", "--dry-run", input: ids)
    #expect(shown.code == 0)
    #expect(shown.output.split(separator: "\n").count == ids.split(separator: "\n").count)
    #expect(!husok.storeText.contains("2026-03-31"))
    husok.width = 60
    let table = husok.run("list", "@mcst").output.split(separator: "\n")
    #expect(table.first?.contains("Task") == true)
    #expect(table.allSatisfy { $0.count <= 60 }, "\(table)")
  }

  @Test("A list of what is late says by how much, of what is blocked by whom")
  func answers() {
    _ = husok.run("init")
    _ = husok.run("set", "CN26-3.1", "due=2026-01-20")
    _ = husok.run("set", "CN26-3.2", "dependsOn=CN26-3.1,CN26-3.3")
    _ = husok.run("set", "F262-3.1", "waitingOn=the budget")
    let late = husok.run("list", "is:overdue").output
    #expect(late.contains("CN26-3.1") && late.contains("  7 days  "), "\(late)")
    let blocked = husok.run("list", "is:blocked").output
    #expect(blocked.contains("  CN26-3.1 +1  ") && blocked.contains("  the budget"), "\(blocked)")
    #expect(!husok.run("list", "-is:overdue").output.contains("7 days"))
    #expect(husok.run("--lang", "ko", "list", "(is:지연)").output.contains("  7일  "))
    husok.width = 100
    let table = husok.run("list", "is:overdue or is:blocked").output
    #expect(table.contains("Late by") && table.contains("Waits for"))
  }

  @Test("A terminal that is known to open links has them on evidence, and no column more")
  func links() {
    _ = husok.run("init")
    _ = husok.run("evidence", "CN26-3.1", "회의록", "--at", "https://example.go.kr/의사록?a=1")
    husok.width = 60
    let plain = husok.run("show", "CN26-3.1").output
    #expect(!plain.contains("\u{1B}"))
    husok.variables["TERM"] = "xterm-kitty"
    let linked = husok.run("show", "CN26-3.1").output
    let start = "\u{1B}]8;;https://example.go.kr/%EC%9D%98%EC%82%AC%EB%A1%9D?a=1\u{1B}\\"
    let end = "\u{1B}]8;;\u{1B}\\"
    #expect(linked.contains(start), "\(linked)")
    #expect(linked.replacing(start, with: "").replacing(end, with: "") == plain)
    // What stands between may not hand them on.
    for variable in ["TMUX", "STY"] {
      husok.variables[variable] = "1"
      #expect(husok.run("show", "CN26-3.1").output == plain)
      husok.variables[variable] = nil
    }
    husok.width = nil
    #expect(!husok.run("show", "CN26-3.1").output.contains("\u{1B}"))
  }

  @Test("A terminal shows what is late in colour, unless it cannot or shall not")
  func colours() {
    _ = husok.run("init")
    _ = husok.run("set", "CN26-3.1", "due=2026-01-20")
    let plain = husok.run("list", "is:overdue").output
    husok.width = 80
    husok.variables["TERM"] = "xterm"
    let red = "\u{1B}[31m7 days"
    let coloured = husok.run("list", "is:overdue").output
    #expect(coloured.contains(red))
    #expect(!plain.contains("\u{1B}"))
    let bare = coloured.replacing(/\u{1B}\[[0-9]*m/, with: "")
    #expect(bare.split(separator: "\n").allSatisfy { $0.count <= 80 })
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb")] {
      let husok = CommandRehearsal()
      husok.width = 80
      husok.variables["TERM"] = "xterm"
      husok.variables[name] = value
      _ = husok.run("init")
      #expect(!husok.run("list", "@mcst").output.contains("\u{1B}"))
    }
  }

  @Test("Those with the words in their titles are listed first, unless something else sorts")
  func titlesFirst() {
    _ = husok.run("init")
    let ids = husok.run("list", "수주", "--ids").output.split(separator: "\n").map(String.init)
    let titled = husok.run("list", "title:수주", "--ids").output.split(separator: "\n").map(
      String.init)
    #expect(ids.count == 7 && Array(ids.prefix(4)) == titled)
    let sorted = husok.run("list", "수주", "--sort", "meeting", "--ids").output
    #expect(sorted.split(separator: "\n").map(String.init) == ids.sorted())
  }

  @Test("A register of a day that has not come is refused")
  func notYet() {
    _ = husok.run("init")
    for command in ["list", "report"] {
      let result = husok.run("--today", "2026-01-27", command, "--as-of", "2026-01-28")
      #expect(result.code == ExitCode.usage)
      #expect(result.errors.contains("--as-of 2026-01-28 is in the future."))
      #expect(husok.run(command, "--as-of", "2026-01-27").code == ExitCode.success)
    }
  }

  @Test("What a command needs no register for asks for none; without a home all else says so")
  func home() {
    husok.variables = [:]
    #expect(husok.run("help").code == ExitCode.success)
    #expect(husok.run("completions", "fish").output.contains("__husok_complete"))
    #expect(husok.run("list").code == ExitCode.usage)
    #expect(husok.run("--demo", "list", "@mcst").code == ExitCode.success)
    // Without a command it is the screen.
    #expect(husok.run("--demo").code == -1)
  }

  @Test("Settings that name what there is not are told, and do no harm")
  func settings() throws {
    _ = husok.run("init")
    husok.variables["XDG_CONFIG_HOME"] = husok.store + ".d"
    #expect(husok.run("list").errors.isEmpty)
    var settings = Settings()
    settings.theme = "neon"
    try SettingsFile(path: husok.store + ".d/husok/config.json").save(settings)
    let list = husok.run("list")
    #expect(
      list.code == 0 && list.errors.contains("\"neon\"") && list.errors.contains("dark, light"))
    // It is part of the answer there.
    let info = husok.run("info")
    #expect(info.errors.isEmpty && info.output.contains("\"neon\""))
  }

  @Test("How many words a command takes follows from how they are called")
  func counts() {
    for command in CommandSpec.all where !command.isHidden {
      let few = Array(repeating: "x", count: max(0, command.fewest - 1))
      let name = command.name.split(separator: " ").map(String.init)
      if command.fewest > 0 {
        #expect(throws: UsageFault.self, "\(command.name)") { try Invocation(name + few) }
      }
      let enough = Array(repeating: "x", count: command.fewest)
      #expect(throws: Never.self, "\(command.name)") { try Invocation(name + enough) }
      if command.most == Int.max { continue }
      let many = Array(repeating: "x", count: command.most + 1)
      #expect(throws: UsageFault.self, "\(command.name)") { try Invocation(name + many) }
    }
  }

  @Test("An option is completed by what it takes, wherever other options stand")
  func completion() {
    _ = husok.run("init")
    let kinds = husok.run("complete", "--", "--lang", "en", "note", "CN26-3.1", "x", "--kind", "")
    #expect(kinds.output.split(separator: "\n").count == Note.Kind.allCases.count)
    #expect(kinds.output.contains("difficulty"))
    #expect(husok.run("complete", "--", "report", "--lang", "").output == "ko\nen\nboth\n")
    #expect(husok.run("complete", "--", "import", "").output == ":files\n")
    #expect(husok.run("complete", "--", "meeting", "close", "").output.contains("F262\t"))
  }
}
