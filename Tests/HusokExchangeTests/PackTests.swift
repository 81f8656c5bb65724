import HusokModel
import HusokStore
import HusokTestSupport
import Testing

@testable import HusokExchange

@Suite("The meeting pack")
struct PackTests {
  private func document(_ register: Register, ministry: String? = nil) -> PackDocument {
    MeetingPack(
      register: register, meeting: "F262", ministry: ministry, today: Fixtures.today
    ).document
  }

  @Test("The pack of the bundled register is as it was", arguments: Language.allCases)
  func golden(_ language: Language) throws {
    let document = document(try Fixtures.bundled())
    let name = "Packs/pack-\(language.rawValue)"
    let texts = [
      ("txt", PackText.text(document, [language])), ("md", PackMarkdown.text(document, [language])),
      ("html", PackHTML.text(document, [language])),
      ("csv", String(decoding: PackCSV.bytes(document, [language]), as: UTF8.self)),
    ]
    for (ending, text) in texts {
      let difference = ExpectedScreen.difference(text, from: "\(name).\(ending)")
      #expect(difference == nil, "\(difference ?? "")")
    }
  }

  @Test("A ministry's page is as it was", arguments: Language.allCases)
  func page(_ language: Language) throws {
    let document = document(try Fixtures.bundled(), ministry: "culture")
    let difference = ExpectedScreen.difference(
      PackText.text(document, [language]), from: "Packs/mcst-\(language.rawValue).txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test("What nobody knows is said to be unknown")
  func unknown() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    try register.apply(register.settingLead(of: ["F262-2.1"], to: nil, reason: nil, in: &context))
    let text = PackText.text(document(register), [.korean])
    for word in ["미보고", "기한미정", "소관미지정 1건", "소관미지정 과제", "실적 미입력", "미기재"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(text.contains("본 자료의 과제 수 21건 = 관리대장 21건"))
    #expect(text.contains("소관부처 지정: 1건"))
  }

  @Test("The count at the end counts what the pages list, not the register")
  func count() throws {
    let document = document(try Fixtures.bundled())
    let tables = document.blocks(in: .english).compactMap { block -> PackTable? in
      guard case .table(let table) = block, table.caption == "Actions led" else { return nil }
      return table
    }
    #expect(tables.flatMap(\.rows).count == 21)
    #expect(Set(tables.flatMap(\.rows).map { $0[0] }).count == 21)
    #expect(
      document.blocks(in: .english).last
        == .note("Actions in these papers: 21 = 21 in the register"))
  }

  @Test("Both languages follow each other and say the same numbers")
  func both() throws {
    let document = document(try Fixtures.bundled())
    let text = PackText.text(document, [.korean, .english])
    let parts = [PackText.text(document, [.korean]), PackText.text(document, [.english])]
    #expect(text == parts.joined(separator: "\n\n"))
    let korean = document.blocks(in: .korean)
    let english = document.blocks(in: .english)
    #expect(korean.count == english.count)
    for case (.table(let one), .table(let other)) in zip(korean, english) {
      #expect(one.rows.map(\.count) == other.rows.map(\.count))
    }
  }

  @Test("Changes since the last meeting, unfinished business and lateness come from the history")
  func changes() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    try register.apply(register.closing("F262", on: Fixtures.today, in: &context))
    let march = Day(number: Fixtures.today.number + 40)
    var later = Fixtures.context(
      at: Instant(day: march, secondOfDay: 0, offsetMinutes: 540), seed: 7)
    try register.apply(register.steppingTowardsDone(["CN26-3.1"], in: &later))
    try register.apply(
      register.setting("due", of: ["F262-3.1"], to: .string("2026-02-28"), in: &later))
    let pack = MeetingPack(register: register, today: march)
    let text = PackText.text(pack.document, [.english])
    #expect(text.contains("Since 262nd Foreign Economic Ministers' Meeting"))
    #expect(text.contains("Due date moved (1)") && text.contains("Complete (1)"))
    #expect(text.contains("8 days late"))
    #expect(text.contains("complete 1, reported complete 0"))
    let before = MeetingPack(register: register, today: march, asOf: march.adding(days: -1))
    let earlier = PackText.text(before.document, [.english])
    #expect(earlier.contains("complete 0, reported complete 0"))
    #expect(earlier.contains("As of \(Words.day(march.adding(days: -1)))"))
    let none = MeetingPack(
      register: register, today: march, since: .day(march.adding(days: 1)))
    #expect(none.document.facts.changes.isEmpty)
  }

  @Test("The meeting that comes next reports since the last one that was held")
  func since() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    var meeting = Meeting()
    meeting.id = "F263"
    meeting.title = Bilingual(en: "263rd meeting", ko: nil)
    meeting.date = Day(2026, 3, 9)
    try register.apply(register.adding(meeting, in: &context))
    let point = { (id: String?) in
      MeetingPack(register: register, meeting: id, today: Fixtures.today).document.facts.since
    }
    #expect(point("F263") == .meeting("F262"))
    #expect(point("F262") == .meeting("F262"))
    #expect(point(nil) == .meeting("F262"))
    let empty = MeetingPack(register: Register(), today: Fixtures.today).document
    #expect(empty.facts.since == nil)
    #expect(PackText.text(empty, [.korean]).contains("본 자료의 과제 수 0건 = 관리대장 0건"))
  }

  @Test("HTML is one file: no script, nothing from outside, tables and pictures with words")
  func html() throws {
    let html = PackHTML.text(document(try Fixtures.bundled()), [.korean, .english])
    for word in ["<script", "http-equiv=\"refresh", "<img", "<link", "<iframe", "url(", "@import"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.matches(of: /(src|href)=/).isEmpty)
    #expect(html.contains("<html lang=\"ko\">") && html.contains("<main lang=\"en\">"))
    let pictures = html.matches(of: /<svg [^>]*role="img" aria-label="[^"]+"/).count
    #expect(pictures > 0 && pictures == html.matches(of: #/<svg /#).count)
    #expect(pictures == html.matches(of: /<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/).count)
    #expect(html.matches(of: /<th>/).isEmpty && html.contains("<th scope=\"row\""))
    #expect(html.matches(of: /<table>/).count == html.matches(of: /<caption>/).count)
    // Black, white and greys say everything.
    for match in html.matches(of: /#([0-9a-f]+)\b/) {
      #expect(Set(match.1).count == 1, "\(match.1) is a colour")
    }
  }

  @Test("A target with values is drawn and told")
  func target() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    for (value, offset) in [("5.1", 10), ("9.6", 60)] {
      try register.apply(
        register.addingValue(
          value, on: Fixtures.today.adding(days: offset), source: "KOPIA", to: "Plant orders won",
          of: "F262-3", in: &context))
    }
    let today = Fixtures.today.adding(days: 90)
    let document = MeetingPack(register: register, today: today).document
    #expect(PackText.text(document, [.korean]).contains("플랜트 수주액: 96억 달러 / 목표 412억 달러"))
    let html = PackHTML.text(document, [.english])
    #expect(html.contains("<polyline") && html.contains("US$9.6 bn"))
    #expect(html.contains("<desc>F262-3 Plant orders won: US$9.6 bn / goal US$41.2 bn"))
  }
}

/// Days as the pack writes them.
private enum Words {
  static func day(_ day: Day) -> String {
    let names = ["Jan", "Feb", "Mar", "Apr"]
    return "\(day.parts.day) \(names[day.parts.month - 1]) \(day.parts.year)"
  }
}
