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
    #expect(husok.run("complete", "--", "import", "").output.isEmpty)
    #expect(husok.run("complete", "--", "meeting", "close", "").output.contains("F262\t"))
  }
}
