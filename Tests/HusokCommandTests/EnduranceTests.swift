import Glibc
import HusokModel
import HusokStore
import HusokTestSupport
import Testing

/// A register of many actions under one outcome.
private func manyActions(_ count: Int) -> [UInt8] {
  let start = """
    {"format":"husok","version":1,
    "ministries":[
    ],
    "meetings":[
    {"id":"M","kind":"summit","title":{"en":"Summit"}}],
    "outcomes":[
    {"id":"M-1","meeting":"M","title":{"en":"Outcome"},"kind":"result","trackable":true}],
    "actions":[

    """
  let actions = (1...count).map { number in
    "{\"id\":\"M-1.\(number)\",\"outcome\":\"M-1\",\"title\":{\"en\":\"Action \(number)\"},"
      + "\"status\":\"unreported\"}"
  }
  return Array((start + actions.joined(separator: ",\n") + "],\n\"changes\":[\n]}\n").utf8)
}

@Suite("Endurance", .serialized)
struct EnduranceTests {
  private func lines(_ husok: Husok) throws -> [Change] {
    let register = try JSONFileStore(path: husok.store).load().register
    return (0..<register.history.count).map { register.history[$0] }
  }

  /// Whether some program holds the lock of the store.
  private func isLocked(_ husok: Husok) -> Bool {
    husok.shell("flock -n '\(husok.store).lock' true") != 0
  }

  @Test("Four programs that mark actions at once lose none")
  func fourWriters() throws {
    let (each, together) = SlowTests.areOn ? (250, 10) : (30, 10)
    let husok = Husok()
    TemporaryFolder.write(manyActions(each * 4), to: husok.store)
    var script = ""
    for writer in 0..<4 {
      let first = writer * each + 1
      script += """
        (seq \(first) \(first + each - 1) | sed s/^/M-1./ | xargs -n \(together) \
        '\(Husok.path)' done >/dev/null || echo failed >>'\(husok.folder.file("failed"))') &

        """
    }
    #expect(husok.shell(script + "wait") == 0)
    #expect(TemporaryFolder.read(husok.folder.file("failed")) == nil)
    let register = try JSONFileStore(path: husok.store).load().register
    #expect(register.actions.count { $0.status == .done } == each * 4)
    let changes = try lines(husok)
    #expect(changes.count == each * 4)
    #expect(Set(changes.map(\.id)).count == each * 4)
    #expect(Set(changes.map(\.record)).count == each * 4)
    #expect(access(husok.store + ".lock", F_OK) == 0 && !isLocked(husok))
    #expect(husok.run("check").code == 0)
    #expect(!TemporaryFolder.names(in: husok.folder.path).contains { $0.hasSuffix("husok-new") })
  }

  @Test(
    "Killed at any moment: the store is the old one or the new one, whole, and what was called saved is there"
  )
  func killed() throws {
    let rounds = SlowTests.areOn ? 200 : 4
    let husok = Husok()
    TemporaryFolder.write(manyActions(300), to: husok.store)
    var random = SystemRandomNumberGenerator()
    var insideSaves = 0
    var known = 0
    for round in 0..<rounds {
      for name in unfinished(husok) { unlink(husok.folder.file(name)) }
      let screen = try husok.screen()
      try #require(screen.waitFor("M-1.1 "), "\(screen.screen.text)")
      var sent = 0
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        screen.send("n\(round)-\(sent)\r")
        sent += 1
      }
      var acknowledged = 0
      if round % 4 == 0 {
        try #require(
          screen.wait(until: {
            $0.line(0).hasSuffix(" saved") && $0.text.contains("Note added")
          }))
        acknowledged = sent
        screen.send("n\(round)-\(sent)\r")
        sent += 1
      }
      if round % 4 > 0 {
        waitForUnfinished(husok)
      } else {
        usleep(UInt32.random(in: 0...40_000, using: &random))
      }
      screen.signal(SIGKILL)
      #expect(screen.waitForExit() == .signalled(SIGKILL))
      if !unfinished(husok).isEmpty { insideSaves += 1 }
      let register = try JSONFileStore(path: husok.store).load().register
      let notes = register.actions[0].notes.map(\.text)
      let mine = notes.dropFirst(known)
      #expect(Array(mine) == (0..<mine.count).map { "\(round)-\($0)" })
      #expect((acknowledged...sent).contains(mine.count), "\(round)")
      #expect(register.history.count == notes.count)
      known = notes.count
    }
    print("killed \(rounds) times, \(insideSaves) of them inside a save")
    #expect(!SlowTests.areOn || insideSaves >= rounds / 4)
    #expect(!isLocked(husok))
    #expect(husok.run("done", "M-1.2").code == 0)
    #expect(unfinished(husok).isEmpty)
  }

  /// The new files that were not given their name yet.
  private func unfinished(_ husok: Husok) -> [String] {
    TemporaryFolder.names(in: husok.folder.path).filter { $0.hasSuffix(".husok-new") }
  }

  private func waitForUnfinished(_ husok: Husok) {
    let end = ContinuousClock.now + .milliseconds(200)
    while unfinished(husok).isEmpty, ContinuousClock.now < end {}
  }

  @Test("A file that may not grow: one sentence, the old file, and a later save that works")
  func sizeLimit() throws {
    let husok = Husok()
    TemporaryFolder.write(manyActions(300), to: husok.store)
    let before = TemporaryFolder.read(husok.store)
    let errors = husok.folder.file("limit")
    let line = "ulimit -f 8; '\(Husok.path)' done M-1.1 2>'\(errors)'"
    #expect(husok.shell(line) == 74)
    let sentence = String(decoding: TemporaryFolder.read(errors) ?? [], as: UTF8.self)
    #expect(sentence.contains("Cannot save") && sentence.contains("File too large"))
    #expect(sentence.split(separator: "\n").count == 1)
    #expect(TemporaryFolder.read(husok.store) == before)
    #expect(unfinished(husok).isEmpty)
    #expect(husok.run("done", "M-1.1").code == 0)
  }

  @Test(
    "A full file system: one sentence, the old file, and a later save that works",
    .enabled(if: getuid() == 0))
  func fullDisk() throws {
    var husok = Husok()
    let disk = husok.folder.file("disk")
    #expect(mkdir(disk, 0o700) == 0)
    guard husok.shell("mount -t tmpfs -o size=80k none '\(disk)' 2>/dev/null") == 0 else { return }
    defer { _ = husok.shell("umount '\(disk)'") }
    husok.environment["HUSOK_STORE"] = disk + "/store.json"
    TemporaryFolder.write(manyActions(500), to: disk + "/store.json")
    let before = TemporaryFolder.read(disk + "/store.json")
    let screen = try husok.screen(columns: 200)
    try #require(screen.waitFor("M-1.1 "))
    #expect(husok.run("done", "M-1.1").errors.contains("No space left on device"))
    screen.send("x")
    try #require(screen.wait(until: { $0.line(0).hasSuffix(" not saved") }))
    #expect(screen.waitFor("No space left on device"), "\(screen.screen.text)")
    #expect(TemporaryFolder.read(disk + "/store.json") == before)
    #expect(husok.shell("mount -o remount,size=4m '\(disk)'") == 0)
    try #require(
      screen.wait(until: {
        $0.line(0).hasSuffix(" saved") && !$0.line(0).hasSuffix("not saved")
      }))
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(husok.run("list", "st:done", "--ids").lines == ["M-1.1"])
  }
}
