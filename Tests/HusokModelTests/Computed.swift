import HusokExchange
import HusokTestSupport
import HusokWords

@testable import HusokModel

/// Everything that a person can see of a register but the lines of its history: records, what is
/// computed of them, checks, the answers to questions, changes since a point, and the papers.
struct Computed: Equatable {
  private let records: MergeContents
  private let actions: [OfAction]
  private let counts: [[Progress]]
  private let targets: [TargetProgress]
  private let findings: [Finding]
  private let closings: [String]
  private let answers: [String: [Int]]
  private let changes: [[String]]
  private let papers: [[PackBlock]]

  /// What is computed of one action.
  private struct OfAction: Equatable {
    let id: String
    let risks: [ActionStates.Risk]
    let numbers: [Int?]
    let days: [Day?]
    let firstDue: Due?
    let latest: Instant?
    let flags: [Bool]
  }

  /// What there is to see on a day.
  ///
  /// - Parameter papers: whether texts are searched and the papers are made as well, which takes
  ///   long.
  init(_ register: Register, today: Day, papers: Bool) {
    let states = ActionStates(register, today: today)
    let summary = states.summary
    let counts = RegisterCounts(register)
    records = MergeContents(register.withoutHistory)
    actions = register.actions.indices.map { Computed.told($0, states) }
    self.counts = [
      [counts.total], counts.meetings, counts.outcomes,
      counts.ministries.map { Progress(done: 0, counted: $0) },
    ]
    targets = register.outcomes.flatMap(\.targets).map {
      TargetProgress(target: $0, start: Fixtures.today, today: today)
    }
    findings = register.findings(on: .latest, summary)
    closings = summary.closings.map(\.meeting) + register.changeBases(on: today)
    answers = Computed.answers(register, states, all: papers)
    let points = [ChangePoint.meeting("F262"), .day(Fixtures.today), .day(today)]
    changes = points.flatMap { point in
      register.changeGroups(since: point, summary).map { group, lines in
        [group.rawValue] + lines.map { register.history[$0].id }
      } + [Register.standing(register.changes(since: point, summary)).map(\.id)]
    }
    self.papers = papers ? Computed.papers(register, today) : []
  }

  /// What differs from another, for the message of a test.
  func difference(from other: Computed) -> String {
    var parts: [String] = []
    if records != other.records { parts.append("records") }
    parts += zip(actions, other.actions).filter { $0 != $1 }.map { "\($0)\n\($1)" }
    if counts != other.counts { parts.append("counts") }
    if targets != other.targets { parts.append("targets") }
    if findings != other.findings { parts.append("findings \(findings) \(other.findings)") }
    if closings != other.closings { parts.append("closings") }
    parts += answers.keys.filter { answers[$0] != other.answers[$0] }
    if changes != other.changes { parts.append("changes \(changes) \(other.changes)") }
    for (one, two) in zip(papers, other.papers) where one != two {
      let pair = zip(one, two).first { $0 != $1 }
      parts.append("papers: \(pair.map { "\($0)\n\($1)" } ?? "\(one.count) \(two.count)")")
    }
    return parts.joined(separator: "\n")
  }

  private static func told(_ row: Int, _ states: ActionStates) -> OfAction {
    let action = states.register.actions[row]
    return OfAction(
      id: action.id, risks: states.risks(row),
      numbers: [
        states.daysLate(row), states.daysLeft(row), states.staleDays(row),
        states.slippage(row), states.postponements(row),
        states.summary.carried(action),
      ], days: [states.latestWord(row), states.saidOn(row)],
      firstDue: states.firstDue(row), latest: states.summary[action.id].latest,
      flags: [states.isReported(row), states.isToHandOver(row), states.isSoon(row)])
  }

  /// Questions that are read alike whatever the register holds, so once is enough.
  private static let plain: [(question: String, query: Query)] = {
    let register = (try? Fixtures.bundled()) ?? Register()
    let questions =
      Query.State.allCases.map { "is:\($0.rawValue)" }
      + Query.Lacking.allCases.map { "no:\($0.rawValue)" }
      + ["since:F262", "since:2026-01-28", "#cn26", "due:2026", "due:<200d"]
    return questions.map { ($0, Query.parse($0, with: Fixtures.input(register), me: "trade").0) }
  }()

  private static func answers(
    _ register: Register, _ states: ActionStates, all: Bool
  ) -> [String: [Int]] {
    let words = all ? ["@trade", "@new", "word", "title", "제목"] : []
    let asked = words.map { ($0, Query.parse($0, with: Fixtures.input(register), me: "trade").0) }
    let text = all ? SearchText(register) : nil
    var answers: [String: [Int]] = [:]
    for (question, query) in plain + asked {
      let scope = QueryScope(
        register, today: states.today, for: query, text: text, states: states)
      answers[question] = register.actions.indices.filter { query.matches($0, in: scope) }
    }
    return answers
  }

  /// The papers, but for the trend: that says how things stood on earlier days, also between an act and
  /// its undo.
  private static func papers(_ register: Register, _ today: Day) -> [[PackBlock]] {
    let pack = MeetingPack(register: register, today: today)
    return Language.allCases.map { language in
      let trend = Words(language)("pack.trend")
      var isTrend = false
      return pack.document.blocks(in: language).compactMap { block in
        if case .page(let title, _, _) = block { isTrend = title == trend }
        guard case .numbered(let titles) = block else { return isTrend ? nil : block }
        return .numbered(titles.filter { $0 != trend })
      }
    }
  }
}

extension Register {
  /// The same records without a history.
  fileprivate var withoutHistory: Register {
    var register = self
    register.history = History()
    return register
  }
}
