import Glibc
import HusokTestSupport
import Testing

@Suite("Sessions on a pseudo-terminal")
struct TerminalSessionTests {
  private func started(
    _ husok: Husok, columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    _ = husok.run("init")
    let screen = try husok.screen(columns: columns, rows: rows)
    try #require(screen.waitFor("CN26-3 "), "\(screen.screen.text)")
    return screen
  }

  @Test("First start, Enter, filter, done, saved, killed, done still, undone")
  func story() throws {
    let husok = Husok()
    let first = try husok.screen()
    try #require(first.waitFor("262nd Foreign Economic Ministers' Meeting"))
    first.send("\r")
    try #require(first.waitFor("Who are you?"))
    first.send("\u{1B}")
    try #require(first.wait(until: { !$0.text.contains("Who are you?") }))
    try #require(first.waitFor("21 of 21"))
    first.send("3")
    try #require(first.waitFor("6 of 21"))
    first.send("jjx")
    try #require(first.waitFor("CN26-3.1 complete"))
    try #require(first.wait(until: { $0.line(0).hasSuffix(" saved") }))
    first.signal(SIGKILL)
    #expect(first.waitForExit() == .signalled(SIGKILL))
    #expect(husok.run("list", "st:done").lines.count == 1)
    let second = try husok.screen()
    try #require(second.waitFor("✓ .1 Gradually"))
    second.send("u")
    try #require(second.waitFor("Undone: CN26-3.1 complete"))
    try #require(second.wait(until: { $0.line(0).hasSuffix(" saved") }))
    second.send("q")
    #expect(second.waitForExit() == .exited(0))
    #expect(husok.run("list", "st:unreported").lines.count == 20)
    #expect(husok.storeText().split(separator: "\n").filter { $0.contains("\"act\":") }.count == 2)
  }

  @Test("Shortcuts work in Hangul mode, and Korean stands in two cells")
  func hangul() throws {
    var husok = Husok()
    husok.environment["LANG"] = "ko_KR.UTF-8"
    let screen = try started(husok)
    screen.send("3ㅓㅓㅌ")
    try #require(screen.waitFor("CN26-3.1 완료. 한중 정상회담 6건 중 1건 완료."))
    #expect(screen.screen.line(4).hasPrefix(" ▾ CN26 한중 정상회담"))
    screen.send("ㅂ")
    #expect(screen.waitForExit() == .exited(0))
  }

  @Test(
    "Home, End and F1 to F4 work in whichever way a terminal sends them",
    arguments: [
      (home: "\u{1B}[1~", end: "\u{1B}[4~", first: "\u{1B}[11~", fourth: "\u{1B}[14~"),
      (home: "\u{1B}[7~", end: "\u{1B}[8~", first: "\u{1B}OP", fourth: "\u{1B}OS"),
      (home: "\u{1B}OH", end: "\u{1B}OF", first: "\u{1B}[[A", fourth: "\u{1B}[[D"),
      (home: "\u{1B}[H", end: "\u{1B}[F", first: "\u{1B}[11~", fourth: "\u{1B}OS"),
    ])
  func sequences(_ sent: (home: String, end: String, first: String, fourth: String)) throws {
    let husok = Husok()
    let screen = try started(husok)
    screen.send(sent.end)
    try #require(screen.waitFor("F262-4.2:"), "\(screen.screen.text)")
    screen.send(sent.home)
    try #require(screen.waitFor("›▾ CN26"), "\(screen.screen.text)")
    screen.send(sent.fourth)
    try #require(screen.waitFor("Ministries 3/6"), "\(screen.screen.text)")
    screen.send(sent.first)
    #expect(screen.waitFor("Marks in the list"), "\(screen.screen.text)")
    screen.signal(SIGTERM)
  }

  @Test(
    "Where the terminal has no room for a while, and writing does not wait for it, nothing is lost")
  func noRoom() throws {
    let husok = Husok()
    _ = husok.run("init")
    let script =
      "import fcntl, os, sys; fcntl.fcntl(1, fcntl.F_SETFL, "
      + "fcntl.fcntl(1, fcntl.F_GETFL) | os.O_NONBLOCK); os.execv(sys.argv[1], sys.argv[1:])"
    let screen = try PseudoTerminal(
      "/usr/bin/python3", arguments: ["-c", script, Husok.path, "--today", "2026-01-27"],
      environment: husok.environment, columns: 120, rows: 36)
    try #require(screen.waitFor("CN26-3 "))
    for _ in 0..<15 {
      for key in ["\u{1B}OS", "\u{1B}[15~", "\u{1B}[17~", "\u{1B}OR"] {
        screen.send(key)
        usleep(20_000)
      }
    }
    screen.drain(milliseconds: 500)
    let shown = screen.screen.text
    screen.send("\u{0C}")
    screen.drain(milliseconds: 500)
    #expect(screen.screen.text == shown)
    screen.signal(SIGTERM)
  }

  @Test("Any size at any moment")
  func resize() throws {
    let husok = Husok()
    let screen = try started(husok)
    for (columns, rows) in [(120, 36), (1, 1), (20, 5), (200, 60), (40, 8), (80, 24)] {
      screen.resize(columns: columns, rows: rows)
      screen.drain(milliseconds: 60)
    }
    try #require(screen.waitFor("21 of 21"))
    screen.resize(columns: 120, rows: 36)
    try #require(screen.waitFor("└"))
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
  }

  @Test(
    "The terminal comes back whole, whatever ends the program",
    arguments: [
      SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP, SIGSYS,
      SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGXCPU, SIGSTKFLT, 34, 50, 64,
    ])
  func signals(_ number: Int32) throws {
    let husok = Husok()
    let screen = try started(husok)
    #expect(screen.screen.isAlternateScreen)
    #expect(screen.terminalModes()?.echo == false)
    screen.send("x")
    try #require(screen.waitFor("CN26-2.1 complete"))
    try #require(screen.wait(until: { $0.line(0).hasSuffix(" saved") }))
    screen.signal(number)
    #expect(screen.waitForExit() == .signalled(number))
    expectRestored(screen)
    #expect(husok.run("list", "st:done").lines.count == 1)
  }

  @Test("The terminal comes back whole after q and after Ctrl-C", arguments: ["q", "\u{3}"])
  func keys(_ key: String) throws {
    let screen = try started(Husok())
    screen.send(key)
    #expect(screen.waitForExit() == .exited(0))
    expectRestored(screen)
  }

  private func expectRestored(_ screen: PseudoTerminal) {
    #expect(!screen.screen.isAlternateScreen)
    #expect(screen.screen.isCursorVisible)
    #expect(!screen.screen.isBracketedPaste)
    if let modes = screen.terminalModes() {
      #expect(modes.echo && modes.canonical && modes.isig)
    }
  }

  @Test("Pasted text is no run of keys")
  func paste() throws {
    let husok = Husok()
    let screen = try started(husok)
    screen.send("\u{1B}[200~xxq\u{1B}[201~")
    try #require(screen.waitFor("Paste works in a line"))
    screen.send("n\u{1B}[200~회의 결과\u{1B}[201~\r")
    try #require(screen.waitFor("Note added to CN26-2.1"))
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(husok.storeText().contains("회의 결과"))
  }

  @Test("A long note comes from the person's editor, and the screen comes back")
  func editor() throws {
    var husok = Husok()
    let script = husok.folder.file("editor")
    TemporaryFolder.write(
      Array("#!/bin/sh\necho 첫 줄 > \"$1\"\necho second >> \"$1\"\n".utf8), to: script)
    chmod(script, 0o700)
    husok.environment["EDITOR"] = script
    husok.environment["TMPDIR"] = husok.folder.path
    let screen = try started(husok)
    screen.send("n\u{5}")
    try #require(screen.waitFor("Note added to CN26-2.1"))
    #expect(screen.screen.isAlternateScreen && screen.terminalModes()?.echo == false)
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(husok.storeText().contains("첫 줄\\nsecond"))
    #expect(!TemporaryFolder.names(in: husok.folder.path).contains { $0.hasPrefix("husok-") })
  }

  @Test("The mouse selects, the wheel moves, and what is copied goes to the terminal")
  func mouse() throws {
    let husok = Husok()
    let screen = try started(husok)
    // SGR: the first button is pressed in column 8 of line 10, then let go.
    screen.send("\u{1B}[<0;8;10M\u{1B}[<0;8;10m")
    try #require(screen.wait(until: { $0.line(9).hasPrefix("›") }), "\(screen.screen.text)")
    screen.send("\u{1B}[<65;8;10M")
    try #require(screen.wait(until: { $0.line(12).hasPrefix("›") }), "\(screen.screen.text)")
    screen.send("y")
    try #require(screen.waitFor("Copied: CN26-3.4"))
    // OSC 52 with "CN26-3.4 Systematically…" in base64.
    #expect(String(decoding: screen.output, as: UTF8.self).contains("\u{1B}]52;c;Q04yNi0zLjQg"))
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    expectRestored(screen)
  }

  @Test("Settings and views are as they were left")
  func remembered() throws {
    let husok = Husok()
    let first = try started(husok)
    first.send("3fd")
    try #require(first.waitFor("no due date ×"))
    first.send(":english or korean\r")
    try #require(first.waitFor("후속조치"))
    first.send("q")
    #expect(first.waitForExit() == .exited(0))
    let second = try husok.screen()
    try #require(second.waitFor("기한미정 ×"))
    #expect(second.screen.text.contains("후속조치") && second.screen.text.contains("@문체부"))
    second.send("q")
    #expect(second.waitForExit() == .exited(0))
  }

  @Test("A save that fails says so, keeps the work, and goes through later")
  func cannotSave() throws {
    guard getuid() != 0 else { return try cannotSaveAsRoot() }
    let husok = Husok()
    let screen = try started(husok)
    chmod(husok.folder.path, 0o500)
    screen.send("x")
    let isSaid = screen.waitFor("not saved")
    chmod(husok.folder.path, 0o700)
    try #require(isSaid)
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(husok.run("list", "st:done").lines.count == 1)
  }

  /// Root writes into any folder, so the place of the lock is taken instead.
  private func cannotSaveAsRoot() throws {
    let husok = Husok()
    let screen = try started(husok)
    let obstacle = "\(husok.store).lock"
    unlink(obstacle)
    mkdir(obstacle, 0o700)
    screen.send("x")
    try #require(screen.waitFor("not saved"))
    rmdir(obstacle)
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(husok.run("list", "st:done").lines.count == 1)
  }

  @Test("What another program wrote meanwhile is kept, and comes onto the screen")
  func outside() throws {
    let husok = Husok()
    let screen = try started(husok, rows: 40)
    #expect(husok.run("done", "JP26-2.1").code == 0)
    screen.send("x")
    try #require(screen.waitFor("✓ .1 Deepen AI"))
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(husok.run("list", "st:done").lines.count == 2)
  }

  @Test("A terminal that is no UTF-8 gets ASCII and a sentence")
  func ascii() throws {
    var husok = Husok()
    _ = husok.run("init")
    husok.environment["LC_ALL"] = "C"
    let screen = try husok.screen()
    try #require(screen.waitFor("not UTF-8"))
    #expect(screen.screen.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("A damaged register never opens the screen")
  func damaged() throws {
    let husok = Husok()
    TemporaryFolder.write(Array("{\"format\":\"husok\",".utf8), to: husok.store)
    let screen = try husok.screen(columns: 250)
    #expect(screen.waitForExit() == .exited(65))
    #expect(screen.screen.text.contains("ends too early"))
  }
}
