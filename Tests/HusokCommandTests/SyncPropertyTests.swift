import Glibc
import HusokModel
import HusokStore
import HusokTestSupport
import Testing

@Suite("Many who work on one register at once")
struct SyncPropertyTests {
  private let shared = SharedRegister()
  private static let names = ["kim", "lee", "park", "choi", "jung"]

  /// Runs `husok sync` as somebody; killed after some milliseconds where that is given.
  private func sync(_ name: String, killedAfter milliseconds: Int? = nil) {
    guard let milliseconds else {
      _ = shared.run(name, "sync")
      return
    }
    _ = shared.shell(
      name,
      """
      '\(Husok.path)' --store store.json sync & pid=$!
      sleep 0.\(milliseconds < 10 ? "00" : milliseconds < 100 ? "0" : "")\(milliseconds)
      kill -9 $pid; wait $pid
      """)
  }

  /// That all hold the same, that it is sound, and that every line that anybody made is in it.
  private func expectTogether(_ editors: [SharingEditor], _ names: [String]) throws {
    let bytes = names.map(shared.bytes)
    for (name, own) in zip(names, bytes) {
      #expect(own == bytes[0], "\(name) differs: \(shared.run(name, "sync").output)")
    }
    let register = try JSONFileStore.parse(try #require(bytes[0]))
    _ = try Register(
      ministries: register.ministries, meetings: register.meetings, outcomes: register.outcomes,
      actions: register.actions, history: register.history)
    let lines = Set((0..<register.history.count).map { register.history[$0].id })
    for editor in editors {
      let missing = editor.made.subtracting(lines)
      #expect(missing.isEmpty, "\(editor.name): \(missing.count) of \(editor.made.count)")
    }
    for action in register.actions {
      #expect(!action.supporting.contains(action.leadMinistry ?? ""))
      #expect((action.status == .done) == (action.doneOn != nil))
    }
  }

  @Test("Five clones, random acts, syncs at any moment, killed at any moment: all end equal")
  func fiveClones() throws {
    let names = SyncPropertyTests.names
    try #require(shared.begin(names[0]).code == 0)
    for name in names.dropFirst() { try #require(shared.join(name).code == 0) }
    var random = MergeRandom(seed: 15)
    var editors = names.enumerated().map { number, name in
      SharingEditor(name, path: shared.store(name), seed: UInt64(number + 1))
    }
    for _ in 0..<(SlowTests.areOn ? 200 : 20) {
      for row in editors.indices {
        try editors[row].act()
        if random.isOne(of: 12) {
          sync(names[row], killedAfter: random.isOne(of: 2) ? random.pick(Array(0..<250)) : nil)
        }
      }
    }
    for name in names + names { #expect(shared.run(name, "sync").code == 0) }
    try expectTogether(editors, names)
    for name in names { #expect(shared.shell(name, "git status --short").text == "") }
  }

  @Test("Two clones that use git pull and git push alone end equal, without a conflict")
  func plainGit() throws {
    let names = ["kim", "lee"]
    try #require(shared.begin("kim").code == 0)
    try #require(shared.join("lee").code == 0)
    for name in names { _ = shared.shell(name, SharedRegister.identity) }
    var random = MergeRandom(seed: 16)
    var editors = names.enumerated().map { number, name in
      SharingEditor(name, path: shared.store(name), seed: UInt64(number + 30))
    }
    let ways = ["--no-rebase --no-edit", "--rebase"]
    for _ in 0..<(SlowTests.areOn ? 200 : 20) {
      for row in editors.indices {
        try editors[row].act()
        guard random.isOne(of: 8) else { continue }
        let done = shared.shell(
          names[row], "git commit -qam work; git pull -q \(random.pick(ways)) && git push -q")
        #expect(done.code == 0 && !done.text.contains("CONFLICT"), "\(done.text)")
      }
    }
    for name in names + names {
      let done = shared.shell(
        name, "git commit -qam last; git pull -q --no-rebase --no-edit && git push -q")
      #expect(done.code == 0, "\(done.text)")
    }
    try expectTogether(editors, names)
    // Both ways go together.
    _ = shared.run("kim", "done", "CN26-3.1")
    for name in names + names { #expect(shared.run(name, "sync").code == 0) }
    try expectTogether(editors, names)
  }

  @Test("cherry-pick, stash pop and revert end in a register that can be read")
  func otherWays() throws {
    try #require(shared.begin("kim").code == 0)
    let script = """
      \(SharedRegister.identity)
      husok() { '\(Husok.path)' --store store.json "$@" >/dev/null; }
      git switch -qc side; husok set CN26-3.1 due=2026-11-30; git commit -qam side
      git switch -q main; husok set CN26-3.1 due=2026-12-31; husok note CN26-3.2 word
      git commit -qam main; git cherry-pick side || exit 4
      husok set CN26-3.3 due=2026-11-30; git stash -q; husok set CN26-3.3 due=2026-10-31
      git commit -qam more; git stash pop || exit 5
      husok check; git commit -qam popped; git rebase -q side || exit 6
      """
    let done = shared.shell("kim", script)
    #expect(done.code == 0 && !done.text.contains("CONFLICT"), "\(done.text)")
    #expect(shared.run("kim", "list").code == 0)
    #expect(shared.run("kim", "show", "CN26-3.2").output.contains("word"))
    #expect(shared.run("kim", "log", "CN26-3.3").lines.count >= 2)
  }

  @Test("Fifty pairs of edits that git alone cannot merge are merged")
  func conflicts() throws {
    try #require(shared.begin("kim").code == 0)
    _ = shared.shell("kim", SharedRegister.identity)
    let base = try #require(shared.bytes("kim"))
    let (ours, theirs) = (shared.husok.folder.file("ours"), shared.husok.folder.file("theirs"))
    let ancestor = shared.husok.folder.file("base")
    TemporaryFolder.write(base, to: ancestor)
    var pairs = 0
    for seed in 1...400 where pairs < 50 {
      for path in [ours, theirs] { TemporaryFolder.write(base, to: path) }
      var one = SharingEditor("kim", path: ours, seed: UInt64(seed))
      var other = SharingEditor("lee", path: theirs, seed: UInt64(seed + 1000))
      try one.act()
      try other.act()
      let alone = shared.shell(
        "kim", "git merge-file -p '\(ours)' '\(ancestor)' '\(theirs)' >/dev/null")
      if alone.code == 0 { continue }
      pairs += 1
      let merged = shared.shell("kim", "'\(Husok.path)' merge '\(ancestor)' '\(ours)' '\(theirs)'")
      #expect(merged.code == 0, "\(merged.text)")
      let register = try JSONFileStore.parse(try #require(TemporaryFolder.read(ours)))
      let lines = Set((0..<register.history.count).map { register.history[$0].id })
      #expect(one.made.union(other.made).isSubset(of: lines), "seed \(seed)")
    }
    #expect(pairs == 50)
  }

  @Test(
    "Wherever a sync is killed, the next one of either side ends equal",
    .enabled(if: SharedRegister.canFollow))
  func killed() throws {
    try #require(shared.begin("kim").code == 0)
    try #require(shared.join("lee").code == 0)
    var editors = ["kim", "lee"].enumerated().map { number, name in
      SharingEditor(name, path: shared.store(name), seed: UInt64(number + 60))
    }
    // Steps between two kills, in calls of the system.
    let stride = SlowTests.areOn ? 1 : 11
    var call = SlowTests.areOn ? 0 : 5
    var wasKilled = true
    while wasKilled {
      for row in editors.indices { try editors[row].act() }
      _ = shared.run("lee", "sync")
      wasKilled = try shared.killed("kim", atCall: call)
      #expect(shared.run("lee", "sync").code == 0)
      let next = shared.run("kim", "sync")
      #expect(next.code == 0, "after call \(call): \(next.errors)")
      #expect(shared.run("lee", "sync").code == 0)
      #expect(shared.bytes("kim") == shared.bytes("lee"), "after call \(call)")
      call += stride
    }
    #expect(call > 3 * stride)
    try expectTogether(editors, ["kim", "lee"])
  }
}
