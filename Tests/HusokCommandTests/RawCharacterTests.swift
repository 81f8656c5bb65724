import HusokTestSupport
import Testing

@Suite("Characters that a terminal obeys", .timeLimit(.minutes(1)))
struct RawCharacterTests {
  private let husok = Husok()
  private let title = "\u{1B}]0;owned\u{7}\u{9B}31m\u{7F}\u{202E}x\u{2066}y"

  init() {
    _ = husok.run("init")
    _ = husok.run("add", "CN26-3", title, "--due", "2027-01-01")
    _ = husok.run("note", "CN26-3.6", title)
  }

  /// What reaches a terminal that a program should not send.
  private func raw(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  @Test(
    "No command sends them to a terminal",
    arguments: [
      ["list", "--csv"], ["list", "--json"], ["show", "CN26-3.6"], ["show", "CN26-3.6", "--json"],
      ["log", "--csv"], ["log", "--json"], ["export"], ["export", "--format", "json"],
      ["export", "--format", "ics"], ["report"], ["report", "--format", "html"],
      ["report", "--format", "md"], ["report", "--format", "csv"], ["check", "--csv"],
      ["outcome", "list", "--csv"],
    ])
  func terminal(_ words: [String]) throws {
    let terminal = try PseudoTerminal(
      Husok.path, arguments: ["--today", "2026-01-27"] + words, environment: husok.environment,
      columns: 200, rows: 50)
    #expect(terminal.waitForExit() == .exited(0))
    #expect(raw(terminal.output) == [], "\(words)")
    #expect(!terminal.output.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test("JSON has them as escapes wherever it goes, a sheet has them as they are in a file")
  func files() {
    for words in [["list", "--json"], ["show", "CN26-3.6", "--json"], ["log", "--json"]] {
      let output = husok.runWords(words).output
      #expect(raw(Array(output.utf8)) == [])
      #expect(output.contains(#"\u001b]0;owned\u0007\u009b31m\u007f\u202ex\u2066y"#))
    }
    #expect(husok.run("list", "--csv").output.contains(title))
    #expect(husok.run("export").output.contains(title))
  }

  @Test("A record that is not changed keeps its bytes")
  func unchanged() throws {
    let raw = "\u{202E}raw\u{7F}"
    let text = husok.storeText().replacing("Film co-production", with: raw)
    let line = try #require(text.split(separator: "\n").first { $0.contains("CN26-3.1") })
    let marked = line.replacing("\"title\":{\"en\":\"", with: "\"title\":{\"en\":\"\(raw)")
    TemporaryFolder.write(Array(text.replacing(line, with: marked).utf8), to: husok.store)
    #expect(husok.run("done", "CN26-3.2").code == 0)
    #expect(husok.storeText().utf8.firstRange(of: marked.utf8) != nil)
  }
}
