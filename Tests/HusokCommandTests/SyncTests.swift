import Glibc
import HusokStore
import HusokTestSupport
import Testing

@Suite("Sharing a register through git")
struct SyncTests {
  private let shared = SharedRegister()

  @Test("Setting it up says what was done, and a colleague has the register in one command")
  func firstMinute() throws {
    let setup = shared.begin("kim")
    #expect(setup.code == 0, "\(setup.errors)")
    #expect(setup.output.contains("The register is shared from now on."))
    #expect(setup.output.contains("husok clone \(shared.remote)"))
    #expect(
      shared.shell("kim", "git status --short; git ls-files").text == ".gitattributes\nstore.json\n"
    )
    #expect(shared.shell("kim", "git log --format=%s").text == "Register: 21 actions\n")
    let clone = shared.join("lee")
    #expect(clone.code == 0, "\(clone.errors)")
    #expect(shared.bytes("lee") == shared.bytes("kim"))
    // The register is the one that husok opens from now on.
    #expect(shared.runWords("lee", ["info"], store: false).output.contains(shared.store("lee")))
    #expect(shared.shell("lee", "git status --short").text == "")
    #expect(shared.shell("lee", "git config merge.husok.driver").text.contains("merge %O %A %B"))
  }

  @Test("A rehearsal changes nothing")
  func rehearsal() throws {
    _ = shared.husok.shell("mkdir '\(shared.folder("kim"))'")
    _ = shared.run("kim", "init")
    let plan = shared.run("kim", "sync", "--setup", shared.remote, "--dry-run")
    #expect(plan.code == 0 && plan.output.contains("(new)"), "\(plan.errors)")
    let names = TemporaryFolder.names(in: shared.folder("kim")).filter { !$0.hasSuffix(".lock") }
    #expect(names == ["store.json"])
    #expect(TemporaryFolder.read(shared.remote + "/HEAD") == nil)
    _ = shared.begin("kim")
    _ = shared.run("kim", "note", "CN26-3.1", "a word")
    let before = shared.shell("kim", "git rev-parse HEAD").text
    let next = shared.run("kim", "sync", "--dry-run")
    #expect(next.output == "Dry run: note added to CN26-3.1 (kim)\n", "\(next.output)")
    #expect(shared.shell("kim", "git rev-parse HEAD").text == before)
  }

  @Test("What each did is with the other; commits say what; a field changed by both is under check")
  func bothWays() throws {
    _ = shared.begin("kim")
    _ = shared.join("lee")
    _ = shared.run("kim", "--as", "MCST:secretariat", "done", "CN26-3.1")
    _ = shared.run("kim", "--as", "MCST:secretariat", "note", "CN26-3.2", "one")
    _ = shared.run("kim", "--as", "MCST:secretariat", "note", "CN26-3.3", "two")
    _ = shared.run("kim", "set", "CN26-3.4", "due=2026-11-30")
    _ = shared.run("lee", "set", "CN26-3.4", "due=2026-12-31")
    let first = shared.run("kim", "sync")
    #expect(first.output == "4 changes were sent.\n", "\(first.output)\(first.errors)")
    #expect(
      shared.shell("kim", "git log -1 --format=%s").text
        == "MCST: CN26-3.1 complete, 2 notes; CN26-3.4 due 30 Nov 2026\n")
    let second = shared.run("lee", "sync")
    #expect(second.output.contains("4 changes came in. 1 change was sent."), "\(second.output)")
    #expect(second.output.contains("CN26-3.1 complete (MCST kim)"))
    #expect(second.output.contains("both sides changed due date"))
    #expect(shared.run("kim", "sync").output.contains("came in"))
    #expect(shared.bytes("kim") == shared.bytes("lee"))
    let check = { (name: String) in shared.run(name, "check").output }
    for name in ["kim", "lee"] {
      #expect(check(name).contains("two people changed due date"), "\(check(name))")
      #expect(shared.shell(name, "git status --short").text == "")
    }
    // Who chooses a value settles it for everybody: the other one, or that which stands.
    #expect(check("kim").contains("31 Dec 2026 stands, the other value is 30 Nov 2026"))
    let other = shared.run("lee", "settle", "CN26-3.4", "--other")
    #expect(other.output == "CN26-3.4: due date is 30 Nov 2026, for everybody.\n", "\(other)")
    _ = shared.run("lee", "sync")
    _ = shared.run("kim", "sync")
    #expect(!check("kim").contains("two people changed"))
    #expect(shared.run("kim", "show", "CN26-3.4").output.contains("30 Nov 2026"))
    #expect(shared.run("kim", "settle", "CN26-3.4").code == 1)
    #expect(shared.run("kim", "sync").output == "Nothing new on either side.\n")
  }

  @Test("The value that stands is kept, on the screen, and so for everybody")
  func kept() throws {
    _ = shared.begin("kim")
    _ = shared.join("lee")
    _ = shared.run("kim", "set", "CN26-3.4", "due=2026-11-30")
    _ = shared.run("lee", "set", "CN26-3.4", "due=2026-12-31")
    for name in ["kim", "lee", "kim"] { _ = shared.run(name, "sync") }
    var kim = shared.husok
    kim.environment["HUSOK_STORE"] = shared.store("kim")
    let screen = try kim.screen(columns: 100, rows: 36)
    try #require(screen.waitFor("CN26-3 "))
    screen.send("\u{1B}[18~")
    try #require(screen.waitFor("31 Dec 2026 / 30 Nov 2026"), "\(screen.screen.text)")
    screen.send("\r")
    try #require(screen.waitFor("stands now"), "\(screen.screen.text)")
    #expect(screen.screen.text.contains("which due date?"))
    screen.send("\r")
    #expect(
      screen.wait(until: { !$0.text.contains("31 Dec 2026 / 30 Nov 2026") }),
      "\(screen.screen.text)")
    screen.send("q")
    _ = screen.waitForExit()
    _ = shared.run("kim", "sync")
    _ = shared.run("lee", "sync")
    #expect(!shared.run("lee", "check").output.contains("two people changed"))
    #expect(shared.bytes("kim") == shared.bytes("lee"))
  }

  @Test("Where the other side is away, what was done is kept, and goes out the next time")
  func offline() throws {
    _ = shared.begin("kim")
    _ = shared.run("kim", "done", "CN26-3.1")
    _ = shared.husok.shell("mv '\(shared.remote)' '\(shared.remote).away'")
    let away = shared.run("kim", "sync")
    #expect(away.code == 0)
    #expect(away.output.contains("cannot be reached now"), "\(away.output)")
    #expect(away.output.contains("1 change is kept here"))
    #expect(shared.shell("kim", "git log -1 --format=%s").text == "CN26-3.1 complete\n")
    _ = shared.husok.shell("mv '\(shared.remote).away' '\(shared.remote)'")
    #expect(shared.run("kim", "sync").code == 0)
    #expect(
      shared.shell("kim", "git -C '\(shared.remote)' log -1 --format=%s").text
        == "CN26-3.1 complete\n")
  }

  @Test("What was done while a sync was under way is neither lost nor sent by half")
  func meanwhile() throws {
    _ = shared.begin("kim")
    _ = shared.join("lee")
    _ = shared.run("lee", "note", "CN26-3.1", "from lee")
    _ = shared.run("lee", "sync")
    _ = shared.run("kim", "note", "CN26-3.2", "before")
    let script = """
      '\(Husok.path)' --store store.json sync & pid=$!
      for number in 1 2 3 4 5 6; do '\(Husok.path)' --store store.json note CN26-3.3 "word $number"; done
      wait $pid
      """
    #expect(shared.shell("kim", script).code == 0)
    _ = shared.run("kim", "sync")
    _ = shared.run("lee", "sync")
    #expect(shared.bytes("kim") == shared.bytes("lee"))
    let shown = shared.run("lee", "show", "CN26-3.3").output
    for number in 1...6 { #expect(shown.contains("word \(number)")) }
  }

  @Test("A reader, a register opened to be read, and practice data are never sent")
  func refused() throws {
    _ = shared.begin("kim")
    for words in [["--read-only", "sync"], ["--as", "MCST:reader", "sync"], ["--demo", "sync"]] {
      let result = shared.runWords("kim", words)
      #expect(result.code == 77, "\(words)")
      #expect(result.errors.split(separator: "\n").count == 1)
    }
    let stranger = shared.husok.folder.file("alone.json")
    _ = shared.runWords("kim", ["--store", stranger, "init"], store: false)
    let unshared = shared.runWords("kim", ["--store", stranger, "sync"], store: false)
    #expect(unshared.code == 66 && unshared.errors.contains("sync --setup"), "\(unshared.errors)")
    let word = shared.run("kim", "sync", "elsewhere")
    #expect(word.code == 64 && word.errors.contains("--setup elsewhere"))
  }

  @Test("Two that began apart are put together")
  func unrelated() throws {
    _ = shared.begin("kim")
    _ = shared.run("kim", "note", "CN26-3.1", "from kim")
    _ = shared.run("kim", "sync")
    _ = shared.husok.shell("mkdir '\(shared.folder("lee"))'")
    _ = shared.run("lee", "init")
    _ = shared.run("lee", "done", "CN26-3.2")
    let setup = shared.run("lee", "sync", "--setup", shared.remote)
    #expect(setup.code == 0, "\(setup.errors)")
    _ = shared.run("kim", "sync")
    #expect(shared.bytes("kim") == shared.bytes("lee"))
    #expect(shared.run("kim", "list", "--ids", "st:done").lines == ["CN26-3.2"])
    #expect(shared.run("lee", "show", "CN26-3.1").output.contains("from kim"))
    #expect(shared.run("lee", "list", "--ids").lines.count == 21)
  }

  @Test("A repository that the register lies in is used only when it is named; its files stay")
  func here() throws {
    let script = """
      \(SharedRegister.identity)
      git init -q; mkdir office; echo letter >letter.txt; git add .; git commit -qm letters
      """
    _ = shared.husok.shell("mkdir '\(shared.folder("kim"))'")
    #expect(shared.shell("kim", script).code == 0)
    let store = shared.folder("kim") + "/office/register.json"
    let run = { (words: [String]) in
      shared.runWords("kim", ["--store", store] + words, store: false)
    }
    _ = run(["init"])
    #expect(run(["sync"]).code == 66)
    let setup = run(["sync", "--setup", shared.remote, "--here"])
    #expect(setup.code == 0, "\(setup.errors)")
    #expect(
      shared.shell("kim", "git show --name-only --format=%s").text
        == "Register: 21 actions\n\n.gitattributes\noffice/register.json\n")
    _ = run(["done", "CN26-3.1"])
    _ = shared.shell("kim", "echo more >>letter.txt; echo new >unsent.txt; git add unsent.txt")
    #expect(run(["sync"]).code == 0)
    #expect(
      shared.shell("kim", "git show --name-only --format=").text == "office/register.json\n")
    #expect(shared.shell("kim", "git status --short").text == " M letter.txt\nA  unsent.txt\n")
    let inside = shared.folder("kim") + "/other.json"
    _ = shared.runWords("kim", ["--store", inside, "init"], store: false)
    let refused = shared.runWords("kim", ["--store", inside, "sync", "--setup"], store: false)
    #expect(refused.code == 64 && refused.errors.contains("--here"), "\(refused.errors)")
  }

  @Test("Files that others keep beside the register come along")
  func otherFiles() throws {
    _ = shared.begin("kim")
    _ = shared.join("lee")
    let script = """
      \(SharedRegister.identity)
      echo 'For all' >README; git add README; git commit -qm readme; git push -q
      """
    let pushed = shared.shell("lee", script)
    #expect(pushed.code == 0, "\(pushed.text)")
    _ = shared.run("kim", "done", "CN26-3.1")
    #expect(shared.run("kim", "sync").code == 0)
    #expect(shared.shell("kim", "cat README; git status --short").text == "For all\n")
    _ = shared.run("lee", "sync")
    #expect(shared.shell("lee", "git ls-files").text == ".gitattributes\nREADME\nstore.json\n")
    #expect(shared.bytes("kim") == shared.bytes("lee"))
  }

  @Test("What cannot be fetched is one sentence")
  func noClone() throws {
    for (remote, code, words) in [
      ("-o", Int32(64), "no option"), ("ext::sh -c id", 64, "no address"),
      (shared.husok.folder.file("nowhere"), 74, "cannot be reached"),
    ] {
      let clone = shared.runWords("lee", ["clone", remote, shared.folder("lee")], store: false)
      #expect(clone.code == code, "\(remote): \(clone.errors)")
      #expect(clone.errors.contains(words), "\(clone.errors)")
    }
    _ = shared.husok.shell("git init -q --bare '\(shared.remote)'")
    let empty = shared.join("lee")
    #expect(empty.code == 66 && empty.errors.contains("still empty"), "\(empty.errors)")
    #expect(TemporaryFolder.names(in: shared.husok.folder.path).allSatisfy { !$0.contains("lee.") })
    _ = shared.husok.shell("rm -rf '\(shared.remote)'")
    _ = shared.begin("kim")
    _ = shared.husok.shell("mkdir '\(shared.folder("lee"))'; touch '\(shared.folder("lee"))/x'")
    #expect(shared.join("lee").code == 73)
  }

  @Test("What git left when it died in the middle is taken away once it is old")
  func leftLock() throws {
    _ = shared.begin("kim")
    _ = shared.run("kim", "done", "CN26-3.1")
    let lock = ".git/refs/heads/main.lock"
    _ = shared.shell("kim", "touch -d '1 hour ago' \(lock) .git/index.lock")
    let result = shared.run("kim", "sync")
    #expect(result.code == 0, "\(result.errors)")
    #expect(shared.shell("kim", "ls \(lock)").code != 0)
    _ = shared.run("kim", "done", "CN26-3.2")
    _ = shared.shell("kim", "touch \(lock)")
    let busy = shared.run("kim", "sync")
    #expect(busy.code != 0 && busy.errors.split(separator: "\n").count == 1, "\(busy.errors)")
    _ = shared.shell("kim", "rm \(lock)")
    #expect(shared.run("kim", "sync").code == 0)
  }

  @Test("A register of a newer husok at the other side is left alone")
  func newer() throws {
    _ = shared.begin("kim")
    _ = shared.join("lee")
    let script = """
      \(SharedRegister.identity)
      sed -i 's/"version":1/"version":2/' store.json; git commit -qam newer; git push -q
      """
    #expect(shared.shell("lee", script).code == 0)
    _ = shared.run("kim", "done", "CN26-3.1")
    let before = shared.bytes("kim")
    let result = shared.run("kim", "sync")
    #expect(result.code == 77 && result.errors.contains("newer husok"), "\(result.errors)")
    #expect(shared.bytes("kim") == before)
  }

  /// A clone that was made and is kept with git alone.
  private func strangers() throws {
    _ = shared.begin("kim")
    let script = """
      \(SharedRegister.identity)
      git clone -q '\(shared.remote)' '\(shared.folder("lee"))'
      """
    try #require(shared.shell("kim", script).code == 0)
    _ = shared.shell("lee", SharedRegister.identity)
    _ = shared.run("kim", "set", "CN26-3.1", "due=2026-11-30")
    _ = shared.run("kim", "note", "CN26-3.1", "from kim")
    _ = shared.run("kim", "sync")
    _ = shared.run("lee", "note", "CN26-3.1", "from lee")
    let pull = shared.shell("lee", "git commit -qam lee; git pull -q --no-rebase")
    try #require(pull.code != 0)
    try #require(
      String(decoding: shared.bytes("lee") ?? [], as: UTF8.self).contains("<<<<<<<"))
  }

  @Test("Where git left both sides in a register, it is opened with both, and sync ends the merge")
  func marks() throws {
    try strangers()
    let list = shared.run("lee", "show", "CN26-3.1")
    #expect(list.code == 0 && list.errors.contains("husok has merged them"), "\(list.errors)")
    #expect(list.output.contains("from kim") && list.output.contains("from lee"))
    #expect(list.output.contains("30 Nov 2026"))
    #expect(shared.run("lee", "show", "CN26-3.1").errors == "")
    let sync = shared.run("lee", "sync")
    #expect(sync.code == 0, "\(sync.errors)")
    #expect(
      shared.shell("lee", "git status --short | grep -v '??'; git log -1 --format=%P | wc -w").text
        == "2\n")
    _ = shared.run("kim", "sync")
    #expect(shared.bytes("kim") == shared.bytes("lee"))
  }

  @Test("sync itself merges what git left, and a reader's husok leaves it")
  func marksAndSync() throws {
    try strangers()
    let reader = shared.run("lee", "--as", "MCST:reader", "list")
    #expect(reader.code == 65)
    let sync = shared.run("lee", "sync")
    #expect(sync.code == 0, "\(sync.errors)")
    _ = shared.run("kim", "sync")
    #expect(shared.bytes("kim") == shared.bytes("lee"))
    #expect(shared.run("kim", "show", "CN26-3.1").output.contains("from lee"))
  }

  @Test("A screen that is open merges what git leaves under it, and says so")
  func marksUnderScreen() throws {
    try strangers()
    _ = shared.shell("lee", "cp store.json conflicted; git merge --abort")
    var lee = shared.husok
    lee.environment["HUSOK_STORE"] = shared.store("lee")
    let screen = try lee.screen(columns: 120, rows: 36)
    try #require(screen.waitFor("CN26-3 "), "\(screen.screen.text)")
    _ = shared.shell("lee", "cp conflicted store.json")
    #expect(screen.waitFor("merged"), "\(screen.screen.text)")
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(shared.run("lee", "show", "CN26-3.1").output.contains("from kim"))
  }
}
