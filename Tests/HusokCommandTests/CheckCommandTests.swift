import HusokTestSupport
import Testing

@Suite("What a check prints")
struct CheckCommandTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
    // Every kind of finding.
    _ = husok.run("outcome", "add", "F262", "Only English")
    _ = husok.run("meeting", "add", "it's-263", "Only English")
    _ = husok.run("set", "JP26-2.1", "lead=MSIT")
    _ = husok.run("set", "CN26-3.1", "lead=")
    _ = husok.run(
      "ministry", "split", "MSIT", "ai", "--code", "MAI", "--en", "Ministry of AI", "--ko", "인공지능부")
  }

  /// The lines of a check that are commands.
  private func commands(_ options: String...) -> [String] {
    husok.runWords(["--today", "2026-01-27"] + options + ["check"]).lines
      .map { String($0.drop { $0 == " " }) }.filter { $0.hasPrefix("husok ") }
  }

  /// Runs each command as a person would paste it, on a fresh copy of the register each, and gives
  /// those that fail.
  private func failing(_ commands: [String], store: String) -> [String] {
    let copy = husok.folder.file("copy.json")
    return commands.filter { command in
      husok.shell(
        """
        cp '\(store)' '\(copy)'; rm -f '\(store).lock'; PATH="\(Husok.folder):$PATH"
        \(command) >/dev/null 2>>'\(husok.folder.file("failures"))'; code=$?
        cp '\(copy)' '\(store)'; exit $code
        """) != 0
    }
  }

  @Test("Every command works as it is printed")
  func commandsWork() throws {
    let commands = commands()
    #expect(commands.count > 20 && !commands.contains { $0.contains("…") || $0.contains("|") })
    for part in [
      "set JP26-2.1 lead=MAI", "set JP26-2.1 lead=keep", "set F262-4.1 lead=MOTIR",
      "show CN26-3.1", "show 'it'\\''s-263'",
    ] {
      #expect(commands.contains("husok " + part), "\(part)")
    }
    #expect(failing(commands, store: husok.store) == [])
  }

  @Test("The register is named where it is not the usual one, in quotes where they are needed")
  func otherStore() throws {
    let other = husok.folder.file("other register.json")
    TemporaryFolder.write(try #require(TemporaryFolder.read(husok.store)), to: other)
    let commands = commands("--store", other)
    #expect(commands.allSatisfy { $0.hasPrefix("husok --store '\(other)' ") })
    #expect(failing(Array(commands.suffix(6)), store: other) == [])
    let missing = husok.run("--store", husok.folder.file("no such"), "list")
    #expect(missing.errors.contains("husok --store '\(husok.folder.file("no such"))' init"))
    TemporaryFolder.write(Array("{".utf8), to: other)
    #expect(
      husok.run("--store", other, "check").output.contains(
        "husok --store '\(other)' check --repair"))
  }

  @Test("A hand-over needs no reason, taking an owner away does")
  func handOver() {
    #expect(husok.run("set", "JP26-2.1", "lead=MOFA").code == 64)
    #expect(husok.run("set", "JP26-2.1", "lead=ai").code == 0)
    #expect(husok.run("undo").code == 0)
    #expect(husok.run("check").output.contains("JP26-2.1 waits for a decision"))
    #expect(husok.run("set", "JP26-2.1", "lead=keep").code == 0)
    #expect(!husok.run("check").output.contains("JP26-2.1 waits for a decision"))
    #expect(husok.run("undo").code == 0)
    #expect(husok.run("check").output.contains("JP26-2.1 waits for a decision"))
  }

  @Test("Nobody is given a command that they may not use")
  func roles() {
    let desk = commands("--as", "MSIT")
    #expect(!desk.isEmpty && desk.allSatisfy { !$0.contains(" set ") })
    let json = husok.run("check", "--json").output
    #expect(json.contains("\"mend\":\"husok set JP26-2.1 lead=MAI\""))
  }

  @Test("Two targets that begin alike are named")
  func targets() {
    let before = husok.storeText()
    let result = husok.run("value", "F262-3", "p=1")
    #expect(result.code == 64 && result.errors.contains("Plant orders won, Projects won"))
    #expect(husok.run("value", "F262-3", "orders=96").errors.contains("Plant orders won, Projects"))
    #expect(husok.storeText() == before)
    #expect(husok.run("value", "F262-3", "plant=1").code == 0)
  }

  @Test("A bare number is in the stored unit in any language, and the answer says it in words")
  func values() {
    let text = husok.storeText()
    let dry = husok.run("--lang", "ko", "value", "F262-3", "플랜트=23.8", "--dry-run")
    #expect(dry.output.contains("F262-3 실적 입력: 플랜트 수주액 238억 달러(2026. 1. 27.)\n"))
    #expect(husok.storeText() == text)
    let told = husok.run("value", "F262-3", "plant=238억 달러")
    #expect(told.output == "F262-3: Plant orders won US$23.8 bn on 27 Jan 2026.\n")
    #expect(told.errors.isEmpty && told.code == 0)
    #expect(
      husok.run("log", "F262-3").output.contains("Plant orders won US$23.8 bn on 27 Jan 2026"))
  }

  @Test("What is doubtful about a value is said, and the value is taken; a fraction is not")
  func doubtfulValues() {
    let high = husok.run("value", "F262-3", "plant=US$238 bn")
    #expect(high.code == 0)
    #expect(high.errors.contains("US$238 bn is 578% of the goal, US$41.2 bn."))
    let low = husok.run("value", "F262-3", "plant=1", "--on", "2026-01-26")
    #expect(low.errors.isEmpty, "it is the first one in time")
    let fraction = husok.run("value", "F262-3", "projects=9.6")
    #expect(fraction.code == 64 && fraction.errors.contains("counted whole"))
  }

  @Test("An undone first due date is not kept as the first")
  func firstDue() {
    _ = husok.run("set", "CN26-3.3", "due=2026-12-01")
    _ = husok.run("undo")
    _ = husok.run("set", "CN26-3.3", "due=2026-12-31")
    #expect(!husok.run("show", "CN26-3.3").output.contains("First due"))
    #expect(husok.run("list", "CN26-3.3", "--json").output.contains("\"slippageDays\":0"))
  }

  @Test(
    "An id, a code, a tag or an alias with a character that nobody sees is refused",
    arguments: ["\u{1B}[31mX", "X\u{202E}Y", "X\u{200B}", "X\u{FEFF}", "X\u{2066}Y", "X\u{7F}"])
  func hidden(_ name: String) {
    let before = husok.storeText()
    for words in [
      ["meeting", "add", name, "x"], ["outcome", "add", "F262", "x", "--id", name],
      ["ministry", "add", name, "--code", "NEW", "--en", "x", "--ko", "y"],
      ["ministry", "add", "new", "--code", name, "--en", "x", "--ko", "y"],
      ["ministry", "rename", "MCST", "--code", name, "--from", "2026-03-01"],
      ["ministry", "edit", "MCST", "aliases=\(name)"], ["set", "CN26-3.1", "tags=+\(name)"],
      ["add", "CN26-3", "x", "--tag", name],
    ] {
      let result = husok.runWords(["--today", "2026-01-27"] + words)
      #expect(result.code == 64, "\(words)")
      let isRaw = result.errors.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F || (0x202A...0x2069).contains($0.value)
      }
      #expect(!isRaw)
    }
    #expect(husok.storeText() == before)
  }
}
