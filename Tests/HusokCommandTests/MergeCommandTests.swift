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
}
