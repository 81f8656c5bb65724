import Glibc
import HusokTestSupport
import Testing

@Suite("Sharing from the screen")
struct SyncScreenTests {
  private let shared = SharedRegister()

  private func screen(_ name: String, settings: String = "{}") throws -> PseudoTerminal {
    let folder = shared.husok.folder.file("home-\(name)/.config/husok")
    _ = shared.husok.shell("mkdir -p '\(folder)'")
    TemporaryFolder.write(Array(settings.utf8), to: folder + "/config.json")
    var person = shared.husok
    person.environment["HOME"] = shared.husok.folder.file("home-\(name)")
    person.environment["USER"] = name
    person.environment["HUSOK_STORE"] = shared.store(name)
    let screen = try person.screen(columns: 100, rows: 36)
    try #require(screen.waitFor("CN26-3 "), "\(screen.screen.text)")
    return screen
  }

  private func begin() {
    _ = shared.begin("kim")
    _ = shared.join("lee")
    _ = shared.run("lee", "note", "CN26-3.2", "from lee")
    _ = shared.run("lee", "sync")
  }

  @Test("One chord sends and takes over, beside the work, and says what came of it")
  func chord() throws {
    begin()
    let screen = try screen("kim")
    screen.send("x")
    screen.send("ry")
    #expect(screen.waitFor("1 change came in. 1 change was sent."), "\(screen.screen.text)")
    screen.send("\u{1B}OQ")
    screen.send("g6")
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    _ = shared.run("lee", "sync")
    #expect(shared.bytes("kim") == shared.bytes("lee"))
  }

  @Test("Where the settings ask for it, it is done on opening and after saving")
  func byItself() throws {
    begin()
    let screen = try screen("kim", settings: "{\"sync\":[\"open\",\"save\"]}")
    #expect(screen.waitFor("1 change came in"), "\(screen.screen.text)")
    screen.send("jjx")
    let log = "git -C '\(shared.remote)' log -1 --format=%s main"
    var subject = ""
    for _ in 0..<100 {
      subject = shared.shell("kim", log).text
      if subject.contains("CN26-3.1 complete") { break }
      usleep(100_000)
    }
    #expect(subject.contains("CN26-3.1 complete"), "\(subject)")
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
  }

  @Test("A colleague's first minute: one command, and the register is on the screen")
  func firstMinute() throws {
    _ = shared.begin("kim")
    _ = shared.run("kim", "done", "CN26-3.1")
    _ = shared.run("kim", "sync")
    var person = shared.husok
    person.environment["HOME"] = shared.husok.folder.file("home-lee")
    let screen = try person.screen(
      "clone", shared.remote, shared.folder("lee"), columns: 100, rows: 36)
    try #require(screen.waitFor("✓ .1 Gradually"), "\(screen.screen.text)")
    screen.send("jjjx")
    screen.send("ry")
    #expect(screen.waitFor("was sent"), "\(screen.screen.text)")
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
  }

  @Test("A register that nobody shares says how to begin; an other side that is away is told once")
  func away() throws {
    begin()
    _ = shared.husok.shell("mv '\(shared.remote)' '\(shared.remote).away'")
    let screen = try screen("kim")
    screen.send("ry")
    #expect(screen.waitFor("cannot be reached now"), "\(screen.screen.text)")
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
    let alone = Husok()
    _ = alone.run("init")
    let other = try alone.screen(columns: 100, rows: 36)
    try #require(other.waitFor("CN26-3 "))
    other.send("ry")
    #expect(other.waitFor("husok sync --setup REMOTE"), "\(other.screen.text)")
    other.send("q")
    #expect(other.waitForExit() == .exited(0))
  }

  @Test(
    "Two accounts of one group write into one folder, one of them through sync: nothing is lost",
    .enabled(if: getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0))
  func group() throws {
    let place = shared.husok.folder.file("office")
    let script = """
      set -e; cd '\(shared.husok.folder.path)'; chmod 755 .
      mkdir office h1 h2; chgrp 4242 office; chmod 2770 office; chown 4301 h1; chown 4302 h2
      as() { id=$1; shift; env -u HUSOK_STORE HOME="$PWD/h${id#430}" USER=user$id GIT_CONFIG_NOSYSTEM=1 \\
        setpriv --reuid $id --regid 4242 --clear-groups "$@"; }
      husok='\(Husok.path) --store office/store.json'
      umask 007
      as 4301 $husok init >/dev/null; chmod 660 office/store.json
      as 4301 $husok sync --setup "$PWD/office/reg.git" >/dev/null
      ( for n in $(seq 100); do as 4301 $husok note CN26-3.1 "one $n" >/dev/null || exit 4; done ) & one=$!
      ( as 4302 $husok sync --trust >/dev/null || exit 6
        for n in $(seq 100); do as 4302 $husok note CN26-3.2 "two $n" >/dev/null || exit 5
        case $n in *0) as 4302 $husok sync >/dev/null || exit 7;; esac; done ) & two=$!
      wait $one; wait $two
      as 4301 $husok sync; as 4302 $husok sync
      """
    let done = shared.husok.shell("( \(script) ) >'\(shared.husok.folder.file("log"))' 2>&1")
    let log = String(
      decoding: TemporaryFolder.read(shared.husok.folder.file("log")) ?? [], as: UTF8.self)
    #expect(done == 0, "\(log)")
    let text = String(decoding: TemporaryFolder.read(place + "/store.json") ?? [], as: UTF8.self)
    let lost = (1...100).filter { number in
      !text.contains("\"one \(number)\"") || !text.contains("\"two \(number)\"")
    }
    #expect(lost.isEmpty)
  }
}
