import HusokCanvas
import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("Steps on the screen")
struct StepScreenTests {
  private let id = "CN26-3.1"

  private func register() throws -> Register {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    let steps = [
      ("Dates agreed", "일정 협의", "2026-01-20"), ("Visit made", "방문 실시", "2026-03"),
      ("Result reported", "결과 보고", nil),
    ].map { english, korean, due in
      var step = ActionStep()
      step.title = Bilingual(en: english, ko: korean)
      step.due = due.flatMap { Due($0) }
      return step
    }
    try register.apply(register.addingSteps(steps, to: [id], in: &context))
    return register
  }

  private func journey(
    _ width: Int = 80, _ height: Int = 24, _ language: Language = .english
  ) throws -> Journey {
    try Journey(width: width, height: height, language: language, register: register())
  }

  private func steps(_ journey: Journey) -> [ActionStep] {
    journey.state.register.action(id)?.steps ?? []
  }

  @Test(
    "x ticks the step under the cursor, again takes it back; u undoes it", arguments: [80, 170])
  func ticks(_ width: Int) throws {
    var journey = try journey(width, 36)
    try journey.press(":cn26-3.1<enter><enter><down>x")
    #expect(journey.state.currentPart == .step("1"))
    #expect(steps(journey)[0].doneOn == Fixtures.today)
    try journey.press("x")
    #expect(steps(journey)[0].doneOn == nil)
    try journey.press("uu")
    #expect(steps(journey)[0].doneOn == nil)
  }

  @Test("The last step that is ticked offers to complete the action; Enter leaves it open")
  func last() throws {
    var journey = try journey()
    try journey.press(":cn26-3.1<enter><enter><down>x<down>x<down>x")
    #expect(journey.text.contains("All steps of CN26-3.1 are done"), "\(journey.text)")
    try journey.press("<enter>")
    #expect(journey.state.register.action(id)?.status.isOpen == true)
    try journey.press("xxy")
    #expect(journey.state.register.action(id)?.status == .done)
  }

  @Test("a adds, e and Enter change, Del removes after a question")
  func edits() throws {
    var journey = try journey()
    try journey.press(":cn26-3.1<enter><enter>aCeremony<tab>서명식<tab>2026-05<c-s>")
    #expect(steps(journey).last?.title == Bilingual(en: "Ceremony", ko: "서명식"))
    #expect(steps(journey).last?.due == Due("2026-05"))
    try journey.press("<down><down>e<tab><c-u>방문<tab><tab>2027-01-01<c-s>")
    #expect(journey.text.contains("still to come"))
    try journey.press("<c-u><c-s>")
    #expect(steps(journey)[1].title.ko == "방문")
    try journey.press("<del>")
    #expect(journey.text.contains("Remove this step"))
    try journey.press("y")
    #expect(steps(journey).map(\.id) == ["1", "3", "4"])
  }

  @Test("An action without steps is offered the ready lists that fit its outcome")
  func lists() throws {
    var list = StepList(
      name: "visit", title: Bilingual(en: "Visit", ko: "방문"), kinds: Outcome.Kind.allCases)
    list.append(Bilingual(en: "Dates agreed", ko: "일정 협의"))
    list.append(Bilingual(en: "Visit made", ko: "방문 실시"))
    let other = StepList(name: "other", title: Bilingual(en: "Other", ko: "기타"), kinds: [])
    let lists = [list, other]
    var journey = try Journey { $0.readStepLists = { StepLists(lists) } }
    try journey.press(":cn26-3.1<enter><enter>a")
    #expect(journey.text.contains("2 steps") && !journey.text.contains("Other"))
    try journey.press("<down><enter>")
    #expect(steps(journey).map(\.title.en) == ["Dates agreed", "Visit made"])
    try journey.press("<esc>:steps<enter><enter>Report<c-s>")
    #expect(steps(journey).last?.title.en == "Report")
  }

  @Test(
    "The list, the details and the timeline with steps",
    arguments: [(80, 24), (120, 36), (160, 50)], Language.allCases)
  func screens(_ size: (Int, Int), _ language: Language) throws {
    let name = "\(size.0)x\(size.1)-\(language.rawValue)"
    var journey = try journey(size.0, size.1, language)
    try journey.press(":cn26-3.1<enter>")
    ExpectedScreen.check("steps-list-\(name)", journey)
    try journey.press("<enter><down>")
    ExpectedScreen.check("steps-detail-\(name)", journey)
    try journey.press("<esc><f5>")
    ExpectedScreen.check("steps-timeline-\(name)", journey)
  }

  @Test("A title that is in no ready list becomes a step of its own", arguments: Language.allCases)
  func own(_ language: Language) throws {
    var list = StepList(
      name: "visit", title: Bilingual(en: "Visit", ko: "방문"), kinds: Outcome.Kind.allCases)
    list.append(Bilingual(en: "Dates agreed", ko: "일정 협의"))
    list.append(Bilingual(en: "Visit made", ko: "방문 실시"))
    let lists = [list]
    var journey = try Journey(language: language) { $0.readStepLists = { StepLists(lists) } }
    try journey.press(":cn26-3.1<enter><enter>aPublic hearing")
    #expect(journey.text.contains(journey.state.words("step.own")), "\(journey.text)")
    try journey.press("<enter><c-s>")
    #expect(steps(journey).map { $0.title.text(in: language) } == ["Public hearing"])
    #expect(steps(journey)[0].title.ko == (language == .korean ? "Public hearing" : nil))
    // What a list begins with still picks the list; what is there already is passed over.
    try journey.press("<esc>:\(language == .korean ? "추진단계" : "steps")<enter>visit<enter>")
    #expect(steps(journey).count == 3, "\(journey.text)")
    try journey.press(
      "u:cn26-3.1<enter><enter>a\(language == .korean ? "<c-u>" : "")Visit made<c-s>")
    try journey.press("<esc>:\(language == .korean ? "추진단계" : "steps")<enter>visit<enter>")
    #expect(journey.text.contains(journey.state.words("step.passedOver", 1)), "\(journey.text)")
    #expect(steps(journey).count == 3)
    try journey.press(":\(language == .korean ? "추진단계" : "steps")<enter>visit<enter>")
    #expect(journey.state.notice?.kind == .warning && steps(journey).count == 3)
  }

  @Test("What a long step says stays in its line, above the keys", arguments: Language.allCases)
  func longTitle(_ language: Language) throws {
    var journey = try journey(80, 24, language)
    let long = String(repeating: language == .korean ? "양국 정상회담 " : "public hearing ", count: 12)
    let field = language == .korean ? "<tab>" : ""
    try journey.press(":cn26-3.1<enter><enter>a\(field)\(long)<c-s>")
    for keys in ["", "u", "<c-r>", "<esc><enter><down><down><down><down>x", "x"] {
      try journey.press(keys)
      let notice = try #require(journey.state.notice?.text)
      #expect(TextWidth.of(notice) <= 78, "\(keys): \(notice)")
      #expect(notice.contains("…") && notice.contains(language == .korean ? "양국" : "public"))
    }
    #expect(
      journey.state.notice?.text.contains(journey.state.words("said.plain", "").trimmed) == true)
  }

  @Test("What a date means is read to its end in the form of a step", arguments: Language.allCases)
  func dateHint(_ language: Language) throws {
    for due in ["2026-12-31", "2026-Q1", "2026-H2", "2026-11", "목 2026-12-30", "no day"] {
      var journey = try journey(80, 24, language)
      try journey.press(":cn26-3.1<enter><enter>a<tab><tab>" + due)
      let preview = journey.state.scene.duePreview(due)
      #expect(journey.text.contains(preview), "\(due): \(journey.text)")
    }
  }
}
