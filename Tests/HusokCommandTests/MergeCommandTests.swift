import HusokTestSupport
import Testing

@Suite("Merging on the command line")
struct MergeCommandTests {
  private let husok = Husok()

  private func run(_ file: String, _ command: String...) -> Husok.Result {
    husok.runWords(["--today", "2026-02-01", "--store", husok.folder.file(file)] + command)
  }

  private func copy(_ file: String, to other: String) throws {
    let bytes = try #require(TemporaryFolder.read(husok.folder.file(file)))
    TemporaryFolder.write(bytes, to: husok.folder.file(other))
  }

  private func merge() -> Husok.Result {
    husok.runWords(["merge"] + ["base", "ours", "theirs"].map(husok.folder.file))
  }

  @Test("Both sides' changes are there, a field that both changed is listed under check")
  func bothSides() throws {
    _ = run("base", "init")
    try copy("base", to: "ours")
    try copy("base", to: "theirs")
    _ = run("ours", "done", "CN26-3.1")
    _ = run("ours", "set", "CN26-3.3", "due=2026-06-30")
    _ = run("theirs", "done", "CN26-3.2")
    _ = run("theirs", "set", "CN26-3.3", "due=2026-09-30")
    #expect(merge().code == 0)
    #expect(run("ours", "list", "--ids", "st:done").lines == ["CN26-3.1", "CN26-3.2"])
    #expect(run("ours", "check").output.contains("two people changed due date"))
    #expect(run("ours", "log", "CN26-3.3").lines.count == 3)
    _ = run("ours", "set", "CN26-3.3", "due=2026-10-31")
    #expect(!run("ours", "check").output.contains("two people changed"))
  }

  @Test("A step and a note that both changed are settled by their numbers, in both languages")
  func elements() throws {
    _ = run("base", "init")
    _ = run("base", "step", "add", "CN26-3.2", "Signature")
    _ = run("base", "note", "CN26-3.2", "첫 회의")
    try copy("base", to: "ours")
    try copy("base", to: "theirs")
    for (file, month, text) in [("ours", "09", "9월 회의"), ("theirs", "10", "10월 회의")] {
      _ = run(file, "step", "edit", "CN26-3.2/1", "--due", "2026-\(month)")
      _ = run(file, "note", "CN26-3.2", "--edit", "1", text)
    }
    #expect(merge().code == 0)
    let check = run("ours", "check")
    #expect(check.output.contains("two people changed step 1:"), "\(check)")
    #expect(check.output.contains("1. Signature  Sep 2026"), "\(check)")
    #expect(check.output.contains("1. Signature  Oct 2026"), "\(check)")
    #expect(check.output.contains("settle CN26-3.2 steps/1 --other"), "\(check)")
    let korean = run("ours", "--lang", "ko", "check").output
    #expect(korean.contains("동시 변경, 단계 1") && korean.contains("동시 변경, 메모 1"), "\(korean)")
    #expect(korean.contains("9월 회의") && korean.contains("10월 회의"))
    let show = { run("ours", "show", "CN26-3.2", "--json").output }
    #expect(show().contains("9월 회의") != show().contains("10월 회의"))
    #expect(run("ours", "settle", "CN26-3.2").code == 64)
    #expect(run("ours", "settle", "CN26-3.2", "steps/2").code == 1)
    let before = show()
    let kept = run("ours", "settle", "CN26-3.2", "steps")
    #expect(kept.output.hasPrefix("CN26-3.2: step 1 is 1. Signature  "), "\(kept)")
    #expect(show() == before)
    let other = run("ours", "settle", "CN26-3.2", "notes/1", "--other")
    #expect(other.code == 0 && show() != before, "\(other)")
    #expect(!run("ours", "check").output.contains("two people changed"))
  }

  @Test("Two new records with one number become two")
  func collision() throws {
    _ = run("base", "init")
    try copy("base", to: "ours")
    try copy("base", to: "theirs")
    _ = run("ours", "add", "CN26-3", "Ours")
    _ = run("theirs", "add", "CN26-3", "Theirs")
    #expect(merge().output.contains("CN26-3.7"))
    #expect(run("ours", "list", "--ids", "ours", "or", "theirs").lines == ["CN26-3.6", "CN26-3.7"])
  }

  @Test("An empty base is legal, an empty side is damage, and nothing is written then")
  func empty() throws {
    _ = run("ours", "init")
    try copy("ours", to: "theirs")
    TemporaryFolder.write([], to: husok.folder.file("base"))
    let before = TemporaryFolder.read(husok.folder.file("ours"))
    #expect(merge().code == 0)
    #expect(TemporaryFolder.read(husok.folder.file("ours")) == before)
    _ = run("ours", "done", "CN26-3.1")
    _ = run("theirs", "done", "CN26-3.2")
    #expect(merge().lines == ["Merged: 21 actions."])
    #expect(run("ours", "list", "--ids", "st:done").lines == ["CN26-3.1", "CN26-3.2"])
    TemporaryFolder.write([], to: husok.folder.file("theirs"))
    let merged = TemporaryFolder.read(husok.folder.file("ours"))
    #expect(merge().code == 65)
    #expect(TemporaryFolder.read(husok.folder.file("ours")) == merged)
  }

  @Test(
    "Registers that have nothing in common are put together, whichever is called ours",
    arguments: [true, false])
  func noAncestor(_ isFirst: Bool) throws {
    let (one, other) = isFirst ? ("ours", "theirs") : ("theirs", "ours")
    _ = run(one, "init")
    _ = run(one, "done", "CN26-3.1")
    _ = run(one, "set", "CN26-3.2", "tags=+ours")
    _ = run(other, "init", "--empty")
    _ = run(other, "meeting", "add", "X1", "Another meeting")
    _ = run(other, "outcome", "add", "X1", "Another outcome")
    _ = run(other, "add", "X1-1", "Another action")
    TemporaryFolder.write([], to: husok.folder.file("base"))
    #expect(merge().lines == ["Merged: 22 actions."])
    #expect(run("ours", "ministry", "list").lines.count == 19)
    #expect(run("ours", "outcome", "list").lines.count == 13)
    #expect(run("ours", "list", "--ids", "st:done", "or", "another").lines.count == 2)
    #expect(run("ours", "log").lines.count == 5)
  }

  @Test("What one side removed of the bundled register is there again without a common ancestor")
  func nothingRemoved() throws {
    _ = run("ours", "init")
    try copy("ours", to: "theirs")
    _ = run("ours", "set", "CN26-3.2", "tags=-k-content")
    _ = run("theirs", "set", "CN26-3.2", "priority=high")
    TemporaryFolder.write([], to: husok.folder.file("base"))
    #expect(merge().code == 0)
    let record = run("ours", "show", "CN26-3.2", "--json").output
    #expect(record.contains("k-content") && record.contains("\"priority\":\"high\""))
  }

  @Test("git merges repositories without a common commit, in both directions")
  func unrelated() throws {
    for name in ["a", "b"] {
      _ = husok.shell("mkdir '\(husok.folder.file(name))'")
    }
    _ = run("a/store.json", "init")
    _ = run("a/store.json", "note", "CN26-3.1", "first word")
    _ = run("b/store.json", "init", "--empty")
    _ = run("b/store.json", "meeting", "add", "X1", "Another meeting")
    _ = run("b/store.json", "outcome", "add", "X1", "Another outcome")
    _ = run("b/store.json", "add", "X1-1", "Another action")
    let script = """
      cd '\(husok.folder.path)'; export GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0
      git config --global user.name kim; git config --global user.email kim@example.org
      git config --global init.defaultBranch main
      for side in a b; do
        (cd $side; git init -q; echo 'store.json merge=husok' >.gitattributes
        git config merge.husok.driver "'\(Husok.path)' merge %O %A %B"
        git add store.json .gitattributes; git commit -qm first) || exit 3
      done
      cp -a a c; cp -a b d
      (cd c; git pull -q --no-rebase --no-edit --allow-unrelated-histories ../b main) || exit 4
      (cd d; git pull -q --no-rebase --no-edit --allow-unrelated-histories ../a main) || exit 5
      """
    #expect(husok.shell("( \(script) ) >'\(husok.folder.file("git"))' 2>&1") == 0)
    for side in ["c/store.json", "d/store.json"] {
      #expect(run(side, "list", "--ids").lines.count == 22)
      #expect(run(side, "ministry", "list").lines.count == 19)
      #expect(run(side, "show", "CN26-3.1").output.contains("first word"))
      #expect(run(side, "list", "--ids", "another").lines == ["X1-1.1"])
    }
  }
}
