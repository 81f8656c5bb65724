import HusokExchange
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("Taking over a file on the screen")
struct MappingTests {
  private static let lines = [
    "No.,Action,Lead ministry,Due date,Status,Theme",
    "A-1,Open the data room,MOTIR,28 Feb 2026,Open,Hotline",
    "A-2,Draft the access rules,Bureau of Standards,31 Mar 2026,Started,Hotline",
    "A-3,Publish the fact sheet,MOFA,15 Mar 2026,Completed,Summit",
  ]

  private func tables(_ lines: [String]) throws -> [Table] {
    try Table.all(Array(lines.joined(separator: "\n").utf8), encoding: .utf8)
  }

  /// A session in which the log was asked for and read.
  private func opened(
    _ lines: [String] = MappingTests.lines, language: Language = .english
  ) throws -> Journey {
    var journey = try Journey(width: 100, height: 26, language: language)
    try journey.press(language == .korean ? ":가져오기<enter>" : ":import<enter>")
    try journey.press("~/log.csv<enter>")
    #expect(journey.effects.last == .readFile("~/log.csv"))
    try journey.send(.fileRead(path: "~/log.csv", tables(lines)))
    return journey
  }

  @Test(
    "A log is shown column by column, with values beside each",
    arguments: [Language.english, .korean])
  func form(_ language: Language) throws {
    let journey = try opened(language: language)
    let difference = ExpectedScreen.difference(
      "mapping-\(language.rawValue)", lines: journey.lines)
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test("What is open is asked for before the preview; all is done as one act, and kept")
  func whole() throws {
    var journey = try opened()
    let before = journey.state.register
    try journey.press("<c-s>")
    #expect(journey.text.contains("Under which meeting or outcome"))
    try journey.press("F262<enter><c-s>")
    #expect(journey.text.contains("What does this mean?"))
    try journey.press("+<enter><c-s>")
    let difference = ExpectedScreen.difference("mapping-preview", lines: journey.lines)
    #expect(difference == nil, "\(difference ?? "")")
    #expect(journey.state.register.actions == before.actions)
    try journey.press("<enter>")
    let register = journey.state.register
    #expect(register.actions.count == before.actions.count + 3)
    #expect(register.action("F262-5.2")?.lead?.ministry == "BS")
    #expect(register.ministry("BS")?.names.first?.en == "Bureau of Standards")
    #expect(journey.state.notice?.text == "3 actions made from log. u undoes")
    #expect(journey.state.layers.isEmpty)
    guard case .keepSettings(let settings)? = journey.effects.last else {
      Issue.record("nothing was kept")
      return
    }
    #expect(settings.logs.first?.into == "F262")
    try journey.press("u")
    #expect(journey.state.register.actions == before.actions)
    #expect(journey.state.register.ministries == before.ministries)
  }

  @Test("The next log with these headings begins as the last one was taken")
  func kept() throws {
    var journey = try opened()
    try journey.press("<enter>F262<enter><end><up><up>")
    try journey.press("<esc>")
    #expect(journey.state.person.settings.logs.isEmpty)
    try journey.press(":import<enter>~/log.csv<enter>")
    try journey.send(.fileRead(path: "~/log.csv", tables(MappingTests.lines)))
    try journey.press("<enter>F262<enter><c-s>+<enter><c-s><enter>")
    #expect(journey.state.person.settings.logs.count == 1)
    try journey.send(.fileRead(path: "~/next.csv", tables(MappingTests.lines)))
    #expect(journey.text.contains("F262 262nd Foreign Economic Ministers' Meeting"))
    #expect(!journey.text.contains("? Enter picks"))
  }

  @Test("A column that is taken for something else asks for other words")
  func words() throws {
    var journey = try opened()
    #expect(journey.text.contains("\"Bureau of Standards\""))
    try journey.press("<down><down><down><enter>leave out<enter>")
    #expect(!journey.text.contains("\"Bureau of Standards\""))
    try journey.press("<up><left>")
    #expect(journey.lines.contains { $0.contains("Lead ministry") && $0.contains("a note") })
    try journey.press("<enter>lead<enter>")
    #expect(journey.text.contains("\"Bureau of Standards\""))
  }

  @Test("What is refused stands on top; the rest is taken with a second stroke")
  func refused() throws {
    var journey = try opened(MappingTests.lines + ["A-4,Sign,MOFA,soon enough,Open,Summit"])
    try journey.press("<enter>F262<enter><c-s>-<enter><c-s>")
    #expect(journey.lines.contains { $0.contains("Row 5, Due date:") })
    try journey.press("<enter>")
    #expect(journey.text.contains("1 place is refused"))
    #expect(journey.state.register.actions.count == 21)
    try journey.press("<enter>")
    #expect(journey.state.register.actions.count == 24)
    #expect(journey.state.register.action("F262-5.2")?.lead == nil)
  }

  @Test("A sheet of husok itself needs no mapping: what it changes is shown and done")
  func ownSheet() throws {
    var journey = try Journey(width: 100)
    let sheet = ActionSheet(
      register: journey.state.register, words: journey.state.words, today: Fixtures.today)
    let row = try #require(journey.state.register.actions.firstIndex { $0.id == "CN26-3.1" })
    let text = String(decoding: sheet.bytes([row]), as: UTF8.self)
      .replacing(",unreported,", with: ",in progress,")
    try journey.send(
      .fileRead(path: "mcst.csv", Table.all(Array(text.utf8), encoding: .utf8)))
    #expect(journey.lines.contains { $0.contains("CN26-3.1") && $0.contains("in progress") })
    try journey.press("<enter>")
    #expect(journey.state.register.action("CN26-3.1")?.status == .inProgress)
    #expect(journey.state.layers.isEmpty)
  }

  @Test("The sheet of a ministry is entered as its return, or with Tab in the person's own name")
  func ministrySheet() throws {
    let register = try Fixtures.askedForReports()
    let open = { () throws -> Journey in
      var journey = try Journey(width: 110, register: register) { setup in
        setup.now = Instant(day: Fixtures.eventfulToday, secondOfDay: 9 * 3600, offsetMinutes: 540)
      }
      let sheet = ActionSheet(
        register: register, words: journey.state.words, today: Fixtures.eventfulToday,
        ministry: "finance")
      let bytes = sheet.bytes([])
      let text = String(decoding: bytes, as: UTF8.self)
      let row = try #require(register.actions.firstIndex { $0.leadMinistry == "finance" })
      let line = String(decoding: sheet.bytes([row]), as: UTF8.self).dropFirst(text.count)
      let edited = text + line.replacing(",unreported,", with: ",reported complete,")
      try journey.send(.fileRead(path: "moef.csv", Table.all(Array(edited.utf8), encoding: .utf8)))
      return journey
    }
    var journey = try open()
    #expect(journey.text.contains("Entered as the return of MOEF"), "\(journey.text)")
    #expect(journey.text.contains("MOEF sent its report for F264."))
    try journey.press("<enter>")
    let calls = { (journey: Journey) in
      journey.state.register.meeting("F264")?.calls.first { $0.ministry == "finance" }
    }
    #expect(calls(journey)?.back != nil)
    let last = try #require(journey.state.register.history.changes(of: "F264").last)
    #expect(last.by.ministry == "finance" && last.by.isOnBehalf)
    try journey.press("u")
    #expect(calls(journey)?.back == nil)
    journey = try open()
    try journey.press("<tab>")
    #expect(journey.text.contains("not as the return of MOEF"))
    #expect(!journey.text.contains("MOEF sent its report"))
    try journey.press("<tab>")
    #expect(journey.text.contains("Entered as the return of MOEF"))
  }

  @Test("A sheet that changes nothing says so, and offers nothing to take over")
  func unchangedSheet() throws {
    var journey = try Journey(width: 100)
    let register = journey.state.register
    let sheet = ActionSheet(
      register: register, words: journey.state.words, today: Fixtures.today)
    let bytes = sheet.bytes(Array(register.actions.indices))
    try journey.send(.fileRead(path: "all.csv", Table.all(bytes, encoding: .utf8)))
    #expect(journey.text.contains("0 records changed, 21 rows as before."))
    #expect(!journey.text.contains("Enter take over"))
    try journey.press("<enter>")
    #expect(journey.text.contains("Nothing of it can be taken over."))
    #expect(journey.state.register.history.count == register.history.count)
  }

  @Test("A file that cannot be read brings the path back with the reason; a reader is told why not")
  func unreadable() throws {
    var journey = try Journey()
    try journey.send(.fileNotRead(path: "/nope", "/nope cannot be read"))
    #expect(journey.text.contains("/nope cannot be read"))
    try journey.press("<esc>")
    try journey.send(.fileRead(path: "empty.csv", []))
    #expect(journey.text.contains("The file has no rows."))
    var reader = try Journey { $0.profile = Profile(name: "kim", ministry: nil, role: .reader) }
    try reader.send(.fileRead(path: "log.csv", tables(MappingTests.lines)))
    #expect(reader.state.layers.isEmpty && reader.state.notice?.kind == .warning)
  }

  @Test("Tab completes the path: one by one where several begin so, then on inside a folder")
  func paths() throws {
    var journey = try Journey()
    try journey.press(":import<enter>~/l<tab>")
    #expect(journey.effects.last == .completePath("~/l"))
    try journey.send(.pathsFound(["~/log.csv", "~/logs/"], beginning: "~/l"))
    #expect(journey.text.contains("Take over this file: ~/log.csv"))
    try journey.press("<tab>")
    #expect(journey.text.contains("Take over this file: ~/logs/"))
    try journey.press("<end>a<tab>")
    #expect(journey.effects.last == .completePath("~/logs/a"))
    try journey.send(.pathsFound(["~/logs/a.csv"], beginning: "~/logs/x"))
    #expect(!journey.text.contains("~/logs/a.csv"))
    try journey.send(.pathsFound(["~/logs/a.csv"], beginning: "~/logs/a"))
    try journey.press("<enter>")
    #expect(journey.effects.last == .readFile("~/logs/a.csv"))
  }
}
