import Glibc
import HusokTestSupport
import Testing

@Suite("What is said of a store that cannot be read or saved")
struct StoreSentenceTests {
  private func made() -> Husok {
    let husok = Husok()
    _ = husok.run("init")
    return husok
  }

  @Test("A lock that leads elsewhere is named, and neither file is written")
  func plantedLock() throws {
    let husok = made()
    let victim = husok.folder.file("victim")
    let store = husok.storeText()
    for target in ["victim", "store.json"] {
      for option in ["-s", ""] {
        let line = """
          cd '\(husok.folder.path)' && echo 'export PATH=~/bin' >victim \
          && ln \(option) -f \(target) store.json.lock
          """
        #expect(husok.shell(line) == 0)
        let result = husok.run("done", "CN26-3.1")
        #expect(result.code == 73 && result.output.isEmpty)
        #expect(result.errors.contains("store.json.lock is where husok keeps its lock"))
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(TemporaryFolder.read(victim) == Array("export PATH=~/bin\n".utf8))
        #expect(husok.storeText() == store)
      }
    }
    #expect(unlink(husok.store + ".lock") == 0)
    #expect(husok.run("done", "CN26-3.1").code == 0)
  }

  @Test("A newer register is told with the version that it names")
  func newer() {
    let husok = made()
    let text = husok.storeText().replacing("\"version\":1,", with: "\"version\":999,")
    TemporaryFolder.write(Array(text.utf8), to: husok.store)
    #expect(husok.run("list").code == 0)
    let result = husok.run("done", "CN26-3.1")
    #expect(result.code == 77 && result.errors.contains("(version 999)"), "\(result.errors)")
    let merge = husok.run("merge", husok.store, husok.store, husok.store)
    #expect(merge.code == 77 && merge.errors.contains("(version 999)"), "\(merge.errors)")
    #expect(husok.storeText() == text)
  }

  @Test(
    "Settings that are no file, or too large, are told as settings",
    arguments: ["mkfifo config.json", "mkdir config.json", "truncate -s 900M config.json"])
  func settings(_ line: String) {
    var husok = made()
    husok.environment["XDG_CONFIG_HOME"] = husok.folder.file("config")
    let folder = husok.folder.file("config/husok")
    #expect(husok.shell("mkdir -p '\(folder)' && cd '\(folder)' && \(line)") == 0)
    let result = husok.run("list")
    #expect(result.code == 0 && result.lines.count == 21)
    #expect(result.errors.contains("The settings in \(folder)/config.json"), "\(result.errors)")
    #expect(result.errors.contains("The defaults are used."))
    #expect(!result.errors.contains("--store") && !result.errors.contains("register"))
    #expect(husok.run("info").output.contains("The settings in"))
  }

  @Test("Where there is no file, none is said to be as it was")
  func noFile() {
    var husok = Husok()
    TemporaryFolder.write([], to: husok.folder.file("plain"))
    husok.environment["HUSOK_STORE"] = husok.folder.file("plain/store.json")
    let result = husok.run("init")
    #expect(result.code == 73, "\(result)")
    #expect(result.errors.contains("There is no file of that name."), "\(result.errors)")
    #expect(!result.errors.contains("as it was"))
  }

  @Test("A folder in the way of the new file of earlier versions stops no save")
  func oldName() {
    let husok = made()
    #expect(mkdir(husok.store + ".husok-new", 0o700) == 0)
    #expect(husok.run("done", "CN26-3.1").code == 0)
  }

  @Test("A time zone of a day or more is told as such")
  func zone() {
    var husok = made()
    let text = husok.storeText()
    for zone in ["XXX-25", "XXX+24:30"] {
      husok.environment["TZ"] = zone
      let result = husok.runWords(["note", "CN26-3.1", "y"])
      #expect(result.code == 64, "\(result.errors)")
      #expect(result.errors.contains("(TZ=\(zone)) is "), "\(result.errors)")
    }
    #expect(husok.storeText() == text)
    husok.environment["TZ"] = "XXX-23:59"
    #expect(husok.runWords(["note", "CN26-3.1", "y"]).code == 0)
    #expect(husok.run("list").code == 0)
  }

  @Test("Backups whose folder cannot be read are not called none")
  func backups() {
    let husok = made()
    TemporaryFolder.write([], to: husok.folder.file("backups"))
    for arguments in [["backups"], ["backups", "restore", "1"]] {
      let result = husok.runWords(arguments)
      #expect(result.code == 66 && result.output.isEmpty, "\(result)")
      #expect(result.errors.contains("backups cannot be read"), "\(result.errors)")
    }
    let saved = husok.run("done", "CN26-3.1")
    #expect(saved.code == 0 && saved.errors.contains("could not be kept"), "\(saved.errors)")
  }

  @Test("Whole lines behind a destroyed head of the actions are kept as actions, and counted")
  func zeroedHead() throws {
    let husok = made()
    var bytes = Array(husok.storeText().utf8)
    let head = Array("\"actions\":[".utf8)
    let start = try #require(bytes.firstRange(of: head)).lowerBound
    let lines = husok.run("list", "--ids").lines.count
    for place in start..<start + 2500 { bytes[place] = 0 }
    TemporaryFolder.write(bytes, to: husok.store)
    let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
    let whole = text.split(separator: "\n").count {
      $0.hasPrefix("{\"id\"") && $0.contains("\"outcome\":")
    }
    try #require(whole > 5 && whole < lines)
    let repair = husok.run("check", "--repair")
    #expect(repair.output.contains("\(whole) actions"), "\(repair.output)\(repair.errors)")
    #expect(!repair.output.contains("0 actions before,"), "\(repair.output)")
    #expect(husok.run("list").lines.count >= whole)
  }

  @Test("A folder that is removed and made again under the screen is watched again")
  func folderComesBack() throws {
    var husok = Husok()
    let folder = husok.folder.file("sub")
    husok.environment["HUSOK_STORE"] = folder + "/store.json"
    _ = husok.run("init")
    let screen = try husok.screen(columns: 200)
    try #require(screen.waitFor("CN26-3 "), "\(screen.screen.text)")
    #expect(husok.shell("mv '\(folder)' '\(folder)~'") == 0)
    try #require(screen.waitFor("gone with its folder"), "\(screen.screen.text)")
    #expect(husok.shell("cp -r '\(folder)~' '\(folder)'") == 0)
    try #require(screen.waitFor("is there again"), "\(screen.screen.text)")
    #expect(husok.run("done", "CN26-2.1").code == 0)
    try #require(screen.waitFor("✓ .1 Expand"), "\(screen.screen.text)")
    screen.send("q")
    #expect(screen.waitForExit() == .exited(0))
  }

  @Test(
    "Eight programs that save while their lock is removed over and over lose nothing",
    .enabled(if: SlowTests.areOn))
  func lockRemoved() throws {
    let husok = made()
    let folder = husok.folder.path
    let script = """
      cd '\(folder)'
      (end=$((SECONDS + 40)); while [ ! -e stop ] && [ $SECONDS -lt $end ]; do
        rm -f store.json.lock; done) &
      remover=$!
      for writer in 1 2 3 4 5 6 7 8; do
        (for turn in 1 2 3 4 5; do
          '\(Husok.path)' note CN26-3.1 "note $writer-$turn" >/dev/null 2>>refused \\
            && echo "note $writer-$turn" >>said-$writer
        done) &
        writers="$writers $!"
      done
      wait $writers
      touch stop
      wait $remover
      cat said-* >said
      """
    TemporaryFolder.write(Array(script.utf8), to: husok.folder.file("script"))
    #expect(husok.shell("bash '\(folder)/script'") == 0)
    let said = String(
      decoding: TemporaryFolder.read(husok.folder.file("said")) ?? [], as: UTF8.self
    )
    .split(separator: "\n")
    let text = husok.storeText()
    let lost = said.filter { !text.contains("\"text\":\"\($0)\"") }
    #expect(lost.isEmpty)
    #expect(said.count == 40)
    #expect(!TemporaryFolder.names(in: folder).contains { $0.hasSuffix(".husok-new") })
    #expect(husok.run("check").code == 0)
  }
}
