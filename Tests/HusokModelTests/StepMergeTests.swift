import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("The merge of steps")
struct StepMergeTests {
  private let id = "CN26-3.1"

  private func step(_ title: String) -> ActionStep {
    var step = ActionStep()
    step.title = Bilingual(en: title, ko: nil)
    return step
  }

  /// A register with two steps.
  private func base() throws -> Register {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    try register.apply(
      register.addingSteps([step("one"), step("two")], to: [id], in: &context))
    return register
  }

  private func context(_ seed: UInt64) -> ActContext {
    let at = Instant(
      seconds: Fixtures.now.seconds + Int(seed) * 60, offsetMinutes: Fixtures.now.offsetMinutes)
    return Fixtures.context(at: at, seed: seed)
  }

  private func titles(_ register: Register) -> [String] {
    (register.action(id)?.steps ?? []).map { "\($0.id) \($0.title.en ?? "")" }
  }

  private func merged(_ base: Register?, _ ours: Register, _ theirs: Register) -> Register {
    let result = Merge.merge(base: base, ours: ours, theirs: theirs)
    let swapped = Merge.merge(base: base, ours: theirs, theirs: ours)
    #expect(MergeContents(result.register) == MergeContents(swapped.register))
    return result.register
  }

  @Test("Different members of one step are brought together")
  func members() throws {
    let base = try base()
    var (ours, theirs) = (base, base)
    var (our, their) = (context(2), context(3))
    var step = try base.step("1", of: id)
    step.due = Due("2026-03")
    try ours.apply(ours.changing(step: step, of: id, in: &our))
    try theirs.apply(
      theirs.ticking([StepReference(action: id, step: "1")], on: their.at.day, in: &their))
    let result = merged(base, ours, theirs)
    let found = try result.step("1", of: id)
    #expect(found.due == Due("2026-03") && found.isDone)
  }

  @Test("Two that were added under one number both stay; the later has the next number")
  func added() throws {
    let base = try base()
    var (ours, theirs) = (base, base)
    var (our, their) = (context(2), context(3))
    try ours.apply(ours.addingSteps([step("ours")], to: [id], in: &our))
    try theirs.apply(theirs.addingSteps([step("theirs"), step("more")], to: [id], in: &their))
    let result = merged(base, ours, theirs)
    #expect(Set(titles(result)) == ["1 one", "2 two", "3 ours", "4 more", "5 theirs"])
    // Merging again with either side, or with what that side did meanwhile, changes nothing.
    #expect(Set(titles(merged(base, result, theirs))) == Set(titles(result)))
    #expect(Set(titles(merged(base, ours, result))) == Set(titles(result)))
    try theirs.apply(
      theirs.ticking([StepReference(action: id, step: "3")], on: their.at.day, in: &their))
    let again = merged(base, result, theirs)
    #expect(Set(titles(again)) == Set(titles(result)))
    #expect(try again.step("5", of: id).isDone)
    #expect(try !again.step("3", of: id).isDone)
  }

  @Test("Who added the step that was renumbered can still take it back")
  func undone() throws {
    let base = try base()
    var (ours, theirs) = (base, base)
    var (our, their) = (context(2), context(3))
    our.by.name = "kim"
    their.by.name = "lee"
    try ours.apply(ours.addingSteps([step("ours")], to: [id], in: &our))
    try theirs.apply(theirs.addingSteps([step("theirs")], to: [id], in: &their))
    var result = merged(base, ours, theirs)
    try result.apply(result.reversing(.undo, in: &their).act)
    #expect(Set(titles(result)) == ["1 one", "2 two", "3 ours"])
  }

  @Test("A ready list that two people took is there once")
  func readyList() throws {
    let base = try base()
    var (ours, theirs) = (base, base)
    var (our, their) = (context(2), context(3))
    let list = [step("hearing"), step("signature")]
    try ours.apply(ours.addingSteps(list, to: [id], in: &our))
    try theirs.apply(theirs.addingSteps(list, to: [id], in: &their))
    #expect(
      Set(titles(merged(base, ours, theirs)))
        == ["1 one", "2 two", "3 hearing", "4 signature"])
  }
}
