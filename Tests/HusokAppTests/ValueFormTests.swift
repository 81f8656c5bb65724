import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("Values of targets on the screen")
struct ValueFormTests {
  private func points(_ journey: Journey) -> [String] {
    journey.state.register.outcome("F262-3")?.targets.first?.points.map(\.value) ?? []
  }

  @Test("In Korean a bare number is 억 달러, as the label says; its meaning stands beside it")
  func korean() throws {
    var journey = try Journey(width: 100, language: .korean)
    try journey.press("/F262-3.2<enter>t")
    #expect(journey.text.contains("실적 (억 달러) *"))
    #expect(journey.text.contains("412억 달러, 2026년"))
    #expect(journey.text.contains("실적 미입력"))
    try journey.press("238")
    #expect(journey.text.contains("→ 238억 달러, 58%"))
    try journey.press("<c-s>")
    #expect(points(journey) == ["23.8"])
    #expect(journey.text.contains("F262-3 실적 입력: 플랜트 수주액 238억 달러(2026. 1. 27.)"))
  }

  @Test("In English it is US$ bn; with a unit of its own, either language is read")
  func english() throws {
    var journey = try Journey(width: 100)
    try journey.press("/F262-3.2<enter>t")
    #expect(journey.text.contains("Value (US$ bn) *"))
    try journey.press("23.8")
    #expect(journey.text.contains("→ US$23.8 bn, 58%"))
    try journey.press("<c-u>240억 달러")
    #expect(journey.text.contains("→ US$24 bn, 58%"))
    try journey.press("<c-s>")
    #expect(points(journey) == ["24"])
    #expect(journey.text.contains("F262-3: Plant orders won US$24 bn on 27 Jan 2026."))
    try journey.press("t")
    #expect(journey.text.contains("US$24 bn, 27 Jan 2026"))
  }

  @Test("The other target brings its own unit, goal and last value; things are counted whole")
  func otherTarget() throws {
    var journey = try Journey(width: 100)
    try journey.press("/F262-3.2<enter>t<up><right>")
    #expect(journey.text.contains("Value (projects) *"))
    #expect(journey.text.contains("22 projects, 2026"))
    try journey.press("<tab>9.6<c-s>")
    #expect(journey.text.contains("are counted whole"))
    try journey.press("<c-u>many<c-s>")
    #expect(journey.text.contains("is not an amount of projects"))
    try journey.press("<c-u>9<c-s>")
    let targets = journey.state.register.outcome("F262-3")?.targets
    #expect(targets?.last?.points.map(\.value) == ["9"])
  }

  @Test("What is above the goal, or falls, is asked about; Enter does not say yes, y does")
  func doubts() throws {
    var journey = try Journey(width: 100, language: .korean)
    try journey.press("/F262-3.2<enter>t2380<c-s>")
    #expect(journey.text.contains("2,380억 달러는 목표 412억 달러의 578%입니다."))
    try journey.press("<enter>")
    #expect(points(journey) == [])
    #expect(journey.state.layers.last?.form != nil, "the form is there to be mended")
    try journey.press("<c-u>238<c-s>")
    #expect(points(journey) == ["23.8"])
    try journey.press("t200<c-s>")
    #expect(points(journey) == ["20"], "a value of the same day takes the place of the old one")
    try journey.press("t238<c-s>")
    var later = try Journey(register: journey.state.register) { setup in
      setup.now = Instant(day: Day(number: 20_513), secondOfDay: 0, offsetMinutes: 0)
    }
    try later.press("/F262-3.2<enter>t20<c-s>")
    #expect(later.text.contains("is less than US$23.8 bn before"))
    try later.press("y")
    #expect(points(later) == ["23.8", "20"])
    #expect(later.state.layers.isEmpty)
  }

  @Test("A new target's goal is typed in the unit that stands beside it")
  func target() throws {
    var journey = try Journey(width: 100, language: .korean)
    try journey.press("3jj:addTarget".replacing("addTarget", with: "목표 등록") + "<enter>")
    try journey.press("Orders<tab>수주<tab>USD bn<tab>30")
    #expect(journey.text.contains("목표값 (억 달러) *"))
    #expect(journey.text.contains("→ 30억 달러"))
    try journey.press("<c-s>")
    #expect(journey.state.register.outcome("CN26-3")?.targets.last?.goal == "3")
  }
}
