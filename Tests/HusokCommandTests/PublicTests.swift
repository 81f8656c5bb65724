import HusokTestSupport
import Testing

@Suite("What anybody may read")
struct PublicTests {
  private let husok = Husok()
  /// What is for ministries alone: contacts, a difficulty and a request.
  private static let internalWords = [
    "국제문화과", "김철수", "044-203-2400", "콘텐츠정책과", "이영희", "02-1234-5678",
    "예산이 부족", "증액을 요청", "장관 일정",
  ]
  /// What stands no more: nobody reads it in a paper.
  private static let wrongWords = ["첫 실무회의 취소"]
  private static let publicWords = ["첫 실무회의 개최"]

  init() {
    _ = husok.run("init")
    _ = husok.run(
      "ministry", "edit", "MCST", "division=국제문화과", "officer=김철수", "phone=044-203-2400",
      "mail=kim@korea.kr")
    _ = husok.run("set", "CN26-3.2", "division=콘텐츠정책과", "officer=이영희", "phone=02-1234-5678")
    _ = husok.run("note", "CN26-3.1", "첫 실무회의 취소")
    _ = husok.run("note", "CN26-3.1", "--edit", "1", "첫 실무회의 개최")
    // A desk asks for a later date, of which one is granted and one is sent back.
    _ = husok.run("meeting", "edit", "CN26", "datesConfirmed=yes")
    for id in ["CN26-3.1", "CN26-3.2", "CN26-3.3"] {
      _ = husok.run("set", id, "due=2026-06-30")
      _ = husok.run("set", id, "due=2026-12-31", "--reason", "장관 일정 \(id)", "--as", "MCST")
    }
    _ = husok.run("return", "CN26-3.2", "--reason", "불가")
    _ = husok.run("note", "CN26-3.1", "예산이 부족", "--kind", "difficulty")
    _ = husok.run("note", "CN26-3.1", "증액을 요청", "--kind", "request")
    // What was put right holds the words before in its line of the history.
    _ = husok.run("note", "CN26-3.1", "--edit", "2", "국회의 예산이 부족")
    _ = husok.shell("mkdir -p '\(husok.folder.file(".config/husok"))'")
    TemporaryFolder.write(
      Array(#"{"name":"park","mail":"park@korea.kr"}"#.utf8),
      to: husok.folder.file(".config/husok/config.json"))
  }

  /// The text of everything in a file or a folder, with what is packed or encoded opened.
  private func text(of path: String) -> String {
    let program = """
      import email, io, os, sys, zipfile
      def shown(name, data):
          if data[:2] == b"PK":
              book = zipfile.ZipFile(io.BytesIO(data))
              return "".join(shown(n, book.read(n)) for n in book.namelist())
          if name.endswith(".eml"):
              mail = email.message_from_bytes(data)
              return "".join(
                  shown(p.get_filename() or "", p.get_payload(decode=True))
                  for p in mail.walk() if not p.is_multipart())
          return data.decode("utf-8", "replace")
      for folder, _, names in os.walk(sys.argv[1]):
          for name in names:
              with open(os.path.join(folder, name), "rb") as file:
                  print(shown(name, file.read()))
      """
    let script = husok.folder.file("shown.py")
    TemporaryFolder.write(Array(program.utf8), to: script)
    let output = husok.folder.file("shown.txt")
    #expect(husok.shell("python3 '\(script)' '\(path)' > '\(output)'") == 0)
    return String(decoding: TemporaryFolder.read(output) ?? [], as: UTF8.self)
  }

  private static let papers = ["text", "md", "html", "csv", "xlsx"].map {
    ["report", "--format", $0]
  }
  private static let pages = papers.map { $0 + ["--ministry", "MCST", "--lang", "ko"] }
  private static let sheets = [
    ["export", "--format", "csv"], ["export", "--format", "csv", "--ministry", "MCST"],
    ["export", "--format", "xlsx", "--ministry", "MCST"],
    ["export", "--format", "xlsx", "--sheets", "ministry"], ["export", "--format", "json"],
    ["export", "@mcst", "--format", "json"],
  ]

  @Test(
    "Nothing for ministries alone is left in any paper, sheet or slice",
    arguments: papers + pages + sheets)
  func everything(_ words: [String]) {
    for isPublic in [false, true] {
      let folder = husok.folder.file(isPublic ? "public" : "internal")
      _ = husok.shell("mkdir -p '\(folder)'")
      let result = husok.runWords(
        words + ["-o", "\(folder)/file"] + (isPublic ? ["--public"] : []))
      #expect(result.code == 0, "\(result)")
      let text = text(of: folder)
      let found = PublicTests.internalWords.filter(text.contains)
      if isPublic {
        #expect(found == [], "\(words)")
      } else {
        #expect(!found.isEmpty, "\(words)")
      }
      if isPublic || words[0] == "report" {
        #expect(!PublicTests.wrongWords.contains(where: text.contains), "\(words)")
      }
    }
  }

  @Test("Nor in a call; the mail still goes to who answers")
  func call() {
    for isPublic in [false, true] {
      let folder = husok.folder.file(isPublic ? "public" : "internal")
      let result = husok.runWords(
        ["call", "CN26", "-o", folder] + (isPublic ? ["--public"] : []))
      #expect(result.code == 0, "\(result)")
      let text = text(of: folder)
      let found = PublicTests.internalWords.filter(text.contains)
      #expect(found.isEmpty == isPublic, "\(found)")
      let mail = String(
        decoding: TemporaryFolder.read("\(folder)/CN26-MCST.eml") ?? [], as: UTF8.self)
      #expect(mail.contains("<kim@korea.kr>"))
    }
  }

  @Test("What anybody may read stays, and contacts have no public sheet")
  func rest() {
    let page = husok.run("report", "--ministry", "MCST", "--public").output
    #expect(PublicTests.publicWords.allSatisfy(page.contains), "\(page)")
    #expect(!page.contains("Difficulties") && !page.contains("Division:"), "\(page)")
    #expect(husok.run("export", "--contacts", "--public").code == 64)
  }
}
