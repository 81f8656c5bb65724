import Glibc
import HusokTestSupport
import Testing

@Suite("Two writers")
struct TwoWritersTests {
  private func started(
    _ husok: Husok, columns: Int = 80, rows: Int = 40
  ) throws -> PseudoTerminal {
    if TemporaryFolder.read(husok.store) == nil { _ = husok.run("init") }
    let screen = try husok.screen(columns: columns, rows: rows)
    try #require(screen.waitFor("CN26-3 "), "\(screen.screen.text)")
    return screen
  }

  private func isSaved(_ screen: PseudoTerminal) -> Bool {
    screen.wait(until: isSaved)
  }

  private func isSaved(_ terminal: VirtualTerminal) -> Bool {
    terminal.line(0).hasSuffix(" saved") && !terminal.line(0).hasSuffix("not saved")
  }

  private func quit(_ screen: PseudoTerminal) {
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
  }

  @Test("Two screens show each other's changes at once and lose none")
  func twoScreens() throws {
    let husok = Husok()
    let one = try started(husok)
    let other = try started(husok)
    one.send("x")
    try #require(other.waitFor("✓ .1 Expand"), "\(other.screen.text)")
    #expect(other.waitFor("1 change came in from kim"))
    other.send("jjx")
    try #require(one.waitFor("✓ .1 Gradually"), "\(one.screen.text)")
    #expect(isSaved(one) && isSaved(other))
    quit(one)
    quit(other)
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-2.1", "CN26-3.1"])
  }

  @Test("A screen that works while commands do loses nothing, and its cursor stays")
  func screenAndCommands() throws {
    let husok = Husok()
    let screen = try started(husok)
    screen.send("jj")
    let all = husok.run("list", "--ids").lines
    let others = all.filter { !$0.hasPrefix("CN26") }
    for (number, action) in others.enumerated() {
      if number < 4 { screen.send("ntyped \(number)\r") }
      #expect(husok.run("done", action).code == 0)
    }
    try #require(screen.waitFor("✓ .1 Deepen AI"), "\(screen.screen.text)")
    try #require(
      screen.wait(until: { terminal in
        let lines = terminal.text.split(separator: "\n")
        return isSaved(terminal)
          && lines.filter { $0.contains("✓ .") }.count >= 5
      }))
    #expect(
      screen.screen.text.split(separator: "\n").contains { $0.hasPrefix("›    ? .1 Gradually") })
    quit(screen)
    #expect(husok.run("list", "st:done", "--ids").lines == others)
    let text = husok.storeText()
    for number in 0..<4 { #expect(text.contains("\"typed \(number)\"")) }
    #expect(husok.run("check").code == 0)
  }

  @Test(
    "What an editor or git writes comes in, however it is written",
    arguments: [
      "sed -i s/consumer/CONSUMER/ store.json",
      "sed s/consumer/CONSUMER/ store.json >new && mv new store.json",
      "sed s/consumer/CONSUMER/ store.json >new && mv store.json store.json~ && cp new store.json",
      "sed s/consumer/CONSUMER/ store.json >new && cat new >store.json",
      "cp -p store.json new; sed -i s/consumer/CONSUMER/ new; touch -r store.json new; mv new store.json",
    ])
  func editors(_ line: String) throws {
    let husok = Husok()
    let screen = try started(husok, columns: 120)
    #expect(husok.shell("cd '\(husok.folder.path)' && \(line)") == 0)
    try #require(screen.waitFor("CONSUMER"), "\(screen.screen.text)")
    screen.send("x")
    try #require(screen.waitFor("CN26-2.1 complete"))
    #expect(isSaved(screen))
    #expect(husok.storeText().contains("CONSUMER"))
    quit(screen)
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-2.1"])
  }

  @Test("git pull brings in what a colleague pushed")
  func gitPull() throws {
    let husok = Husok()
    _ = husok.run("init")
    let folder = husok.folder.path
    let setup = """
      cd '\(folder)' && export GIT_CONFIG_NOSYSTEM=1 && git init -q -b main . \
      && git config user.name kim && git config user.email kim@example.org \
      && git add store.json && git commit -qm one && git clone -q . ../\(folder.dropFirst(5))-clone
      """
    try #require(husok.shell(setup) == 0)
    let clone = folder + "-clone"
    defer { TemporaryFolder.remove(clone) }
    let screen = try started(husok)
    let push = """
      cd '\(clone)' && git config user.name lee && git config user.email lee@example.org \
      && '\(Husok.path)' --store store.json done JP26-2.1 && git commit -qam two
      """
    #expect(husok.shell(push) == 0)
    #expect(husok.shell("cd '\(folder)' && git pull -q '\(clone)' main") == 0)
    try #require(screen.waitFor("✓ .1 Deepen AI"), "\(screen.screen.text)")
    screen.send("x")
    #expect(screen.waitFor("CN26-2.1 complete") && isSaved(screen))
    quit(screen)
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-2.1", "JP26-2.1"])
  }

  @Test("A store that is removed or moved away is told of, and written again with everything")
  func removed() throws {
    let husok = Husok()
    let screen = try started(husok, columns: 200)
    #expect(rename(husok.store, husok.store + ".moved") == 0)
    try #require(screen.waitFor("was removed or moved away"), "\(screen.screen.text)")
    screen.send("x")
    try #require(screen.waitFor("CN26-2.1 complete"))
    try #require(screen.wait(until: { _ in TemporaryFolder.read(husok.store) != nil }))
    #expect(isSaved(screen))
    quit(screen)
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-2.1"])
    #expect(husok.run("list", "--ids").lines.count == 21)
  }

  @Test("A store that is damaged outside is told of and left; mended, work goes on by itself")
  func damaged() throws {
    let husok = Husok()
    let screen = try started(husok, columns: 250)
    let good = husok.storeText()
    TemporaryFolder.write(Array(good.utf8.dropLast(500)), to: husok.store)
    try #require(screen.waitFor("ends too early"), "\(screen.screen.text)")
    screen.send("x")
    try #require(screen.wait(until: { $0.line(0).hasSuffix(" not saved") }))
    #expect(husok.storeText().utf8.count == good.utf8.count - 500)
    TemporaryFolder.write(Array(good.utf8), to: husok.store)
    try #require(isSaved(screen), "\(screen.screen.text)")
    // The line of the message is drawn after the first line, in the same frame.
    #expect(screen.wait(until: { !$0.text.contains("ends too early") }))
    quit(screen)
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-2.1"])
  }

  @Test("A save that failed is tried again by itself until it goes through")
  func retried() throws {
    let husok = Husok()
    let screen = try started(husok)
    let obstacle = "\(husok.store).lock"
    unlink(obstacle)
    #expect(mkdir(obstacle, 0o700) == 0)
    screen.send("x")
    try #require(screen.wait(until: { $0.line(0).hasSuffix(" not saved") }))
    #expect(rmdir(obstacle) == 0)
    try #require(isSaved(screen), "\(screen.screen.text)")
    screen.signal(SIGKILL)
    #expect(screen.waitForExit() == .signalled(SIGKILL))
    #expect(husok.run("list", "st:done", "--ids").lines == ["CN26-2.1"])
  }

  @Test("A screen that nobody touches does not wake")
  func idle() throws {
    let husok = Husok()
    let screen = try started(husok)
    screen.drain(milliseconds: 300)
    let before = switches(screen.pid)
    screen.drain(milliseconds: 1500)
    #expect(switches(screen.pid) == before)
    quit(screen)
  }

  /// How often a process has waited so far, in all its threads.
  private func switches(_ pid: Int32) -> Int {
    TemporaryFolder.names(in: "/proc/\(pid)/task").reduce(0) { sum, task in
      let status = TemporaryFolder.read("/proc/\(pid)/task/\(task)/status") ?? []
      let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
        .first { $0.hasPrefix("voluntary_ctxt_switches") }
      return sum + (line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0)
    }
  }
}
