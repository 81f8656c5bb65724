import Glibc
import HusokTestSupport
import Testing

/// What the person's own editor does to the file it is handed.
@Suite("Editors")
struct EditorTests {
  private var husok = Husok()
  private let temporary: String

  init() {
    temporary = husok.folder.file("temporary files")
    mkdir(temporary, 0o700)
    husok.environment["TMPDIR"] = temporary
    _ = husok.run("init")
  }

  /// Types the beginning of a note, goes on in an editor that is this script, and hands the screen
  /// to a body.
  private func edit(
    _ script: String, _ typed: String = "typed", _ environment: [String: String] = [:],
    _ body: (PseudoTerminal) throws -> Void
  ) throws {
    var husok = husok
    let path = husok.folder.file("editor")
    TemporaryFolder.write(Array("#!/bin/sh\n\(script)\n".utf8), to: path)
    chmod(path, 0o700)
    husok.environment["EDITOR"] = path
    husok.environment.merge(environment) { $1 }
    let screen = try husok.screen(columns: 120, rows: 30)
    try #require(screen.waitFor("CN26-3 "), "\(screen.screen.text)")
    screen.send("n\(typed)\u{5}")
    try body(screen)
  }

  /// The text of the box on the screen, whatever lines it is broken into.
  private func box(_ screen: VirtualTerminal) -> String {
    // It stands in the list, beside the ministries where they are a pane.
    screen.text.split(separator: "\n")
      .compactMap { line in
        line.split(separator: "│").dropFirst(line.hasPrefix("│") ? 2 : 1).first.map { String($0) }
      }
      .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: " ")
  }

  private func left() -> [String] { TemporaryFolder.names(in: temporary) }

  @Test(
    "What an editor saves is read: UTF-8 with and without a mark, UTF-16, CP949; CR LF is one break",
    arguments: [
      ("printf '\\357\\273\\277첫\\r\\n둘\\r\\n'", "첫\\n둘", false),
      ("printf '\\377\\376\\134\\325\\000\\256\\n\\000x\\000'", "한글\\nx", false),
      ("printf '\\376\\377\\325\\134\\256\\000'", "한글", false),
      ("printf '\\307\\321\\261\\333 \\270\\336\\270\\360\\r\\n'", "한글 메모", true),
      ("printf 'a\\n\\nb\\n\\n'", "a\\n\\nb", false),
    ])
  func encodings(_ bytes: String, _ note: String, _ isGuess: Bool) throws {
    try edit("\(bytes) > \"$1\"") { screen in
      try #require(screen.waitFor("Note added to CN26-2.1"), "\(screen.screen.text)")
      #expect(screen.screen.text.contains("Read as CP949") == isGuess)
      screen.send("q")
      #expect(screen.waitForExit() == .exited(0))
    }
    #expect(husok.storeText().contains("\"text\":\"\(note)\""))
    #expect(left().isEmpty)
  }

  @Test(
    "What cannot be taken as a note is kept, named, and the line is there again",
    arguments: [
      ("printf 'abc\\377\\376def' > \"$1\"", "Line 1 is neither UTF-8 nor CP949", 8),
      ("printf 'a\\n\\000b' > \"$1\"", "Line 2 has a NUL byte", 4),
      ("head -c 3000000 /dev/zero | tr '\\0' x > \"$1\"", "longer than 1 MB", 3_000_000),
      ("printf '\\377\\376\\000\\330x' > \"$1\"", "neither UTF-8 nor CP949", 5),
      ("echo written > \"$1\"; exit 1", "ended with code 1", 8),
      ("echo written > \"$1\"; kill -9 $$", "ended by signal 9", 8),
    ])
  func kept(_ script: String, _ reason: String, _ size: Int) throws {
    try edit(script) { screen in
      let isKept = screen.wait(until: { box($0).contains("What was written is kept in") })
      try #require(isKept, "\(screen.screen.text)")
      let name = try #require(left().first)
      #expect(box(screen.screen).contains(reason), "\(screen.screen.text)")
      #expect(box(screen.screen).filter { $0 != " " }.contains(name))
      screen.send("\r")
      try #require(screen.waitFor("progress: typed"), "\(screen.screen.text)")
      #expect(TemporaryFolder.read(temporary + "/" + name)?.count == size)
    }
    #expect(!husok.storeText().contains("\"notes\""))
  }

  @Test(
    "An editor that writes nothing and fails leaves nothing, and says why",
    arguments: [
      ("exit 1", "The editor ended with code 1"), ("rm \"$1\"", "The editor removed its file"),
      ("exec /nowhere/editor", "was not found; set EDITOR"),
    ])
  func failed(_ script: String, _ reason: String) throws {
    try edit(script) { screen in
      try #require(screen.waitFor(reason), "\(screen.screen.text)")
      try #require(screen.waitFor("progress: typed"), "\(screen.screen.text)")
    }
    #expect(left().isEmpty)
  }

  @Test("An editor that is not there is named, and the line comes back")
  func missing() throws {
    var husok = husok
    husok.environment["VISUAL"] = "no-such-editor"
    let screen = try husok.screen(columns: 120, rows: 30)
    try #require(screen.waitFor("CN26-3 "))
    screen.send("ntyped\u{5}")
    try #require(screen.waitFor("no-such-editor was not found; set EDITOR"))
    #expect(screen.screen.text.contains("progress: typed"))
  }

  @Test(
    "The folder for temporary files may have any name, and need not be there",
    arguments: ["it's \"here\" $HOME", "missing/folder"])
  func folders(_ name: String) throws {
    let path = husok.folder.file(name)
    if name != "missing/folder" { mkdir(path, 0o700) }
    try edit("echo more >> \"$1\"", "typed", ["TMPDIR": path]) { screen in
      try #require(screen.waitFor("Note added to CN26-2.1"), "\(screen.screen.text)")
      screen.send("q")
      #expect(screen.waitForExit() == .exited(0))
    }
    #expect(husok.storeText().contains("typedmore"))
    #expect(TemporaryFolder.names(in: path).isEmpty)
  }

  @Test("Interrupting and quitting while an editor runs are for the editor alone")
  func interrupt() throws {
    // A key of the terminal reaches all that run on it: the editor, the shell that runs it, husok.
    let script = """
      trap 'echo got >> "$1"' INT QUIT; kill -INT 0; kill -QUIT 0; echo after >> "$1"
      """
    try edit(script) { screen in
      try #require(screen.waitFor("Note added to CN26-2.1"), "\(screen.screen.text)")
      screen.send("x")
      try #require(screen.waitFor("CN26-2.1 complete"))
      // They are handled as before once it is done.
      screen.signal(SIGINT)
      #expect(screen.waitForExit() == .signalled(SIGINT))
    }
    #expect(husok.storeText().contains("got\\nafter\""), "\(husok.storeText())")
  }

  @Test("An editor finds the signals as any program does")
  func signals() throws {
    try edit("grep SigIgn /proc/self/status > \"$1\"") { screen in
      try #require(screen.waitFor("Note added to CN26-2.1"), "\(screen.screen.text)")
      screen.send("q")
      #expect(screen.waitForExit() == .exited(0))
    }
    // Numbers 32 and 33 are the C library's own.
    let text = husok.storeText()
    let isClean = ["00000000", "80000000"].contains { rest in
      text.contains(/SigIgn:\\t[0-9a-f]{8}/) && text.contains("\(rest)\"")
    }
    #expect(isClean, "\(text)")
  }
}
