import HusokTestSupport
import Testing

@Suite("Files that prove actions")
struct EvidenceFileTests {
  private let husok = Husok()
  private var path: String { husok.folder.file("minutes.pdf") }

  init() {
    _ = husok.run("init")
    TemporaryFolder.write(Array("abc".utf8), to: path)
    _ = husok.run("evidence", "CN26-3.1", "minutes", "--at", path)
    _ = husok.run("evidence", "CN26-3.1", "page", "--at", "https://example.go.kr/minutes")
  }

  /// That of `abc` (FIPS 180-2, B.1).
  private static let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test("The hash of a file is noted with it; that of another file takes its place")
  func noted() {
    #expect(husok.storeText().contains(#""sha256":"\#(EvidenceFileTests.hash)""#))
    #expect(husok.run("show", "CN26-3.1").output.contains("SHA-256 ba7816bf"))
    _ = husok.run("evidence", "CN26-3.1", "--edit", "1", "the minutes")
    let kept = husok.storeText().split(separator: "\n").first { $0.hasPrefix(#"{"id":"CN26-3.1""#) }
    #expect(kept?.contains(EvidenceFileTests.hash) == true && kept?.contains("the minutes") == true)
    _ = husok.run("evidence", "CN26-3.1", "--edit", "1", "--at", "~/elsewhere.pdf")
    let other = husok.storeText().split(separator: "\n").first {
      $0.hasPrefix(#"{"id":"CN26-3.1""#)
    }
    #expect(other?.contains("sha256") == false && other?.contains("~/elsewhere.pdf") == true)
  }

  @Test("A check of files says which changed and which are gone, and a plain check looks at none")
  func check() {
    #expect(husok.run("check", "--files").lines == ["1 file looked at."])
    TemporaryFolder.write(Array("abd".utf8), to: path)
    let changed = husok.run("check", "--files")
    #expect(
      changed.output.contains("CN26-3.1: the file of evidence 1 is another than"), "\(changed)")
    #expect(husok.run("check", "--files", "--json").output.contains(#""state":"changed""#))
    _ = husok.shell("rm '\(path)'")
    let gone = husok.run("check", "--files", "--lang", "ko")
    #expect(gone.output.contains("CN26-3.1: 증빙 1 파일 없음"), "\(gone)")
    #expect(!husok.run("check").output.contains("minutes.pdf"))
    _ = husok.run("evidence", "CN26-3.1", "--withdraw", "1")
    #expect(husok.run("check", "--files").lines == ["0 files looked at."])
  }

  @Test("Opening says that a file is another than it was")
  func opening() {
    let plain = husok.run("open", "CN26-3.1", "1", "--dry-run")
    #expect(plain.code == 0 && plain.errors.isEmpty, "\(plain)")
    TemporaryFolder.write(Array("abd".utf8), to: path)
    let changed = husok.run("open", "CN26-3.1", "1", "--dry-run")
    #expect(changed.errors.contains("is another than it was"), "\(changed)")
  }

  @Test("What no terminal reads has no links")
  func links() {
    #expect(!husok.run("show", "CN26-3.1").output.contains("\u{1B}"))
  }

  @Test("What can never be opened is refused; what is said in words is kept")
  func refused() {
    let before = husok.storeText()
    for place in [
      "javascript:alert(1)", "ftp://example.go.kr/a", "mailto:kim@korea.kr", "file://minutes.pdf",
      "https://a b",
    ] {
      let result = husok.run("evidence", "CN26-3.2", "minutes", "--at", place)
      #expect(result.code == 64 && result.errors.contains("https://"), "\(result)")
      let edited = husok.run("evidence", "CN26-3.1", "--edit", "1", "--at", place, "--lang", "ko")
      #expect(edited.code == 64 && edited.errors.contains("열 수 없는 주소"), "\(edited)")
    }
    #expect(husok.storeText() == before)
    for place in [
      "in the archive", "문서고: 3번 서가", "MCST:2026-12", "file:///srv/minutes.pdf", "~/minutes.pdf",
    ] {
      let result = husok.run("evidence", "CN26-3.2", place, "--at", place)
      #expect(result.code == 0 && result.errors.isEmpty, "\(result)")
    }
  }

  @Test(
    "A path in the folder is written from the root on; of one that is not there it is said where")
  func relative() {
    let folder = husok.folder.path
    let line = "cd '\(folder)' && HUSOK_STORE='\(husok.store)' '\(Husok.path)'"
    for (place, written) in [("minutes.pdf", "minutes.pdf"), ("./minutes.pdf", "minutes.pdf")] {
      #expect(husok.shell("\(line) evidence CN26-3.3 '\(place)' --at \(place)") == 0)
      #expect(husok.storeText().contains(#""locator":"\#(folder)/\#(written)""#), "\(place)")
    }
    let gone = husok.run("evidence", "CN26-3.4", "minutes", "--at", "papers/minutes.pdf")
    #expect(gone.code == 0 && gone.errors.contains("looked for from the folder"), "\(gone)")
    #expect(husok.storeText().contains(#""locator":"papers/minutes.pdf""#))
  }
}
