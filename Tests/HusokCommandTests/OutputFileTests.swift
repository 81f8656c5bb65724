import Glibc
import HusokTestSupport
import Testing

/// Files that commands write for a person, and files that they are handed.
@Suite("Files written and read")
struct OutputFileTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  private func text(_ path: String) -> String {
    String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
  }

  @Test(
    "A file that is replaced keeps its permissions; a new one has those of any new file",
    arguments: [["report", "--format", "html"], ["export"], ["export", "--format", "json"]])
  func modes(_ command: [String]) {
    let path = husok.folder.file("out")
    #expect(husok.runWords(command + ["-o", path]).code == 0)
    let usual = husok.folder.file("usual")
    #expect(husok.shell("touch '\(usual)'") == 0)
    #expect(mode(path) == mode(usual))
    for kept in [0o600, 0o640, 0o666] as [mode_t] {
      chmod(path, kept)
      TemporaryFolder.write(Array("old".utf8), to: path)
      #expect(husok.runWords(command + ["-o", path]).code == 0)
      #expect(mode(path) == kept && text(path) != "old")
    }
  }

  @Test("A read-only file stays as it is, with a sentence")
  func readOnly() {
    let path = husok.folder.file("paper.html")
    TemporaryFolder.write(Array("signed".utf8), to: path)
    chmod(path, 0o444)
    for command in [["report", "--format", "html"], ["export"]] {
      let result = husok.runWords(command + ["-o", path])
      #expect(result.code == 73 && result.errors.contains("is read-only"), "\(result)")
      #expect(text(path) == "signed" && mode(path) == 0o444)
    }
    #expect(
      !TemporaryFolder.names(in: husok.folder.path).contains { $0.hasSuffix(".husok-new") })
  }

  @Test("A read-only register is read, not changed, by commands and on the screen")
  func readOnlyRegister() throws {
    chmod(husok.store, 0o444)
    let before = husok.storeText()
    let result = husok.run("done", "CN26-3.1")
    #expect(result.code == 77 && result.errors.contains("is read-only"), "\(result)")
    #expect(husok.run("list").code == 0)
    let screen = try husok.screen(columns: 200)
    try #require(screen.waitFor("is read-only: it can be read, not changed"))
    screen.send("x")
    try #require(screen.wait(until: { $0.line(0).contains("read-only") }))
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    #expect(husok.storeText() == before && mode(husok.store) == 0o444)
  }

  @Test("A link keeps leading to the file that is written; devices and folders are told apart")
  func kinds() {
    let path = husok.folder.file("real.csv")
    let link = husok.folder.file("link.csv")
    TemporaryFolder.write([], to: path)
    symlink(path, link)
    #expect(husok.run("export", "-o", link).code == 0)
    #expect(text(path).contains("CN26-3.1"))
    #expect(husok.shell("test -L '\(link)'") == 0)
    #expect(husok.run("export", "-o", "/dev/null").code == 0)
    let folder = husok.run("export", "-o", husok.folder.path)
    #expect(folder.code == 73 && folder.errors.contains("directory"))
    #expect(husok.run("export", "-o", husok.store).code == 73)
  }

  @Test("A paper of the screen never takes the place of a file without a question")
  func screenAsks() throws {
    let first = husok.folder.file("husok-2026-01-27.html")
    TemporaryFolder.write(Array("MINE".utf8), to: first)
    chmod(first, 0o600)
    let screen = try husok.screen(columns: 100, rows: 30)
    try #require(screen.waitFor("21 of 21"))
    screen.send("rs")
    try #require(screen.waitFor("~/husok-2026-01-27-2.html"), "\(screen.screen.text)")
    screen.send("\u{13}")
    try #require(screen.waitFor("Written: \(husok.folder.file("husok-2026-01-27-2.html"))"))
    #expect(text(first) == "MINE")
    screen.send("rs\u{1B}OA\u{1B}OA\u{15}~/husok-2026-01-27.html\u{13}")
    try #require(screen.waitFor("Please confirm"), "\(screen.screen.text)")
    screen.send("\r")
    try #require(screen.waitFor("Write another name"))
    #expect(text(first) == "MINE")
    screen.send("\u{13}")
    try #require(screen.waitFor("Please confirm"))
    screen.send("y")
    try #require(screen.waitFor("Written: \(first)"))
    #expect(text(first) != "MINE" && mode(first) == 0o600)
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
  }

  @Test("Saving elsewhere offers a free name and puts a file aside only on yes")
  func elsewhere() throws {
    let other = husok.folder.file("other.json")
    TemporaryFolder.write(Array("MINE".utf8), to: other)
    let screen = try husok.screen(columns: 160, rows: 30)
    try #require(screen.waitFor("21 of 21"))
    screen.send(":save the register to\r")
    try #require(screen.waitFor(husok.folder.file("store-2.json")), "\(screen.screen.text)")
    screen.send("\u{15}\(other)\r")
    try #require(screen.waitFor("Please confirm"), "\(screen.screen.text)")
    screen.send("\r")
    try #require(screen.waitFor("Write another name"))
    #expect(text(other) == "MINE")
    screen.send("\r")
    try #require(screen.waitFor("Please confirm"))
    screen.send("y")
    try #require(screen.waitFor("which is the register now"))
    #expect(text(other).contains("CN26-3.1"))
    let aside = TemporaryFolder.names(in: husok.folder.path).filter { $0.contains(".replaced-") }
    #expect(aside.map { text(husok.folder.file($0)) } == ["MINE"])
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
  }

  @Test("What is no file is not imported, and nothing hangs")
  func inputs() {
    let pipe = husok.folder.file("pipe")
    let huge = husok.folder.file("huge")
    #expect(husok.shell("mkfifo '\(pipe)'; truncate -s 3G '\(huge)'") == 0)
    for (path, code, hint) in [
      (pipe, Int32(65), "is not an ordinary file"), (husok.folder.path, 74, "directory"),
      (huge, 65, "is too large"), ("/dev/zero", 65, "is not an ordinary file"),
    ] {
      let result = husok.run("import", path)
      #expect(result.code == code && result.errors.contains(hint), "\(result)")
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("A sheet can come through a pipe")
  func pipes() {
    let pipe = husok.folder.file("pipe")
    let line =
      "mkfifo '\(pipe)'; ('\(Husok.path)' export > '\(pipe)' &) ; "
      + "'\(Husok.path)' import '\(pipe)' --dry-run >'\(husok.folder.file("said"))'"
    #expect(husok.shell(line) == 0)
    #expect(text(husok.folder.file("said")).contains("Nothing was imported"))
  }

  @Test("A note from standard input is read as an editor's is")
  func notes() {
    for (bytes, note) in [
      ([0xEF, 0xBB, 0xBF] + Array("첫\r\n둘\r\n".utf8), "첫\\n둘"),
      ([0xFF, 0xFE, 0x5C, 0xD5, 0x00, 0xAE, 0x0A, 0x00, 0x78, 0x00], "한글\\nx"),
      ([0xC7, 0xD1, 0xB1, 0xDB, 0x0D, 0x0A, 0x61], "한글\\na"),
    ] as [([UInt8], String)] {
      let path = husok.folder.file("input")
      TemporaryFolder.write(bytes, to: path)
      let result = husok.run("note", "CN26-3.1", "-", input: path)
      #expect(result.code == 0, "\(result)")
      #expect(result.errors.contains("CP949") == (bytes[0] == 0xC7))
      #expect(husok.storeText().contains("\"\(note)\""))
    }
    let path = husok.folder.file("long")
    TemporaryFolder.write(Array(repeating: 0x61, count: 1 << 20 + 1), to: path)
    let long = husok.run("note", "CN26-3.1", "-", input: path)
    #expect(long.code == 65 && long.errors.contains("longer than 1 MB"))
    #expect(husok.run("note", "CN26-3.1", "one\r\ntwo").code == 0)
    #expect(husok.storeText().contains("\"one\\ntwo\""))
  }
}
