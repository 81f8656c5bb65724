import HusokTestSupport
import Testing

@testable import HusokCommands

@Suite("Completions")
struct CompletionTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
  }

  private func words(_ typed: String...) -> [String] {
    husok.runWords(["complete", "--"] + typed).lines.map {
      String($0.split(separator: "\t").first ?? "")
    }
  }

  @Test("Commands, options, references, ministries and query words")
  func candidates() {
    #expect(words("re").sorted() == ["redo", "remove", "reopen", "report", "return"])
    #expect(words("meeting", "") == ["add", "edit", "list", "close"])
    #expect(words("show", "cn26-3.").count == 5)
    #expect(
      words("list", "@M").contains("@MCST") && words("list", "@m").contains("@mcst")
        && words("list", "@문").contains("@문체부"))
    #expect(words("list", "-@mc") == ["-@mcst", "-@mcee"])
    #expect(words("list", "is:o").sorted() == ["is:ongoing", "is:ontime", "is:open", "is:overdue"])
    #expect(words("list", "st:추") == ["st:추진중", "st:추진중단"])
    #expect(words("list", "kind:sum") == ["kind:summit"])
    #expect(words("list", "do") == ["done:"] && words("list", "cou") == ["country:"])
    #expect(words("list", "since:") == ["since:CN26", "since:JP26", "since:F262"])
    #expect(words("report", "--meeting", "").contains("F262"))
    #expect(words("report", "--format=").contains("--format=html"))
    #expect(words("report", "--l") == ["--lang"])
    #expect(words("set", "CN26-3.1", "du") == ["due="])
    #expect(words("meeting", "edit", "F262", "pl") == ["place="])
    #expect(words("list", "--sort", "sl") == ["slippage"])
    #expect(words("completions", "") == ["bash", "zsh", "fish"])
    #expect(words("import", "") == [":files"])
    #expect(words("--store", husok.store, "list", "#F262-4") == ["#F262-4"])
  }

  @Test(
    "bash completes what is typed, also behind the marks at which it parts words",
    arguments: [
      ("husok rep", "report"), ("husok list is:ove", "overdue"),
      ("husok show CN26-2", "CN26-2.1 CN26-2"), ("husok set CN26-3.1 status=do", "done"),
      ("husok set CN26-3.1 priorit", "priority="),
      ("husok report --meeting F", "F262"), ("husok list due:3", "30d"),
    ])
  func bash(_ line: String, _ expected: String) {
    let script = husok.folder.file("husok.bash")
    #expect(husok.shell("'\(Husok.path)' completions bash >'\(script)'") == 0)
    let output = husok.folder.file("replies")
    // An interactive bash would part the line in the same way before it calls the function.
    let test = """
      PATH="$(dirname '\(Husok.path)'):$PATH"
      source '\(script)'
      COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
      tail=${COMP_LINE##*[ @:<=]}
      COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); COMP_WORDS[COMP_CWORD]=$tail
      _husok
      echo "${COMPREPLY[*]}" >'\(output)'
      complete -p husok >/dev/null
      """
    let path = husok.folder.file("test.bash")
    TemporaryFolder.write(Array(test.utf8), to: path)
    #expect(husok.shell("bash '\(path)'") == 0)
    let replies = String(decoding: TemporaryFolder.read(output) ?? [], as: UTF8.self)
    #expect(replies == expected + "\n")
  }

  @Test("The scripts are those that a shell can read", arguments: ["bash", "zsh", "fish"])
  func syntax(_ shell: String) {
    let script = husok.folder.file("script")
    #expect(husok.shell("'\(Husok.path)' completions \(shell) >'\(script)'") == 0)
    if husok.shell("command -v \(shell) >/dev/null") != 0 { return }
    #expect(husok.shell("\(shell) -n '\(script)'") == 0)
  }

  @Test("Behind the sign of equality stands what the field can be")
  func values() {
    #expect(words("set", "CN26-3.1", "status=d") == ["status=done", "status=dropped"])
    #expect(words("set", "CN26-3.1", "status=추") == ["status=추진중", "status=추진중단"])
    #expect(words("set", "CN26-3.1", "lead=mc") == ["lead=mcst", "lead=mcee"])
    #expect(words("set", "CN26-3.1", "priority=").contains("priority=high"))
    #expect(words("set", "CN26-3.1", "due=e") == ["due=eom", "due=eoy"])
    #expect(words("set", "CN26-3.1", "supporting=+mofa,-mot") == ["supporting=+mofa,-motir"])
    #expect(
      words("set", "CN26-3.1", "dependsOn=cn26-3.2,cn26-3.3") == ["dependsOn=cn26-3.2,cn26-3.3"])
    #expect(words("set", "CN26-3.1", "tags=sp") == ["tags=sports"])
    #expect(words("set", "CN26-3.1", "title.en=").isEmpty)
    #expect(
      words("outcome", "edit", "F262-3", "trackable=") == ["trackable=yes", "trackable=no"])
    #expect(words("value", "f262-3", "") == ["Plant orders won=", "Projects won="])
    #expect(words("value", "F262-3", "pl") == ["plant orders won="])
    #expect(words("value", "F262-1", "").isEmpty)
  }

  @Test("Files are offered where a file is meant, and nowhere else")
  func files() {
    #expect(words("import", "") == [":files"] && words("--store", "") == [":files"])
    #expect(words("report", "-o", "x") == [":files"])
    for line in [
      ["value", "F262-3", "x"], ["set", "CN26-3.1", "status=z"], ["note", "CN26-3.1", ""],
    ] {
      #expect(husok.runWords(["complete", "--"] + line).output.isEmpty, "\(line)")
    }
  }

  @Test("Every beginning of a query's word that is offered is one that a query has")
  func prefixes() {
    for word in words("list", "") where word.hasSuffix(":") {
      #expect(
        !husok.runWords(["list", word + "x"]).errors.contains("no such kind of word"), "\(word)")
    }
  }

  @Test(
    "A real shell completes the line at a terminal, and leaves what was typed",
    arguments: ["bash", "zsh", "fish"],
    [
      ("set CN26-3.1 status=do", "status=done"), ("set CN26-3.1 priority=hi", "priority=high"),
      ("set CN26-3.1 lead=mcs", "lead=mcst"), ("list @mcs", "@mcst"), ("list is:ov", "is:overdue"),
      ("show cn26-3.", "cn26-3."), ("value F262-3 Plant", "Plant\\ orders\\ won="),
      ("set CN26-3.1 status=zz", "status=zz"),
    ])
  func line(_ shell: String, _ typed: (String, String)) throws {
    if husok.shell("command -v \(shell) >/dev/null") != 0 { return }
    let folder = husok.folder.file("bin")
    let script = husok.folder.file("completions")
    #expect(husok.shell("mkdir -p '\(folder)' && ln -sf '\(Husok.path)' '\(folder)/husok'") == 0)
    #expect(husok.shell("'\(Husok.path)' completions \(shell) >'\(script)'") == 0)
    TemporaryFolder.write(Array("due".utf8), to: husok.folder.file("done.ics"))
    let start =
      switch shell {
      case "bash": ["--norc", "--noprofile", "-i"]
      case "zsh": ["-f", "-i"]
      default: ["--no-config", "-i"]
      }
    var environment = husok.environment
    environment["PATH"] = "\(folder):/usr/bin:/bin"
    environment["TERM"] = "xterm"
    let terminal = try PseudoTerminal(
      shell, arguments: start, environment: environment, columns: 100, rows: 24)
    let load =
      shell == "zsh"
      ? "autoload -Uz compinit; compinit -u -D; source '\(script)'" : "source '\(script)'"
    terminal.send("cd '\(husok.folder.path)'; \(load); echo rea''dy\r")
    try #require(terminal.waitFor("ready"), "\(terminal.screen.text)")
    terminal.send("husok \(typed.0)\t")
    #expect(
      terminal.waitFor(
        "husok \(typed.0.split(separator: " ").dropLast().joined(separator: " ")) \(typed.1)"),
      "\(shell): \(terminal.screen.text)")
    #expect(!terminal.screen.text.contains("done.ics"))
  }
}
