import HusokCanvas
import HusokModel
import HusokStore
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("The first minute")
struct FirstMinuteTests {
  private func practice(
    language: Language = .english, at task: Int? = nil
  ) throws -> Journey {
    let register = PracticeData.register
    let day = try #require(PracticeData.lastDay(of: register))
    return try Journey(language: language, register: register) { setup in
      setup.now = Instant(day: day, secondOfDay: 9 * 3600, offsetMinutes: 540)
      setup.save = .demo
      setup.tutor = task
    }
  }

  @Test("The first start offers the bundled meeting, the ministries, nothing, and a file")
  func beginnings() throws {
    for (keys, beginning) in [
      ("<enter>", WelcomeChoice.Beginning.bundled), ("m", .ministries), ("e", .empty),
      ("j<enter>", .ministries),
    ] {
      var journey = try Journey(isFirstStart: true)
      try journey.press(keys)
      #expect(journey.effects.last == .makeStore(beginning))
    }
  }

  @Test("The first message says what is to be done, to each kind of person")
  func firstMessage() throws {
    var journey = try Journey(isFirstStart: true)
    try journey.send(.storeMade(Fixtures.bundled()))
    #expect(journey.text.contains("21 actions, 16 owners to confirm: F7"))
    try journey.press("<esc>")
    #expect(journey.text.contains("21 actions, 16 owners to confirm: F7"))
    var desk = try Journey(isFirstStart: true) {
      $0.profile = Profile(name: "lee", ministry: "culture", role: .desk)
    }
    try desk.send(.storeMade(Fixtures.bundled()))
    #expect(desk.text.contains("21 actions, 6 of your ministry: i"))
    var empty = try Journey(isFirstStart: true)
    let ministries = try JSONFileStore.parse(BundledData.ministriesBytes)
    try empty.send(.storeMade(ministries))
    try empty.press("<esc>")
    #expect(empty.text.contains("a adds the first"))
    #expect(empty.text.contains("1 MOEF 0  2 MOFA 0  3 MCST 0"))
    try empty.press("a")
    #expect(empty.text.contains("New meeting"))
    try empty.press("<esc>3")
    #expect(empty.state.asked.ministries == ["culture"], "the keys of ministries work")
  }

  @Test("A refusal leaves the task of the tutor to be read", arguments: Language.allCases)
  func refusedTask(_ language: Language) throws {
    var journey = try practice(language: language, at: 0)
    let task = try #require(journey.state.tutor?.text(journey.state.words))
    try journey.press("gg:" + (language == .korean ? "취소" : "undo") + "<enter>")
    #expect(journey.state.notice?.kind == .warning)
    #expect(journey.text.contains(task.prefix(30)))
  }

  @Test("An empty register asks for a meeting only whoever may add one")
  func emptyRegister() throws {
    let office = try Journey(register: Register())
    #expect(office.text.contains("a adds the first meeting"))
    #expect(office.text.contains("add ministry"))
    for role in [Role.desk, .reader] {
      let other = try Journey(register: Register()) { $0.profile = Profile(role: role) }
      #expect(!other.text.contains("a adds the first meeting"))
      #expect(other.text.contains("the secretariat"))
    }
    var picker = office
    try picker.press("m")
    #expect(picker.text.contains("No ministry yet"))
  }

  @Test("A filter that is left over is said at the next start, and one chord clears it")
  func leftOver() throws {
    var journey = try Journey.eventful()
    try journey.press("3fo/forum<enter>")
    var again = try Journey.eventful { $0.settings = journey.state.rememberedSettings }
    #expect(again.text.contains("Filtered as you left it: @MCST, overdue, / forum"))
    try again.press("f0")
    #expect(again.state.asked.isUnfiltered)
  }

  @Test("Practice data is marked as such", arguments: Language.allCases)
  func marked(_ language: Language) throws {
    let journey = try practice(language: language)
    let mark = language == .korean ? "연습 자료" : "practice data"
    #expect(journey.lines[0].hasSuffix(mark))
  }

  @Test(
    "Each task of the tutor is seen to be done, in both languages", arguments: Language.allCases)
  func tutor(_ language: Language) throws {
    var journey = try practice(language: language, at: 0)
    let keys = [
      ":cn26-3.4<enter>", "3", "3", "fo", "f0/plant<enter>", "f0:f263-1.1<enter>x", "u",
      "d+2w<enter>",
      "nheld<enter>", "c", "<esc><f2>", "rp",
    ]
    #expect(keys.count == TutorTask.allCases.count)
    for (place, keys) in keys.enumerated() {
      #expect(journey.state.tutor?.number == place, "before \(keys)")
      let words = journey.state.words
      let count = TutorTask.allCases.count
      let text = words("tutor.task", place + 1, count, words(TutorTask.allCases[place].key))
      #expect(journey.state.tutor?.text(journey.state.words) == text)
      try journey.press(keys)
      #expect(journey.state.tutor?.number == place + 1, "after \(keys)")
    }
    #expect(journey.state.tutor?.task == nil)
    #expect(journey.state.rememberedSettings.tutorTask == 0, "the next time it begins anew")
  }

  @Test("What the tutor says leaves the keys in sight in a window of 80 columns")
  func tutorFits() throws {
    for language in Language.allCases {
      let words = try practice(language: language).state.words
      let count = TutorTask.allCases.count
      for task in TutorTask.allCases {
        let text = words("tutor.task", task.rawValue + 1, count, words(task.key))
        #expect(TextWidth.of(words("tutor.well", text)) <= 78, "\(text)")
      }
      #expect(TextWidth.of(words("first.demo")) <= 78)
    }
  }

  @Test("Other keys and undone work do not count; what was left is gone on with")
  func tutorLeft() throws {
    var journey = try practice(at: 5)
    try journey.press("jjk<f2><f3>")
    #expect(journey.state.tutor?.number == 5)
    #expect(journey.text.contains("Task 6 of 12"))
    let settings = journey.state.rememberedSettings
    #expect(settings.tutorTask == 5)
    #expect(journey.state.save == .demo)
    // Nothing else of the practice is remembered.
    #expect(settings.state["actions"] == nil && settings.state["view"] == nil)
  }
}
