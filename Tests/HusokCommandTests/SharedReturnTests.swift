import HusokTestSupport
import Testing

@Suite("What comes back to a register that is shared")
struct SharedReturnTests {
  private let shared = SharedRegister()

  private func file(_ name: String) -> String { shared.husok.folder.file(name) }

  /// Hands something out, then lets the register move on by three commits, one of them with a text editor
  /// that leaves no line in the history.
  private func moveOn() throws {
    let edit = shared.shell(
      "kim",
      "sed -i '/\"id\":\"CN26-3.2\"/s/\"tags\":\\[\"k-content\"\\]/\"tags\":[\"edited\"]/' store.json; grep -c edited store.json"
    )
    try #require(edit.text == "1\n", "\(edit.text)")
    _ = shared.run("kim", "sync")
    _ = shared.run("kim", "set", "CN26-3.3", "due=2026-11-30")
    _ = shared.run("kim", "sync")
    _ = shared.run("kim", "note", "CN26-3.4", "since")
    _ = shared.run("kim", "sync")
  }

  private func expectMerged(_ result: Husok.Result) {
    #expect(result.code == 0, "\(result.errors)")
    let shown = shared.run("kim", "show", "CN26-3.2", "--json").output
    // What was edited by hand stays, what the ministry changed is there.
    #expect(shown.contains("edited") && !shown.contains("k-content"), "\(shown)")
    #expect(shown.contains("2026-10-31"), "\(shown)")
    #expect(shared.run("kim", "show", "CN26-3.3").output.contains("30 Nov 2026"))
    #expect(shared.run("kim", "log", "CN26-3.2").lines.count == 1)
  }

  @Test("A slice that came back three commits later changes what the ministry changed, and no more")
  func slice() throws {
    _ = shared.begin("kim")
    _ = shared.run("kim", "note", "CN26-3.1", "not sent yet")
    _ = shared.run(
      "kim", "export", "--ministry", "MCST", "--format", "json", "-o", file("mcst.json"))
    let commit = shared.shell("kim", "git rev-parse HEAD").text.split(separator: "\n").first ?? "-"
    let slice = String(decoding: TemporaryFolder.read(file("mcst.json")) ?? [], as: UTF8.self)
    #expect(slice.contains("\"commit\":\"\(commit)\""))
    try moveOn()
    let edit = shared.husok.folder.file("mcst.json")
    let change = shared.runWords(
      "park", ["--store", edit, "--as", "MCST", "set", "CN26-3.2", "due=2026-10-31"], store: false)
    #expect(change.code == 0, "\(change.errors)")
    // The ministry's own husok hands the commit on.
    let back = shared.runWords(
      "park",
      [
        "--store", edit, "export", "--ministry", "MCST", "--format", "json", "-o",
        file("back.json"),
      ],
      store: false)
    #expect(back.code == 0, "\(back.errors)")
    #expect(
      String(decoding: TemporaryFolder.read(file("back.json")) ?? [], as: UTF8.self)
        .contains("\"commit\":\"\(commit)\""))
    expectMerged(shared.run("kim", "import", file("back.json"), "--by", "MCST"))
  }

  @Test("So does a workbook, which a spreadsheet saved again")
  func workbook() throws {
    _ = shared.begin("kim")
    let out = shared.run("kim", "export", "--ministry", "MCST", "-o", file("mcst.xlsx"))
    #expect(out.code == 0, "\(out.errors)")
    try moveOn()
    let script = """
      import openpyxl
      book = openpyxl.load_workbook("mcst.xlsx")
      sheet = book.worksheets[0]
      heads = {cell.value: cell.column for cell in sheet[3]}
      for row in sheet.iter_rows(min_row=4):
          if row[0].value == "CN26-3.2":
              row[heads["Due"] - 1].value = "2026-10-31"
      book.save("mcst.xlsx")
      """
    TemporaryFolder.write(Array(script.utf8), to: file("edit.py"))
    #expect(
      shared.husok.shell("cd '\(shared.husok.folder.path)' && /usr/bin/python3 edit.py") == 0)
    expectMerged(shared.run("kim", "import", file("mcst.xlsx"), "--by", "MCST"))
  }

  @Test("A commit that the repository does not have leaves the marks and the history to tell")
  func unknown() throws {
    _ = shared.begin("kim")
    _ = shared.run(
      "kim", "export", "--ministry", "MCST", "--format", "json", "-o", file("mcst.json"))
    for name in [String(repeating: "a", count: 40), "--output=x", "HEAD"] {
      _ = shared.husok.shell(
        "sed -i 's/\"commit\":\"[^\"]*\"/\"commit\":\"\(name)\"/' '\(file("mcst.json"))'")
      let result = shared.run("kim", "import", file("mcst.json"), "--by", "MCST", "--dry-run")
      #expect(result.code == 0, "\(name): \(result.errors)")
    }
  }

  @Test("The workbooks of a call carry the commit, too")
  func call() throws {
    _ = shared.begin("kim")
    let folder = shared.husok.folder.file("home-kim/.config/husok")
    _ = shared.husok.shell("mkdir -p '\(folder)'")
    TemporaryFolder.write(
      Array("{\"mail\":\"kim@example.org\"}".utf8), to: folder + "/config.json")
    _ = shared.run("kim", "meeting", "add", "F263", "The 263rd meeting")
    let called = shared.run("kim", "call", "F263", "-o", file("f263"))
    #expect(called.code == 0, "\(called.errors)")
    let commit = shared.shell("kim", "git rev-parse HEAD").text.split(separator: "\n").first ?? "-"
    let script = """
      /usr/bin/python3 -c "
      import glob, zipfile
      for file in glob.glob('f263/*.xlsx'):
          print(zipfile.ZipFile(file).read('docProps/custom.xml').count(b'\(commit)'))
      "
      """
    let found = shared.husok.shell("cd '\(shared.husok.folder.path)' && \(script) >found")
    #expect(found == 0)
    let text = String(decoding: TemporaryFolder.read(file("found")) ?? [], as: UTF8.self)
    #expect(!text.isEmpty && !text.contains("0"), "\(text)")
  }
}
