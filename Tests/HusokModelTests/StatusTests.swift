import HusokModel
import HusokTestSupport
import HusokWords
import Testing

/// What the rules say about one step.
private enum Verdict: Equatable {
  /// No way leads there.
  case never
  /// Anyone who may change something.
  case free
  /// The same, with a reason.
  case reason
  /// The secretariat alone.
  case secretariat
  /// The secretariat alone, with a reason.
  case secretariatReason
}

@Suite("Status")
struct StatusTests {
  private static let order: [Status] = [
    .unreported, .notStarted, .inProgress, .onHold, .reportedDone, .done, .dropped,
  ]

  /// From (rows) and to (columns), both in the order above.
  private static let table: [[Verdict]] = [
    [.never, .free, .free, .reason, .free, .secretariat, .secretariatReason],
    [.never, .never, .free, .reason, .free, .secretariat, .secretariatReason],
    [.never, .never, .never, .reason, .free, .secretariat, .secretariatReason],
    [.never, .free, .free, .never, .free, .secretariat, .secretariatReason],
    [.never, .never, .reason, .never, .never, .secretariat, .secretariatReason],
    [.never, .never, .reason, .never, .never, .never, .never],
    [.never, .secretariatReason, .secretariatReason, .never, .never, .never, .never],
  ]

  private static let steps = order.flatMap { from in order.map { (from, $0) } }

  private static func verdict(_ from: Status, _ to: Status) throws -> Verdict {
    let row = try #require(order.firstIndex(of: from))
    let column = try #require(order.firstIndex(of: to))
    return table[row][column]
  }

  private static func refusal(
    _ from: Status, _ to: Status, _ role: Role, _ reason: String?
  ) -> Refusal? {
    var action = FollowUpAction()
    action.id = "A-1.1"
    action.status = from
    do throws(Refusal) {
      try StatusRules.check(action, to: to, role: role, reason: reason)
      return nil
    } catch {
      return error
    }
  }

  @Test("The table speaks of every status")
  func complete() {
    #expect(Set(StatusTests.order) == Set(Status.allCases))
    #expect(StatusTests.order.count == Status.allCases.count)
  }

  @Test("The secretariat takes every step of the table, and no other", arguments: steps)
  func secretariat(_ from: Status, _ to: Status) throws {
    let bare = StatusTests.refusal(from, to, .secretariat, nil)
    let reasoned = StatusTests.refusal(from, to, .secretariat, "because")
    if from == to {
      #expect(bare == .already("A-1.1", to))
      #expect(reasoned == .already("A-1.1", to))
      return
    }
    switch try StatusTests.verdict(from, to) {
    case .never:
      #expect(bare == .noTransition("A-1.1", from: from, to: to))
      #expect(reasoned == .noTransition("A-1.1", from: from, to: to))
    case .free, .secretariat:
      #expect(bare == nil)
      #expect(reasoned == nil)
    case .reason, .secretariatReason:
      #expect(bare == .reasonNeeded(to))
      #expect(StatusTests.refusal(from, to, .secretariat, "") == .reasonNeeded(to))
      #expect(StatusTests.refusal(from, to, .secretariat, " \n") == .reasonNeeded(to))
      #expect(reasoned == nil)
    }
  }

  @Test("A desk takes every step that is not the secretariat's", arguments: steps)
  func desk(_ from: Status, _ to: Status) throws {
    let bare = StatusTests.refusal(from, to, .desk, nil)
    let reasoned = StatusTests.refusal(from, to, .desk, "because")
    if from == to {
      #expect(reasoned == .already("A-1.1", to))
      return
    }
    switch try StatusTests.verdict(from, to) {
    case .never: #expect(reasoned == .noTransition("A-1.1", from: from, to: to))
    case .free: #expect(bare == nil)
    case .reason:
      #expect(bare == .reasonNeeded(to))
      #expect(reasoned == nil)
    case .secretariat, .secretariatReason:
      #expect(reasoned == .secretariatOnly("A-1.1", to: to))
    }
  }

  @Test("A reader takes no step", arguments: steps)
  func reader(_ from: Status, _ to: Status) {
    #expect(StatusTests.refusal(from, to, .reader, "because") == .readerChangesNothing)
  }

  @Test("One step towards done: a desk reports, the secretariat confirms")
  func towardsDone() {
    #expect(StatusRules.towardsDone(.desk) == .reportedDone)
    #expect(StatusRules.towardsDone(.secretariat) == .done)
  }

  @Test(
    "A status is found by its word in either language",
    arguments: [
      ("unreported", Status.unreported), ("미보고", .unreported), ("not-started", .notStarted),
      ("NOTSTARTED", .notStarted), ("미착수", .notStarted), ("inProgress", .inProgress),
      ("in_progress", .inProgress), ("추진중", .inProgress), ("onhold", .onHold), ("보류", .onHold),
      ("reported-done", .reportedDone), ("완료보고", .reportedDone), ("Done", .done), ("완료", .done),
      ("dropped", .dropped), ("추진중단", .dropped),
      ("\u{110B}\u{116A}\u{11AB}\u{1105}\u{116D}", .done),
    ])
  func written(_ text: String, _ status: Status) {
    #expect(FieldWords.shared.choice(text, in: .status) == status)
  }

  @Test("A word that is no status is none", arguments: ["", "overdue", "지연", "don", "완"])
  func notWritten(_ text: String) {
    #expect(FieldWords.shared.value(text, in: .status) == nil)
  }

  @Test("Done and dropped are closed; only what nobody has reported done can be late")
  func closed() {
    #expect(Status.allCases.filter { !$0.isOpen } == [.done, .dropped])
    #expect(
      Status.allCases.filter(\.canBeLate) == [.unreported, .notStarted, .inProgress, .onHold])
  }
}
