import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("The palette and the help")
struct PaletteTests {
  /// The palette with something typed.
  private func palette(_ typed: String, _ journey: Journey) throws -> Picker {
    var journey = journey
    try journey.press(":" + typed)
    guard case .picker(let picker)? = journey.state.layers.last else { throw Refusal.nothingNamed }
    return picker
  }

  @Test(
    "Commands are found by other names, in either language",
    arguments: [
      ("delete", "remove"), ("삭제", "remove"), ("지우기", "remove"), ("backup", "backups"),
      ("백업", "backups"), ("export", "exportActions"), ("내보내기", "exportActions"),
      ("import", "importFile"), ("가져오기", "importFile"), ("theme", "theme"), ("테마", "theme"),
      ("new", "add"), ("추가", "add"),
      ("등록", "add"), ("회의 추가", "addMeeting"), ("부처 추가", "addMinistry"), ("calendar", "timeline"),
      ("달력", "timeline"), ("이름 변경", "renameMinistry"), ("fo", "filterOverdue"), ("x", "done"),
      ("report", "report"), ("설정", "settings"), ("저장한", "keptViews"), ("rename", "renameMinistry"),
    ])
  func synonyms(_ typed: String, _ word: String) throws {
    for language in Language.allCases {
      let picker = try palette(typed, Journey(language: language))
      let first = picker.found.prefix(4).map { picker.items[$0].id }
      #expect(first.contains(word), "\(typed): \(first)")
    }
  }

  @Test("What can be run comes first, and of the rest the reason is said")
  func available() throws {
    let desk = try Journey { $0.profile = Profile(name: "lee", ministry: "culture", role: .desk) }
    let items = try palette("", desk)
    let off = items.found.map { items.items[$0].off != nil }
    #expect(off.contains(true))
    let last = try #require(off.lastIndex(of: false))
    #expect(!off[..<last].contains(true))
    let found = try palette("split", desk)
    #expect(found.selected?.id == "splitMinistry" && found.selected?.off != nil)
  }

  @Test("What is done on the command line is found, and says where it is")
  func elsewhere() throws {
    var journey = try Journey()
    try journey.press(":completions<enter>")
    #expect(journey.state.notice?.text == "on the command line: husok completions")
    var korean = try Journey(language: .korean)
    try korean.press(":자동완성<enter>")
    #expect(korean.state.notice?.text == "명령줄: husok completions")
  }

  @Test("The name stands first, then the sentence, then the keys")
  func rows() throws {
    var journey = try Journey(width: 110)
    try journey.press(":overdue")
    let row = try #require(journey.lines.first { $0.contains("only overdue") })
    let name = try #require(row.firstRange(of: "overdue"))
    let sentence = try #require(row.firstRange(of: "only overdue"))
    let key = try #require(row.firstRange(of: "f o"))
    #expect(name.lowerBound < sentence.lowerBound && sentence.upperBound < key.lowerBound)
  }

  @Test("A number goes to its record, with a line about it below")
  func numbers() throws {
    var journey = try Journey()
    try journey.press("9:cn26-3.4")
    #expect(journey.text.contains("unreported  MCST  no due date"))
    try journey.press("<enter>")
    #expect(journey.state.list.selected == "CN26-3.4")
    #expect(journey.state.layers.isEmpty && journey.state.view == .actions)
    try journey.press(":jp26<enter>")
    #expect(journey.state.list.selected == "JP26", "an exact number before what begins with it")
    for id in ["F262-3", "CN26", "F262"] {
      try journey.press(":\(id.lowercased())<enter>")
      #expect(journey.state.list.selected == id)
    }
    try journey.press(":jp26-<enter>")
    #expect(journey.state.list.selected == "JP26-2.1", "else actions come first")
  }

  @Test("Words behind a blank find records of every kind, titles first")
  func words() throws {
    let journey = try Journey()
    let plant = try palette(" plant", journey)
    let ids = plant.found.compactMap { plant.items[$0].record }
    #expect(ids.first == "F262-3" || ids.first?.hasPrefix("F262-3") == true)
    #expect(ids.contains("kopia"))
    let title = try #require(ids.firstIndex(of: "F262-3"))
    #expect(
      ids[..<title].allSatisfy { id in
        journey.state.register.action(id)?.title.en?.lowercased().contains("plant") == true
      })
    let korean = try palette(" ㅎㅈㅈㅎㄷ", journey)
    #expect(korean.found.isEmpty)
    let initials = try palette(" ㅎㅈ 정상", try Journey(language: .korean))
    #expect(initials.found.compactMap { initials.items[$0].record }.contains("CN26"))
    var ministry = journey
    try ministry.press("<f2>: culture, sports<enter>")
    #expect(ministry.state.asked.ministries == ["culture"])
    #expect(ministry.state.view == .actions)
  }

  @Test("The help begins with the view, then the marks, and what is typed narrows it")
  func help() throws {
    var journey = try Journey()
    try journey.press("?")
    let lines = journey.lines
    let first = try #require(lines.firstIndex { $0.contains("Actions") && !$0.contains("2/6") })
    let marks = try #require(lines.firstIndex { $0.contains("Marks in the list") })
    #expect(first < marks)
    try journey.press("overdue")
    #expect(journey.text.contains("only overdue"))
    #expect(!journey.text.contains("next row"))
    try journey.press("<enter>")
    #expect(journey.state.asked.filters == ["is:overdue"])
    try journey.press("<f7>?zzzz")
    #expect(journey.text.contains("No match."))
    try journey.press("<esc>?")
    #expect(journey.text.contains("Checks"))
    var korean = try Journey(language: .korean)
    try korean.press("?기한")
    #expect(korean.text.contains("기한변경"))
  }

  @Test("In a window of 110 columns the help has two columns, and each of its rows is there")
  func columns() throws {
    let journey = try Journey(width: 120, height: 60)
    let list = HelpList(rows: CommandTable.helpRows(journey.state))
    for (width, count) in [(109, 1), (110, 2), (200, 2)] {
      for page in [3, 7, 31, 500] {
        let lines = HelpLines(
          list, scene: journey.state.scene, view: .actions, size: (width, page))
        #expect(lines.columns.count == count)
        // Read page by page, the left side of each before the right one.
        let items = stride(from: 0, to: lines.height, by: page).flatMap { top in
          lines.columns.flatMap { $0.dropFirst(top).prefix(page).compactMap(\.item) }
        }
        #expect(items == Array(list.rows.indices))
        for item in items {
          let top = lines.top(showing: item, from: 0)
          #expect(
            lines.columns.contains { $0.dropFirst(top).prefix(page).contains { $0.item == item } })
        }
      }
    }
  }

  @Test(
    "What a command asks for may be typed behind its name",
    arguments: [
      ("as of F262", Language.english), ("as of 2026-01-20", .english), ("기준일 f262", .korean),
      ("과거 시점 2026-01-20", .korean), ("past F262", .english),
    ])
  func line(_ typed: String, _ language: Language) throws {
    var journey = try Journey.eventful(language: language)
    try journey.press(":" + typed + "<enter>")
    let day =
      typed.hasSuffix("20") ? Day("2026-01-20") : try Fixtures.eventful().meeting("F262")?.heldOn
    #expect(journey.state.pages.past?.day == day && journey.state.layers.isEmpty, "\(journey.text)")
  }

  @Test("A line that is refused stays; the name of another command goes first")
  func otherLines() throws {
    var journey = try Journey.eventful()
    try journey.press(":as of soon<enter>")
    #expect((journey.state.layers.last?.content as? Prompt)?.field.text == "soon")
    #expect(journey.state.pages.past == nil)
    try journey.press("<esc>:since march<enter>")
    #expect(journey.text.contains("Since 1 Mar 2026"), "\(journey.text)")
    try journey.press(":search is:overdue<enter>")
    #expect(journey.state.asked.query == "is:overdue" && journey.state.layers.isEmpty)
    #expect(try palette("import ledger.csv", journey).selected?.id == "importFile")
    #expect(try palette("as of a day", journey).selected?.line(in: "as of a day") == nil)
  }
}
