import Glibc
import Testing

@testable import HusokTestSupport

/// Programs run on a terminal of their own.
@Suite("Pseudo-terminal", .timeLimit(.minutes(1)))
struct PseudoTerminalTests {
  private func shell(_ script: String) throws -> PseudoTerminal {
    try PseudoTerminal(
      "/bin/sh", arguments: ["-c", script],
      environment: ["PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8"],
      columns: 40, rows: 8)
  }

  @Test("A program is typed to, resized and left to end")
  func conversation() throws {
    let terminal = try shell("printf 'name? '; read x; echo got:$x; read y; stty size; exit 3")
    #expect(terminal.waitFor("name? "))
    terminal.send("žluťoučký\r")
    #expect(terminal.waitFor("got:žluťoučký"))
    terminal.resize(columns: 60, rows: 12)
    #expect(terminal.screen.rows == 12)
    terminal.send("\r")
    #expect(terminal.waitForExit() == .exited(3))
    #expect(terminal.screen.lines.contains("12 60"))
    #expect(terminal.output.starts(with: Array("name? ".utf8)))
  }

  @Test("A program is told that its terminal was resized")
  func resizing() throws {
    let terminal = try shell("trap 'stty size; exit' WINCH; echo ready; while :; do read x; done")
    #expect(terminal.waitFor("ready"))
    terminal.resize(columns: 30, rows: 9)
    #expect(terminal.waitFor("9 30"))
  }

  @Test("A program has a terminal of its own, and nothing of its starter's")
  func surroundings() throws {
    let terminal = try shell("tty; echo hello > /dev/tty; ls /proc/self/fd | tr '\\n' ' '; env")
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.line(0).hasPrefix("/dev/pts/"))
    #expect(terminal.screen.line(1) == "hello")
    #expect(terminal.screen.line(2).hasPrefix("0 1 2 3 "))
    #expect(!terminal.screen.text.contains("HOME="))
  }

  @Test("A signal ends a program, and what is sent after that is not taken")
  func signals() throws {
    let terminal = try shell("echo ready; read x")
    #expect(terminal.waitFor("ready"))
    #expect(terminal.waitForExit(seconds: 0.05) == nil)
    terminal.signal(SIGTERM)
    #expect(terminal.waitForExit() == .signalled(SIGTERM))
    terminal.signal(SIGTERM)
    #expect(!terminal.waitFor("more"))
    #expect(!terminal.send("more"))
  }

  @Test("The interrupt key reaches the program")
  func interrupt() throws {
    let terminal = try shell("echo ready; read x")
    #expect(terminal.waitFor("ready"))
    terminal.send("\u{3}")
    #expect(terminal.waitForExit() == .signalled(SIGINT))
  }

  @Test("The modes a program sets are seen")
  func modes() throws {
    let terminal = try shell(
      "stty -echo -icanon -isig; echo raw; read x; stty sane; echo sane; read x")
    #expect(terminal.waitFor("raw"))
    var modes = try #require(terminal.terminalModes())
    #expect(modes == (echo: false, canonical: false, isig: false))
    terminal.send("\r")
    #expect(terminal.waitFor("sane"))
    modes = try #require(terminal.terminalModes())
    #expect(modes == (echo: true, canonical: true, isig: true))
  }

  @Test("Much output neither blocks the program nor is lost")
  func muchOutput() throws {
    let terminal = try shell("seq 20000")
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.line(6) == "20000")
    #expect(terminal.output.count == 128_894)
  }

  @Test("Much input is taken while the program writes")
  func muchInput() throws {
    let terminal = try shell("stty raw -echo; echo go; head -c 100000 | tee /dev/tty | wc -c")
    #expect(terminal.waitFor("go"))
    #expect(terminal.send(bytes: Array(repeating: 0x61, count: 100_000)))
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.text.contains("100000"))
  }

  @Test("What outlives the program does not hold up its end")
  func descendants() throws {
    let terminal = try shell("trap '' HUP; sleep 5 & echo done; exit 4")
    #expect(terminal.waitForExit(seconds: 3) == .exited(4))
    #expect(terminal.screen.line(0) == "done")
  }

  @Test("A program that is let go is killed")
  func lettingGo() throws {
    var terminal: PseudoTerminal? = try shell(
      "trap '' HUP TERM; echo ready; while :; do read x; done")
    let pid = try #require(terminal?.pid)
    #expect(terminal?.waitFor("ready") == true)
    terminal = nil
    #expect(kill(pid, 0) == -1)
  }

  @Test("Quiet is waited for, but not for ever")
  func quiet() throws {
    #expect(try shell("sleep 0.1; echo x; read x").drain(milliseconds: 300))
    #expect(try !shell("while :; do echo x; done").drain(milliseconds: 300, seconds: 0.5))
  }

  @Test("A program that cannot be started is an error")
  func missing() {
    let expected = PseudoTerminalError(call: "posix_spawn", code: ENOENT)
    #expect(throws: expected) {
      try PseudoTerminal("/nowhere/at-all", arguments: [], environment: [:], columns: 80, rows: 24)
    }
    #expect("\(expected)" == "posix_spawn: No such file or directory")
  }
}
