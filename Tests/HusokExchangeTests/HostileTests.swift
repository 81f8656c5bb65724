import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

@Suite("Hostile titles")
struct HostileTests {
  private let register: Register
  private let document: PackDocument

  init() throws {
    register = try Hostile.register()
    document = MeetingPack(register: register, today: Fixtures.today).document
  }

  @Test("No control character and nothing that reorders text is in any paper")
  func controls() {
    let texts = [
      PackText.text(document, Language.allCases), PackMarkdown.text(document, Language.allCases),
      PackHTML.text(document, Language.allCases),
      String(
        decoding: PackCSV.bytes(document, Language.allCases).dropFirst(3), as: UTF8.self),
      ICalendar.text(register, words: Words(.english), now: Fixtures.now) ?? "",
    ]
    for text in texts {
      #expect(text.unicodeScalars.first(where: Hostile.isForbidden) == nil)
    }
  }

  @Test("What joins, bends or breaks characters is in every paper as it was written")
  func joiners() throws {
    let titles = [
      "«نقشه\u{200C}راه»", "👨\u{200D}👩\u{200D}👧\u{200D}👦", "1\u{FE0F}\u{20E3}", "☎\u{FE0F}",
      "soft\u{AD}hyphen", "word\u{2060}joiner", "क\u{94D}\u{200D}ष",
    ]
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    for title in titles + ["mark\u{FEFF}less"] {
      var action = FollowUpAction()
      action.outcome = "CN26-3"
      action.title = Bilingual(en: title, ko: nil)
      action.due = Due("2027-01-01")
      try register.apply(register.adding(action, in: &context))
    }
    let document = MeetingPack(register: register, today: Fixtures.today).document
    let sheet = ActionSheet(register: register, words: Words(.english), today: Fixtures.today)
    let rows = Array(register.actions.indices)
    let calendar = ICalendar.text(register, words: Words(.english), now: Fixtures.now) ?? ""
    for (name, text) in [
      ("text", PackText.text(document, [.english])), ("html", PackHTML.text(document, [.english])),
      ("md", PackMarkdown.text(document, [.english])),
      ("csv", String(decoding: PackCSV.bytes(document, [.english]), as: UTF8.self)),
      ("sheet", String(decoding: sheet.bytes(rows), as: UTF8.self)),
      ("ics", calendar.replacing("\r\n ", with: "")),
    ] {
      for title in titles {
        #expect(text.utf8.firstRange(of: title.utf8) != nil, "\(name): \(title)")
      }
      if name != "sheet" { #expect(text.contains("markless"), "\(name)") }
    }
  }

  @Test("Nothing of a title becomes an element of HTML")
  func html() {
    let clean = PackHTML.text(
      MeetingPack(register: register, today: Fixtures.today).document, [.english])
    let tags = Set(clean.matches(of: /<\/?([A-Za-z!][A-Za-z0-9]*)/).map { String($0.1) })
    let known: Set<String> = [
      "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2",
      "h3", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "desc",
      "text", "section", "div", "span", "strong", "ol", "rect", "line", "polygon", "polyline",
      "circle",
    ]
    #expect(tags.isSubset(of: known), "\(tags.subtracting(known))")
    // Every attribute is one of ours: inside a tag no quotation mark of a title ends a value.
    for match in clean.matches(of: /<[a-z][^>]*\son[a-z]+=/) { Issue.record("\(match.0)") }
    #expect(clean.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test("Nothing of a title has a meaning for Markdown")
  func markdown() {
    for line in PackMarkdown.text(document, [.english]).split(separator: "\n") {
      let bare = line.replacing(/\\[!-\/:-@\[-`{-~]/, with: "")
      if line.hasPrefix("| ") {
        let bars = bare.count { $0 == "|" }
        #expect([6, 7, 8, 5, 4, 11].contains(bars), "\(line)")
      }
      #expect(!bare.contains("](") && !bare.contains("![") && !bare.contains("`"), "\(line)")
      // What is late stands in bold as a whole: a cell, an item or the name of a fact.
      let plain = bare.replacing(/(?:^|\| |- )\*\*|\*\*(?= \||: |  $|$)/, with: "")
      #expect(!plain.contains("**") && !bare.contains("~~"), "\(line)")
      #expect(bare.replacing("<!-- -->", with: "").firstIndex(of: "<") == nil, "\(line)")
      #expect(bare.firstMatch(of: /https?:\/\//) == nil && !bare.contains("www."), "\(line)")
    }
  }

  @Test("A sheet of them comes back unchanged", arguments: Language.allCases)
  func sheet(_ language: Language) throws {
    let sheet = ActionSheet(
      register: register, words: Words(language), today: Fixtures.today)
    let bytes = sheet.bytes(Array(register.actions.indices))
    let read = try SheetImport(
      CSVReader.records(bytes), into: register, today: Fixtures.today, Fixtures.context())
    #expect(read.act == nil && read.refused.isEmpty && read.unknown.isEmpty)
    #expect(read.unchanged == register.actions.count)
    // No cell begins as a formula does.
    for record in try CSVReader.records(bytes) {
      for cell in record.cells {
        let first = cell.unicodeScalars.first ?? "x"
        #expect(!"=+@\t\r\n＝＋－＠".unicodeScalars.contains(first), "\(cell)")
        #expect(first != "-" || cell == "-", "\(cell)")
      }
    }
  }

  @Test("A sheet without its last column comes back unchanged too")
  func withoutBase() throws {
    let sheet = ActionSheet(
      register: register, words: Words(.korean), today: Fixtures.today)
    let records = try CSVReader.records(sheet.bytes(Array(register.actions.indices)))
    let cut = records.map { CSVReader.Record(row: $0.row, cells: Array($0.cells.dropLast())) }
    let read = try SheetImport(
      cut, into: register, today: Fixtures.today, Fixtures.context())
    #expect(read.act == nil && read.refused.isEmpty)
  }

  @Test("Titles are restored exactly by a register that has none")
  func restored() throws {
    let sheet = ActionSheet(
      register: register, words: Words(.english), today: Fixtures.today)
    let records = try CSVReader.records(sheet.bytes(Array(register.actions.indices)))
    let column = 3
    #expect(records[0].cells[column] == "Task (English)")
    for (record, action) in zip(records.dropFirst(), register.actions) {
      #expect(CSV.unguarded(record.cells[column]).isIdentical(to: action.title.en ?? ""))
    }
  }

  @Test("A calendar of them has one event for each due date and lines of at most 75 octets")
  func calendar() throws {
    let text = try #require(
      ICalendar.text(register, words: Words(.korean), now: Fixtures.now))
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    #expect(lines.last?.isEmpty == true)
    for line in lines.dropLast() {
      #expect(line.last == 0x0D && line.count <= 76)
      #expect(String(validating: line, as: UTF8.self) != nil, "folded inside a character")
    }
    let due = register.actions.count { $0.due != nil } + register.outcomes.count { $0.due != nil }
    let unfolded = text.replacing("\r\n ", with: "")
    let begins = unfolded.split(separator: "\r\n").count { $0 == "BEGIN:VEVENT" }
    #expect(begins == due)
    #expect(unfolded.split(separator: "\r\n").count { $0 == "END:VCALENDAR" } == 1)
  }
}
