import Glibc
import HusokModel
import HusokStore
import HusokTestSupport
import Testing

/// Work that cannot be saved when the program must end.
@Suite("Work that could not be saved")
struct RescueTests {
  private let husok: Husok

  init() {
    var husok = Husok()
    husok.environment["XDG_STATE_HOME"] = husok.folder.file("state")
    self.husok = husok
    _ = husok.run("init")
  }

  private var folder: String { husok.folder.file("state/husok") }

  /// Hands a screen to a body while another program holds the lock, and tells how long its end took.
  private func whileLocked(_ body: (PseudoTerminal) throws -> Void) throws -> Double {
    _ = husok.run("undo")
    let holder = try PseudoTerminal(
      "/bin/sh",
      arguments: ["-c", "exec 9>>\"$0\"; flock 9; echo held; read x", "\(husok.store).lock"],
      environment: husok.environment, columns: 40, rows: 4)
    try #require(holder.waitFor("held"))
    let screen = try husok.screen()
    try #require(screen.waitFor("CN26-3 "), "\(screen.screen.text)")
    screen.send("x")
    try #require(screen.waitFor("CN26-2.1 complete"))
    let start = ContinuousClock.now
    try body(screen)
    let passed = ContinuousClock.now - start
    return Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
  }

  private func end(_ screen: PseudoTerminal, by way: String) -> PseudoTerminal.ExitStatus? {
    switch way {
    case "q": screen.send("q")
    case "qq": screen.send("qq")
    case "TERM": screen.signal(SIGTERM)
    case "USR1": screen.signal(SIGUSR1)
    default: screen.signal(SIGHUP)
    }
    return screen.waitForExit(seconds: 8)
  }

  @Test(
    "Whoever holds the lock, the program ends, and leaves its work for the next start",
    arguments: [
      ("q", PseudoTerminal.ExitStatus.exited(74)), ("qq", .exited(74)),
      ("TERM", .signalled(SIGTERM)), ("HUP", .signalled(SIGHUP)), ("USR1", .signalled(SIGUSR1)),
    ])
  func locked(_ way: String, _ status: PseudoTerminal.ExitStatus) throws {
    // Without a limit of its own the end takes twice the ten seconds that a save waits.
    let seconds = try whileLocked { screen in
      #expect(end(screen, by: way) == status)
      if way == "q" {
        #expect(screen.screen.text.contains("1 change was not saved."), "\(screen.screen.text)")
      }
    }
    #expect(seconds < 8)
    let name = try #require(TemporaryFolder.names(in: folder).first)
    let path = "\(folder)/\(name)"
    #expect(name.hasPrefix("rescue-") && name.hasSuffix(".json"))
    #expect(husok.shell("test \"$(stat -c %a '\(path)')\" = 600") == 0)
    let text = String(decoding: try #require(TemporaryFolder.read(path)), as: UTF8.self)
    #expect(text.contains("\"store\":\"\(husok.store)\"") && text.contains("\"to\":\"done\""))
    try offered(path)
  }

  /// Commands name the file, the next screen takes it over, and then it is gone.
  private func offered(_ path: String) throws {
    let list = husok.run("list", "st:done")
    #expect(list.errors.contains(path) && list.output.isEmpty)
    #expect(
      list.errors.split(separator: "\n").contains { $0.contains("1 change that an earlier run") })
    #expect(husok.run("info").output.contains(path))
    let screen = try husok.screen()
    try #require(screen.waitFor("could not be saved when husok"), "\(screen.screen.text)")
    screen.send("y")
    try #require(screen.wait(until: { $0.line(0).hasSuffix(" saved") }), "\(screen.screen.text)")
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(access(path, F_OK) != 0)
    let after = husok.run("list", "st:done", "--ids")
    #expect(after.output == "CN26-2.1\n" && after.errors.isEmpty)
  }

  @Test("A terminal that is closed leaves the work in a file, too")
  func closed() throws {
    let script = "echo $$ > '\(husok.folder.file("pid"))'; exec '\(Husok.path)' --today 2026-01-27"
    var screen: PseudoTerminal? = try PseudoTerminal(
      "/bin/sh", arguments: ["-c", script], environment: husok.environment, columns: 80, rows: 24)
    try #require(screen?.waitFor("CN26-3 ") == true)
    mkdir("\(husok.store).husok-new", 0o700)
    let holder = try PseudoTerminal(
      "/bin/sh",
      arguments: ["-c", "exec 9>>\"$0\"; flock 9; echo held; read x", "\(husok.store).lock"],
      environment: husok.environment, columns: 40, rows: 4)
    try #require(holder.waitFor("held"))
    screen?.send("x")
    try #require(screen?.waitFor("CN26-2.1 complete") == true)
    screen?.signal(SIGHUP)
    #expect(screen?.waitForExit(seconds: 8) == .signalled(SIGHUP))
    screen = nil
    #expect(TemporaryFolder.names(in: folder).count == 1)
  }

  @Test("Enter leaves the file for the next start, d removes it")
  func answers() throws {
    _ = try whileLocked { _ = end($0, by: "q") }
    let first = try husok.screen()
    try #require(first.waitFor("could not be saved when husok"))
    first.send("\r")
    try #require(first.waitFor("Left in"))
    first.send("q")
    #expect(first.waitForExit() == .exited(0))
    #expect(TemporaryFolder.names(in: folder).count == 1)
    let second = try husok.screen()
    try #require(second.waitFor("could not be saved when husok"))
    second.send("d")
    try #require(second.waitFor("Deleted"))
    second.send("q")
    #expect(second.waitForExit() == .exited(0))
    #expect(TemporaryFolder.names(in: folder).isEmpty)
    #expect(husok.run("list", "st:done").output.isEmpty)
  }

  @Test("Only the register that it is of names and offers it; --demo and readers never do")
  func others() throws {
    _ = try whileLocked { _ = end($0, by: "q") }
    let other = husok.folder.file("other.json")
    #expect(husok.run("--store", other, "init").code == 0)
    #expect(husok.run("--store", other, "list").errors.isEmpty)
    #expect(husok.run("--demo", "list").errors.isEmpty)
    let reader = try husok.screen("--read-only")
    try #require(reader.waitFor("CN26-3 "))
    #expect(!reader.screen.text.contains("could not be saved"))
    reader.send("q")
    #expect(reader.waitForExit() == .exited(0))
    #expect(TemporaryFolder.names(in: folder).count == 1)
  }

  @Test("A damaged file of this kind stays, and info names it")
  func damaged() {
    #expect(husok.shell("mkdir -p '\(folder)'") == 0)
    let path = "\(folder)/rescue-20260127T000000Z.json"
    TemporaryFolder.write(Array("{\"format\":\"husok-rescue\",".utf8), to: path)
    let info = husok.run("info")
    #expect(info.output.contains(path) && info.output.contains("cannot be read"))
    #expect(husok.run("list").code == 0)
    #expect(access(path, F_OK) == 0)
  }
}
