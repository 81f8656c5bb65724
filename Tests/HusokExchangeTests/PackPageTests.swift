import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokExchange

/// What stands on the pages of the papers, and that they can be printed.
@Suite("The pages of the pack")
struct PackPageTests {
  private let register: Register
  private let document: PackDocument

  init() throws {
    register = try Fixtures.eventful()
    document = MeetingPack(register: register, today: Fixtures.eventfulToday, since: nil).document
  }

  private func tables(captioned caption: String) -> [PackTable] {
    document.blocks(in: .english).compactMap { block in
      if case .table(let table) = block, table.caption == caption { table } else { nil }
    }
  }

  @Test("Each ministry that leads has one page; two share one only with at most three actions each")
  func pages() throws {
    let leading = document.facts.leading
    var pages: [(title: String, joins: Bool)] = []
    for case .page(let title, _, let joins) in document.blocks(in: .english) {
      pages.append((title, joins))
    }
    let own = pages.filter { $0.title.hasPrefix("Implementation by ministry: ") }
    #expect(own.count == leading.count)
    for (place, page) in own.enumerated() where page.joins {
      #expect(place > 0 && !own[place - 1].joins)
      #expect(document.facts.led[leading[place]].count <= 3)
      #expect(document.facts.led[leading[place - 1]].count <= 3)
    }
  }

  @Test("What those support that lead nothing stands in one table, with all of them")
  func supporters() throws {
    let facts = document.facts
    let idle = facts.concerned.filter { facts.led[$0].isEmpty }
    try #require(!idle.isEmpty)
    let found = tables(captioned: "Actions supported by those that lead none")
    try #require(found.count == 1)
    for ministry in idle {
      let code = register.ministries[ministry].name(on: facts.today).code
      let rows = found[0].rows.filter { $0[4].split(separator: ", ").contains(code[...]) }
      #expect(rows.map { $0[0] } == facts.supported[ministry].map { register.actions[$0].id })
    }
  }

  @Test("A title stands beside every number among the changes", arguments: Language.allCases)
  func names(_ language: Language) throws {
    let blocks = document.blocks(in: language)
    let start = try #require(
      blocks.firstIndex { block in
        if case .page(let title, _, _) = block {
          title == "Changes" || title == "변동사항"
        } else {
          false
        }
      })
    let tables = blocks[start...].dropFirst().prefix { block in
      if case .page = block { false } else { true }
    }.compactMap { block in if case .table(let table) = block { table } else { nil } }
    let rows = tables.flatMap(\.rows)
    try #require(rows.count > 5)
    for row in rows {
      let record = register.place(of: row[1]).map { register.record(at: $0).id }
      #expect(!row[2].isEmpty && row[2] != "-", "\(row)")
      if let record { #expect(record == row[1]) }
      #expect(register.ministry(row[1]) == nil, "an internal id is shown: \(row)")
    }
  }

  @Test("A new name and a split are told in words, once")
  func reorganisation() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    var name = try #require(register.ministry("land")?.names.last)
    (name.code, name.en, name.ko, name.shortKo) = (
      "MOLIH", "Ministry of Land and Housing", "국토주택부", nil
    )
    let day = Fixtures.today.adding(days: 3)
    try register.apply(register.renaming("land", to: name, from: day, in: &context))
    var new = Ministry()
    new.id = "ai"
    var called = MinistryName()
    (called.code, called.en, called.ko) = ("MAI", "Ministry of AI", "인공지능부")
    new.names = [called]
    try register.apply(register.splitting("science", off: new, in: &context))
    let pack = MeetingPack(register: register, today: day).document
    let text = PackText.text(pack, [.korean])
    #expect(text.contains("국토교통부 → 국토주택부(2026. 1. 30.)"))
    #expect(text.contains("인공지능부 신설(과기정통부에서 분리)"))
    #expect(text.ranges(of: "국토주택부(2026").count == 1)
    #expect(PackText.text(pack, [.english]).contains("MOLIT → MOLIH (from 30 Jan 2026)"))
  }

  @Test("What has no room on a ministry's page is counted")
  func cut() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    for number in 0..<40 {
      try register.apply(
        register.addingNote("Step \(number)", to: ["CN26-3.\(number % 5 + 1)"], in: &context))
    }
    let pack = MeetingPack(register: register, ministry: "culture", today: Fixtures.today)
    let blocks = pack.document.blocks(in: .english)
    let heading = try #require(blocks.firstIndex(of: .heading("Changes since the last meeting")))
    guard case .list(let items) = blocks[heading + 1] else {
      Issue.record("no list")
      return
    }
    let more = try #require(items.last?.text.split(separator: " ").compactMap { Int($0) }.first)
    #expect(items.dropLast().reduce(0) { $0 + $1.parts.count } + more == 40)
  }
}

/// How the papers look as a web page and on paper.
@Suite("The look of the pack")
struct PackLookTests {
  @Test(
    "No number, date or amount is parted at the end of a line",
    arguments: [
      ("F262-2.1 는", "<span class=\"k\">F262-2.1</span> 는"),
      ("2026. 3. 30.까지 제출", "2026.\u{A0}3.\u{A0}30.까지 제출"),
      ("due 30 Mar 2026, late", "due 30\u{A0}Mar\u{A0}2026, late"),
      ("US$41.2 bn (by 2026)", "US$41.2\u{A0}bn (by 2026)"), ("412억 달러", "412억\u{A0}달러"),
      ("1조 2억 원", "1조\u{A0}2억\u{A0}원"), ("2026년 2분기", "2026년\u{A0}2분기"),
      ("2026년 상반기", "2026년\u{A0}상반기"), ("Q2 2026", "Q2\u{A0}2026"),
      ("a & b 1", "a &amp; b 1"), ("K-content", "K-content"),
    ])
  func unbroken(_ text: String, _ shown: String) {
    #expect(PackHTML.shown(text) == shown)
  }

  @Test("What is late stands in bold, the annexes by number, and the marks are explained")
  func marks() throws {
    let register = try Fixtures.eventful()
    let document = MeetingPack(register: register, today: Fixtures.eventfulToday).document
    let html = PackHTML.text(document, [.korean])
    let late = document.facts.lateness.count { $0 != nil }
    try #require(late > 0)
    let bold = html.matches(of: /<tr class="late"><th scope="row"><span class="k">([^<]+)</)
    #expect(Set(bold.map { String($0.1) }).count == late)
    #expect(html.contains("<ol>\n<li>부처별 이행상황</li>"))
    for word in ["굵은 글씨: 지연", "당초기한", "기준일", "counter(page)"] {
      #expect(html.contains(word), "\(word)")
    }
    let markdown = PackMarkdown.text(document, [.english])
    #expect(markdown.contains("\n1. Implementation by ministry\n2. Changes\n"))
    #expect(markdown.matches(of: /\n\| \*\*[A-Z0-9-]+\.\d+\*\* \|/).count >= late)
    let text = PackText.text(document, [.korean])
    #expect(text.contains("\n  1. 부처별 이행상황\n") && !text.contains("ㅇ 1."))
    #expect(text.contains("□ 근거: ") && text.contains("괄호 안의 부처: 소관(안)"))
  }

  @Test("The timeline names its actions; a chart has zero and the days of its values")
  func pictures() throws {
    let register = try Fixtures.eventful()
    let document = MeetingPack(register: register, today: Fixtures.eventfulToday).document
    for case .timeline(let timeline) in document.blocks(in: .english) {
      let picture = PackPicture.timeline(timeline)
      for mark in timeline.marks {
        #expect(picture.contains(">\(mark.label) \(mark.title.prefix(12))"), "\(mark.label)")
      }
    }
    for case .chart(let chart) in document.blocks(in: .english) {
      let picture = PackPicture.chart(chart)
      #expect(picture.contains(">0</text>"))
      let last = try #require(chart.points.last)
      #expect(
        picture.contains(">\(last.text)</text>") && picture.contains(">\(last.dayText)</text>"))
    }
  }

  @Test("Names of sources that the bundled register has are in the language of the page")
  func sources() throws {
    let document = MeetingPack(register: try Fixtures.bundled(), today: Fixtures.today).document
    #expect(PackText.text(document, [.korean]).contains("제시: 플랜트 업계"))
    #expect(PackText.text(document, [.english]).contains("set by plant industry"))
  }
}

/// Details of a record.
@Suite("The text of a record")
struct RecordTextTests {
  private func text(_ id: String, isASCII: Bool = false) throws -> String {
    let register = try Fixtures.eventful()
    let states = ActionStates(register, today: Fixtures.eventfulToday)
    let text = RecordText(
      register: register, counts: RegisterCounts(register), words: HusokWords.Words(.english),
      today: Fixtures.eventfulToday, width: 100, isASCII: isASCII, states: states)
    return text.lines(of: id).map(\.text).joined(separator: "\n")
  }

  @Test("A Korean title is left out for a terminal without Hangul")
  func hangul() throws {
    #expect(try text("CN26-3.1").contains("한중 문화교류"))
    #expect(try !text("CN26-3.1", isASCII: true).contains("한중 문화교류"))
    #expect(try text("CN26-3.1", isASCII: true).contains("Gradually resume"))
  }

  @Test("What was taken back and done again is told as it was done")
  func undone() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    try register.apply(
      register.setting("due", of: ["CN26-3.1"], to: .string("2026-02-06"), in: &context))
    try register.apply(register.reversing(.undo, in: &context).act)
    try register.apply(register.reversing(.redo, in: &context).act)
    let text = RecordText(
      register: register, counts: RegisterCounts(register), words: HusokWords.Words(.english),
      today: Fixtures.today, width: 100)
    let lines = text.lines(of: "CN26-3.1").map(\.text)
    #expect(lines.contains("undone: due date: 6 Feb 2026"))
    #expect(lines.contains("redone: due date: 6 Feb 2026"))
  }
}
