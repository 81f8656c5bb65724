import Glibc
import HusokTestSupport
import Testing

@Suite("Several registers of one person")
struct RegisterChoiceTests {
  private let husok = Husok()

  private func run(_ words: String...) -> Husok.Result {
    var husok = husok
    husok.environment["HUSOK_STORE"] = nil
    return husok.runWords(["--today", "2026-02-01"] + words)
  }

  private func settings(_ text: String) {
    let folder = husok.folder.file(".config/husok")
    _ = husok.shell("mkdir -p '\(folder)'")
    TemporaryFolder.write(Array(text.utf8), to: folder + "/config.json")
  }

  private func begin() {
    for name in ["trade", "china"] {
      _ = run("--store", husok.folder.file("\(name).json"), "init", "--empty")
      _ = run(
        "--store", husok.folder.file("\(name).json"), "meeting", "add", "M1", "Meeting of \(name)")
    }
    settings(
      """
      {"registers":[{"name":"trade","path":"~/trade.json"},
      {"name":"china","path":"\(husok.folder.file("china.json"))","remote":"host:china.git"}],
      "register":"china"}
      """)
  }

  @Test("A register is named on the command line, else chosen in the settings; --store goes before")
  func order() {
    begin()
    #expect(run("meeting", "list").output.contains("Meeting of china"))
    #expect(run("--register", "Trade", "meeting", "list").output.contains("Meeting of trade"))
    let both = run(
      "--register", "china", "--store", husok.folder.file("trade.json"), "meeting", "list")
    #expect(both.output.contains("Meeting of trade"))
    let named = husok.runWords(["--register", "trade", "meeting", "list"])
    #expect(named.output.contains("Meeting of trade"))
    // The variable goes before what was chosen.
    #expect(husok.runWords(["meeting", "list"]).code == 66)
    let wrong = run("--register", "japan", "list")
    #expect(wrong.code == 64 && wrong.errors.contains("trade, china"), "\(wrong.errors)")
    #expect(
      run("complete", "--", "--register", "").lines == [
        "trade\t~/trade.json", "china\thost:china.git",
      ])
  }

  @Test("On the screen another one is picked, and the header names the one that is open")
  func picker() throws {
    begin()
    var husok = husok
    husok.environment["HUSOK_STORE"] = nil
    let screen = try husok.screen(columns: 80, rows: 24)
    try #require(screen.waitFor("Meeting of china"), "\(screen.screen.text)")
    #expect(screen.screen.line(0).contains("china"), "\(screen.screen.text)")
    screen.send(":")
    try #require(screen.waitFor("┌ "), "\(screen.screen.text)")
    screen.send("registers\r")
    try #require(screen.waitFor("host:china.git"), "\(screen.screen.text)")
    #expect(screen.screen.text.contains("Register to open"))
    screen.send("trade\r")
    try #require(screen.waitFor("Meeting of trade"), "\(screen.screen.text)")
    #expect(screen.wait(until: { $0.line(0).contains("trade") }), "\(screen.screen.text)")
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(run("meeting", "list").output.contains("Meeting of trade"))
  }
}
