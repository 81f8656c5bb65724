import Glibc
import HusokTestSupport
import Testing

/// What the machine says, and what it does not say.
@Suite("Surroundings")
struct SurroundingsTests {
  private var husok = Husok()

  @Test("Relative XDG paths are passed over; a tilde is the home folder")
  func paths() throws {
    var husok = husok
    husok.environment["HUSOK_STORE"] = nil
    husok.environment["XDG_DATA_HOME"] = "relative"
    husok.environment["XDG_CONFIG_HOME"] = "relative"
    husok.environment["XDG_STATE_HOME"] = "relative"
    let usual = husok.folder.file(".local/share/husok/store.json")
    let made = husok.run("init")
    #expect(made.code == 0 && made.output.contains(usual), "\(made)")
    let info = husok.run("info").output
    #expect(info.contains(husok.folder.file(".config/husok/config.json")))
    husok.environment["HUSOK_STORE"] = "~/mine.json"
    #expect(husok.run("init").output.contains(husok.folder.file("mine.json")))
    #expect(husok.run("--store=~/other.json", "init").output.contains("\(husok.folder.path)/other"))
    husok.environment["HUSOK_STORE"] = nil
    husok.environment["XDG_DATA_HOME"] = "~/data"
    #expect(husok.run("init").output.contains(husok.folder.file("data/husok/store.json")))
    #expect(access("relative", F_OK) != 0 && access("~", F_OK) != 0)
  }

  @Test("Without HOME it is the folder that the system names, never the present one")
  func noHome() {
    var husok = husok
    for name in ["HOME", "HUSOK_STORE"] { husok.environment[name] = nil }
    let entry = getpwuid(getuid())?.pointee.pw_dir.map { String(cString: $0) } ?? ""
    let info = husok.run("info").output
    #expect(info.contains("\(entry)/.local/share/husok/store.json"), "\(info)")
    #expect(info.contains("\(entry)/.config/husok/config.json"))
  }

  @Test("Nobody's home folder: one line that says what to set; what needs none goes on")
  func nobody() {
    var husok = husok
    for name in ["HOME", "HUSOK_STORE"] { husok.environment[name] = nil }
    let store = husok.folder.file("s.json")
    // A user that the system has no entry for.
    let program = husok.folder.file("husok")
    let script = """
      chmod 777 '\(husok.folder.path)' && cp '\(Husok.path)' '\(program)' || exit 99
      cd '\(husok.folder.path)'
      run() { setpriv --reuid=54321 --regid=54321 --clear-groups ./husok "$@"; }
      run --version || exit 98
      run list 2>errors; test $? = 64 || exit 1
      grep -q 'set HOME, or name the register with --store' errors || exit 2
      test "$(wc -l < errors)" = 1 || exit 3
      run --demo list @mcst >list 2>&1 || exit 4
      run --store '\(store)' init >list 2>&1 || exit 5
      """
    let code = husok.shell(script)
    // Only root can become such a user, and only where a copy of the program can be run.
    if getuid() == 0, code != 98, code != 99 { #expect(code == 0) }
  }

  @Test("The words of the command line come from where the system puts them, not from /proc")
  func noProc() {
    // A name space without /proc needs rights that a container may not give; then nothing is said.
    let can = husok.shell("unshare -m sh -c 'umount -l /proc' 2>/dev/null") == 0
    if !can { return }
    let line = "umount -l /proc; exec '\(Husok.path)' --store x.json --version"
    let code = husok.shell("unshare -m sh -c \"\(line)\" | grep -q '^husok [0-9]'")
    #expect(code == 0)
  }

  @Test("A word that is not UTF-8 is refused, and nothing is noted")
  func arguments() {
    _ = husok.run("init")
    let before = husok.storeText()
    let errors = husok.folder.file("errors")
    let code = husok.shell(
      "'\(Husok.path)' note CN26-3.1 \"$(printf '\\307\\321\\261\\333')\" 2>'\(errors)'")
    #expect(code == 64)
    let said = String(decoding: TemporaryFolder.read(errors) ?? [], as: UTF8.self)
    #expect(said.contains("Word 3 of the command line is not UTF-8"), "\(said)")
    #expect(husok.storeText() == before)
  }

  @Test("A size that no window has is not believed", arguments: ["99999999", "0", "-3", "x"])
  func size(_ value: String) throws {
    var husok = husok
    _ = husok.run("init")
    husok.environment["COLUMNS"] = value
    husok.environment["LINES"] = value
    let screen = try husok.screen()
    try #require(screen.waitFor("21 of 21"), "\(screen.screen.text)")
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
  }

  @Test("A list without records says so in its own words")
  func emptyLists() {
    #expect(husok.run("init", "--empty").code == 0)
    #expect(husok.run("outcome", "list").errors == "husok: No outcomes.\n")
    #expect(husok.run("meeting", "list").errors == "husok: No meetings.\n")
    #expect(husok.run("ministry", "list").errors == "husok: No ministries.\n")
  }

  @Test("However long a value is, the line about it is not")
  func longValues() throws {
    _ = husok.run("init")
    let long = String(repeating: "x", count: 100_000)
    for arguments in [
      ["list", "st:\(long)"], ["note", long, "x"], ["set", "CN26-3.1", "due=\(long)"],
      ["set", "CN26-3.1", "\(long)=1"], [long], ["list", "--\(long)"], ["--lang", long, "list"],
      ["--as", long, "list"], ["report", "--format", long], ["import", "/\(long)"],
      ["--store", "/\(long)", "list"], ["completions", long], ["backups", "restore", long],
      ["value", "F262-3", "\(long)=1"], ["log", "--since", long], ["add", long, "x"],
      ["list", "--sort", long], ["meeting", "edit", long, "date=x"], ["help", long],
      ["list", "is:\(long)"], ["list", "#\(long)"], ["report", "--meeting", long],
      ["report", "--ministry", long], ["done", "CN26-3.1", "--on", long],
    ] {
      let result = husok.runWords(arguments)
      #expect(result.code != 0 && !result.errors.isEmpty, "\(arguments[0])")
      #expect(result.errors.count < 1000, "\(arguments.map { $0.prefix(20) })")
    }
    let text = husok.storeText().replacing(
      "\"kind\":\"ministry\"", with: "\"kind\":\"\(long)\"", maxReplacements: 1)
    TemporaryFolder.write(Array(text.utf8), to: husok.store)
    let list = husok.run("list")
    #expect(list.code == 65 && list.errors.count < 500, "\(list.errors.count)")
    #expect(list.errors.contains("xxx…xxx"))
  }
}
