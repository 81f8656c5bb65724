import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("The cursor in the details")
struct DetailPartTests {
  /// The details of an action with a note and evidence, over the whole screen or beside the list.
  private func opened(width: Int = 80, _ locator: String = "~/minutes.pdf") throws -> Journey {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    try register.apply(register.addingNote("First talks", to: ["CN26-3.1"], in: &context))
    var evidence = Evidence()
    evidence.title = "Minutes"
    evidence.locator = locator
    try register.apply(register.addingEvidence(evidence, to: ["CN26-3.1"], in: &context))
    var journey = try Journey(width: width, height: 36, register: register)
    try journey.press(":cn26-3.1<enter><enter>")
    return journey
  }

  private func action(_ journey: Journey) -> FollowUpAction? {
    journey.state.register.action("CN26-3.1")
  }

  @Test(
    "It goes down to evidence and notes; e puts right, Del takes back, u brings back",
    arguments: [80, 170])
  func parts(_ width: Int) throws {
    var journey = try opened(width: width)
    try journey.press("<down>")
    #expect(journey.state.currentPart == .evidence(0))
    try journey.press("<down>")
    #expect(journey.state.currentPart == .note(0))
    try journey.press("e")
    #expect(journey.text.contains("note 1"), "\(journey.text)")
    try journey.press("<c-u>Talks in Seoul<enter>")
    #expect(action(journey)?.notes.map(\.text) == ["Talks in Seoul"])
    try journey.press("<del>")
    #expect(journey.text.contains("Withdraw this"))
    try journey.press("<enter>")
    #expect(action(journey)?.standingNotes.count == 1)
    try journey.press("<del>y")
    #expect(action(journey)?.standingNotes.isEmpty == true)
    #expect(journey.text.contains("withdrawn"))
    try journey.press("u")
    #expect(action(journey)?.standingNotes.count == 1)
    try journey.press("<up><up>")
    #expect(journey.state.currentPart == nil)
  }

  @Test("What another ministry wrote is not opened to be put right, and the keys are not offered")
  func others() throws {
    for language in [Language.english, .korean] {
      var register = try Fixtures.bundled()
      var context = Fixtures.context()
      try register.apply(register.addingNote("First talks", to: ["CN26-3.1"], in: &context))
      var journey = try Journey(height: 36, language: language, register: register) {
        $0.profile = Profile(name: "park", ministry: "culture", role: .desk)
      }
      try journey.press(":cn26-3.1<enter><enter><down>")
      #expect(journey.state.currentPart == .note(0))
      for key in ["e", "<del>"] {
        try journey.press(key)
        let sentence = language == .english ? "or the secretariat, changes" : "작성한 부처와 간사만"
        #expect(journey.text.contains(sentence), "\(journey.text)")
      }
      #expect(journey.state.layers.count == 1)
    }
  }

  @Test("A step that two people changed is chosen from a list under Checks")
  func settled() throws {
    let id = "CN26-3.1"
    var base = try Fixtures.bundled()
    var context = Fixtures.context()
    var step = ActionStep()
    step.title = Bilingual(en: "Signature", ko: nil)
    try base.apply(base.addingSteps([step], to: [id], in: &context))
    var sides = [base, base]
    for (side, due) in [Due("2026-09"), Due("2026-10")].enumerated() {
      var context = Fixtures.context(at: Fixtures.now, seed: UInt64(side + 2))
      var step = try base.step("1", of: id)
      step.due = due
      try sides[side].apply(sides[side].changing(step: step, of: id, in: &context))
    }
    let merged = Merge.merge(base: base, ours: sides[0], theirs: sides[1]).register
    let stands = try #require(merged.step("1", of: id).due)
    var journey = try Journey(width: 100, height: 36, register: merged)
    try journey.press("<f7>")
    #expect(journey.text.contains("step 1: 1. Signature"), "\(journey.text)")
    try journey.press("<enter>")
    #expect(journey.text.contains("which step 1?") && journey.text.contains("stands now"))
    try journey.press("<down><enter>")
    let taken = try journey.state.register.step("1", of: id).due
    #expect(taken != stands && journey.state.register.disputes(of: id) == [])
  }

  @Test("Evidence is shown before it is opened, and put right in a form")
  func evidence() throws {
    var journey = try opened()
    try journey.press("<down>")
    #expect(journey.text.contains("Enter open"))
    try journey.press("<enter>")
    #expect(journey.text.contains("Open ~/minutes.pdf?"))
    try journey.press("y")
    #expect(journey.effects.last == .openEvidence(.file("~/minutes.pdf")))
    try journey.send(.notOpened("is not there"))
    #expect(journey.text.contains("is not there"))
    try journey.press("<enter>")
    #expect(!journey.text.contains("Open ~/minutes.pdf?"))
    #expect(journey.effects.last == .openEvidence(.file("~/minutes.pdf")))
    try journey.press("e<c-u>Minutes of March<c-s>")
    #expect(action(journey)?.evidence.first?.title == "Minutes of March")
    #expect(action(journey)?.evidence.first?.locator == "~/minutes.pdf")
    var other = try opened("in the archive")
    try other.press("<down><enter>")
    #expect(other.text.contains("no web address"))
  }

  @Test("On the record itself e edits the action, and Del says where it works")
  func record() throws {
    var journey = try opened()
    try journey.press("<del>")
    #expect(journey.state.notice?.kind == .warning)
    try journey.press("e")
    #expect(journey.text.contains("Edit") || journey.state.layers.last?.form != nil)
  }

  @Test("What is opened from the details lies over them and not over the list")
  func behind() throws {
    var journey = try opened()
    let details = journey.lines
    for keys in ["a", "e", "<down><del>", "<down>e", ":", "d"] {
      try journey.press(keys)
      #expect(journey.state.layers.count == 2, "\(keys)")
      // What no box covers is as it was; the list has other lines there.
      #expect(journey.lines[1] == details[1], "\(keys): \(journey.text)")
      #expect(!journey.text.contains("CN26-3.2"), "\(keys): \(journey.text)")
      while journey.state.layers.count > 1 { try journey.press("<esc>") }
      try journey.press("<up><up><up>")
    }
    #expect(journey.lines[1] == details[1])
  }
}
