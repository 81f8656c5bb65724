import HusokTestSupport
import Testing

@Suite("What comes back in a file")
struct ImportTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
  }

  private func write(_ bytes: [UInt8], _ name: String) -> String {
    let path = husok.folder.file(name)
    TemporaryFolder.write(bytes, to: path)
    return path
  }

  private func write(_ text: String, _ name: String) -> String { write(Array(text.utf8), name) }

  /// A ministry's sheet, with something done to its text.
  private func sheet(
    _ ministry: String, _ language: String, _ edit: (String) -> String
  ) -> String {
    let path = husok.folder.file("out.csv")
    _ = husok.run("export", "--ministry", ministry, "--lang", language, "-o", path)
    let text = String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
    return write(edit(text), "in.csv")
  }

  @Test("Dates that a spreadsheet wrote with the day first change nothing")
  func datesLeftAlone() {
    _ = husok.run("set", "CN26-3.1", "due=2026-06-05")
    let path = sheet("MCST", "en") { $0.replacing("2026-06-05", with: "05/06/2026") }
    let result = husok.run("import", path, "--by", "MCST")
    #expect(result.code == 0 && result.output.hasPrefix("0 records changed"), "\(result)")
  }

  @Test("A sheet of an English Windows, in which Hangul became question marks, changes no title")
  func lostLetters() {
    let path = sheet("MSIT", "en") { text in
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.dropFirst().map { $0.isASCII ? $0 : "?" }))
    }
    let result = husok.run("import", path, "--by", "MSIT")
    #expect(result.code == 0 && result.output.hasPrefix("0 records changed"))
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.errors.contains("CSV UTF-8"))
  }

  @Test("A second byte order mark, another name of the numbers and a line break in a heading")
  func headings() {
    for (from, to) in [("\u{FEFF}", "\u{FEFF}\u{FEFF}"), ("관리번호", "연번"), ("관리번호", "\u{200B}관리번호")] {
      let path = sheet("MCST", "ko") { text in
        text.replacing(from, with: to, maxReplacements: 1)
          .replacing("문화교류 점진적", with: "문화교류의 점진적")
          .replacing("추진실적(추가)", with: "\"추진실적\n(추가)\"")
      }
      let result = husok.run("import", path, "--dry-run")
      #expect(result.code == 0 && result.output.contains("CN26-3.1"), "\(result)")
      #expect(!result.output.contains("JP26") && result.errors.isEmpty)
    }
    let without = sheet("MCST", "ko") { $0.replacing("관리번호", with: "담당") }
    let refused = husok.run("import", without, "--lang", "ko")
    #expect(refused.code == 65 && refused.errors.contains("관리번호 열이 없습니다"))
  }

  @Test("Rows that hold a blank are passed over; a row that names nothing is told as such")
  func rows() {
    for blank in [" ", "\u{A0}", "\u{3000}"] {
      let path = sheet("MCST", "ko") { $0 + blank + ",,,\r\n" }
      #expect(husok.run("import", path, "--by", "MCST").code == 0)
    }
    let total = sheet("MCST", "ko") { $0 + ",,합계,1건\r\n" }
    let result = husok.run("import", total, "--by", "MCST")
    #expect(result.code == 0 && result.errors.contains("Row 8 is no action"))
    let nameless = sheet("MCST", "ko") { $0 + ",,,,새 과제\r\n" }
    let refused = husok.run("import", nameless, "--by", "MCST", "--lang", "ko")
    #expect(refused.code == 65)
    #expect(refused.errors.contains("8행: 관리번호도 성과번호도 없습니다."))
    let new = sheet("MCST", "ko") { $0 + ",CN26-3,,,새 과제\r\n" }
    #expect(husok.run("import", new, "--by", "MCST").errors.contains("added by the secretariat"))
  }

  @Test("Title rows stand above the heading; a file without one is told by its first row")
  func titles() {
    let path = sheet("MCST", "ko") { text in
      "정상회담 후속조치 추진현황,,,\r\n(2026. 1. 27. 기준),,,\r\n" + text.dropFirst()
    }
    let result = husok.run("import", path, "--by", "MCST")
    #expect(result.code == 0 && result.errors.isEmpty, "\(result)")
    let other = husok.run("import", write("무엇,언제\r\na,b\r\n", "other.csv"))
    #expect(other.code == 65 && other.errors.contains("row 1 reads \"무엇, 언제\""))
  }

  @Test("An unknown column that holds something is not dropped silently")
  func unknownColumn() {
    let path = sheet("MCST", "en") { text in
      text.split(separator: "\r\n").enumerated()
        .map { $1 + ($0 == 0 ? ",Person" : $0 == 2 ? ",Ms Kim" : ",") }
        .joined(separator: "\r\n")
    }
    let refused = husok.run("import", path, "--by", "MCST")
    #expect(refused.code == 65 && refused.errors.contains("Person is not known: 1 cell"))
    #expect(husok.run("import", path, "--by", "MCST", "--skip-bad").code == 0)
  }

  @Test("What is written into columns that are to be read is taken or refused")
  func readOnly() {
    let done = sheet("MOEL", "ko") { text in
      text.replacing(",미보고,", with: ",완료,")
    }
    let text = String(decoding: TemporaryFolder.read(done) ?? [], as: UTF8.self)
    let lines = text.split(separator: "\r\n").map { line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells[0] == "JP26-4.1" {
        cells[cells.count - 14] = "2026-01-20"
        cells[cells.count - 7] = "국장급 협의 개최"
      }
      return cells.joined(separator: ",")
    }
    let path = write(lines.joined(separator: "\r\n"), "done.csv")
    let taken = husok.run("import", path)
    #expect(taken.code == 0, "\(taken)")
    let list = husok.run("show", "JP26-4.1", "--json").output
    #expect(list.contains("\"doneOn\":\"2026-01-20\""))
    #expect(list.contains("국장급 협의 개최"))
    let moved = sheet("MOEL", "ko") { $0.replacing("JP26-4.1,JP26-4,", with: "JP26-4.1,JP26-3,") }
    #expect(husok.run("import", moved).code == 65)
  }

  @Test(
    "A file that is no sheet is told by its first bytes",
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04], "[Content_Types].xml", "damaged"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "", "Excel"),
      (
        [0x50, 0x4B, 0x03, 0x04], "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "OpenDocument"
      ),
      ([0x50, 0x4B, 0x03, 0x04], "Index/Document.iwa", "Numbers"),
      ([0x50, 0x4B, 0x03, 0x04], "folder/file", "damaged"),
      (Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3], "", "PDF"), ([0x1F, 0x8B, 0x08], "", "archive"),
      (Array("\u{FEFF}\r\n<html xmlns:x=\"urn:schemas\"><table>".utf8), "", "web page"),
      (Array("{\\rtf1\\ansi".utf8), "", "RTF"), ([0x89, 0x50, 0x4E, 0x47, 0x0D], "", "picture"),
      (Array("<?xml version=\"1.0\"?><Workbook>".utf8), "", "XML"),
      ([0x61, 0x00, 0x62], "", "no text"),
    ] as [([UInt8], String, String)])
  func alien(_ start: [UInt8], _ name: String, _ word: String) {
    let gap = name.isEmpty ? [] : [UInt8](repeating: 0, count: 30 - start.count)
    let bytes = start + gap + Array(name.utf8) + [UInt8](repeating: 0x20, count: 100)
    let path = write(bytes, "alien")
    for encoding in [["--encoding", "cp949"], []] {
      let result = husok.runWords(["import", path] + encoding)
      #expect(result.code == 65 && result.errors.contains(word), "\(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("A slice with a byte order mark is a slice")
  func markedSlice() {
    let path = husok.folder.file("slice.json")
    _ = husok.run("export", "--ministry", "MCST", "--format", "json", "-o", path)
    let marked = write([0xEF, 0xBB, 0xBF] + (TemporaryFolder.read(path) ?? []), "marked.json")
    let result = husok.run("import", marked, "--by", "MCST")
    #expect(result.code == 0 && result.output.hasPrefix("0 records changed"), "\(result)")
  }

  @Test("A slice brings no lines of the history but its ministry's own")
  func forged() {
    let path = husok.folder.file("slice.json")
    _ = husok.run("export", "--ministry", "MCST", "--format", "json", "-o", path)
    let honest = husok.run("note", "CN26-3.1", "held", "--store", path, "--as", "MCST")
    #expect(honest.code == 0)
    #expect(husok.run("import", path, "--by", "MCST", "--dry-run").code == 0)
    let text = String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
    let before = husok.storeText()
    for author in ["\"name\":\"Minister Kim\",\"ministry\":\"finance\"", "\"name\":\"kim\""] {
      let line =
        "{\"id\":\"f00d\",\"at\":\"2020-01-01T00:00:00+09:00\",\"by\":{\(author)},"
        + "\"record\":\"CN26-3.1\",\"field\":\"tags\",\"to\":\"forged\"}"
      let forged = text.replacing("\"changes\":[\n", with: "\"changes\":[\n\(line),\n")
      let result = husok.run("import", write(forged, "forged.json"), "--by", "MCST")
      #expect(result.code == 65 && result.errors.contains("history"), "\(result)")
      #expect(husok.storeText() == before)
    }
  }

  @Test("A desk that reports complete is told what to write")
  func complete() {
    let path = sheet("MCST", "ko") { $0.replacing(",미보고,", with: ",완료,") }
    let result = husok.run("import", path, "--by", "MCST", "--lang", "ko")
    #expect(result.code == 65 && result.errors.contains("완료보고"))
  }

  @Test("Many new rows come in, are one act and go by one undo")
  func many() {
    let rows = (1...300).map { ",JP26-1,Task \($0),unreported\n" }.joined()
    let path = write("No.,Outcome,Task (English),Status\n" + rows, "new.csv")
    let result = husok.run("import", path)
    #expect(result.code == 0 && result.output.hasSuffix("300 records changed, 0 rows as before.\n"))
    #expect(husok.run("show", "JP26-1.300").code == 0)
    #expect(husok.run("undo").code == 0)
    #expect(husok.run("show", "JP26-1.300").code == 1)
  }
}
