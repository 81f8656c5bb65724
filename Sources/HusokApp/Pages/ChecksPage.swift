import HusokCanvas
import HusokModel
import HusokWords

/// What needs mending, by kind, each with the key that mends it. Lines are made when they are asked
/// for.
struct ChecksPage: Page {
  private enum Row {
    case blank
    case heading(Finding.Kind, Int)
    case finding(Int)
  }

  private let context: PageContext
  private let findings: [Finding]
  private var rows: [Row] = []
  private let idWidth: Int

  /// The kinds, what cannot wait first.
  static let order: [Finding.Kind] = [
    .conflict, .handOver, .noOwner, .proposedOwner, .noAction, .noDue, .noReason, .stepAfterDue,
    .review,
    .noTranslation,
  ]

  /// The checks of a register.
  init(_ context: PageContext) {
    self.context = context
    findings = context.register.findings(on: context.today, context.states.summary)
    var places: [Finding.Kind: [Int]] = [:]
    for (place, finding) in findings.enumerated() {
      places[finding.kind, default: []].append(place)
    }
    let longest = findings.reduce(0) { max($0, $1.record.utf8.count) }
    idWidth = min(14, longest)
    for kind in ChecksPage.order {
      guard let found = places[kind] else { continue }
      if !rows.isEmpty { rows.append(.blank) }
      rows.append(.heading(kind, found.count))
      rows += found.map(Row.finding)
    }
  }

  /// The key that mends a finding, the name of its command, and what the key does in the words of
  /// the language.
  static func command(for kind: Finding.Kind) -> (key: String, command: String, label: String) {
    switch kind {
    case .noOwner, .proposedOwner, .handOver: ("o", "owner", "checks.owner")
    case .noDue, .stepAfterDue: ("d", "due", "checks.due")
    case .noReason: ("d", "due", "checks.reason")
    case .review: ("n", "note", "checks.note")
    case .noAction: ("a", "add", "checks.add")
    case .noTranslation: ("e", "edit", "checks.edit")
    case .conflict: ("Enter", "open", "checks.choose")
    }
  }

  /// How many lines there are.
  var count: Int { max(1, rows.count) }

  /// A line.
  func line(_ position: Int) -> PageLine {
    if rows.isEmpty {
      var draft = LineDraft(context)
      draft.add(context.words("check.nothing"), .good)
      return position == 0 ? draft.line : PageLine()
    }
    guard rows.indices.contains(position) else { return PageLine() }
    switch rows[position] {
    case .blank: return PageLine()
    case .heading(let kind, let count): return heading(kind, count)
    case .finding(let place): return line(findings[place])
    }
  }

  private func heading(_ kind: Finding.Kind, _ count: Int) -> PageLine {
    var draft = LineDraft(context)
    draft.add(context.words("checks.\(kind.rawValue)"), .heading)
    draft.space(1)
    if let query = ChecksPage.query(kind) {
      draft.add(String(count), .plain, door: .actions(query: query))
    } else {
      draft.add(String(count))
    }
    return draft.line
  }

  /// The query that finds the actions of a kind; nil where the findings are not about actions.
  private static func query(_ kind: Finding.Kind) -> String? {
    switch kind {
    case .noOwner: ActionFigure.noOwner.query
    case .proposedOwner: ActionFigure.proposed.query
    case .noDue: ActionFigure.noDue.query
    case .noReason: ActionFigure.noReason.query
    case .review: ActionFigure.toReview.query
    case .handOver: ActionFigure.handOver.query
    case .stepAfterDue, .noAction, .noTranslation, .conflict: nil
    }
  }

  private func line(_ finding: Finding) -> PageLine {
    let mend = ChecksPage.command(for: finding.kind)
    let isOffered = isOffered(finding)
    let label = isOffered ? context.words(mend.label) : ""
    var draft = LineDraft(context, indent: 2)
    draft.column(finding.record, idWidth, door: .finding(finding))
    draft.space(1)
    let detail = detail(finding)
    let end = TextWidth.of(mend.key) + TextWidth.of(label) + 3
    // Of two values both are to be seen; elsewhere the title matters more.
    let most = finding.kind == .conflict ? draft.room - end - 12 : draft.room / 2 - end
    let detailWidth = min(TextWidth.of(detail), max(0, most))
    let title = draft.room - end - (detailWidth == 0 ? 0 : detailWidth + 2)
    draft.column(context.title(finding.record), max(0, title))
    if detailWidth > 0 {
      draft.space(2)
      draft.column(detail, detailWidth, .waiting)
    }
    if !isOffered { return draft.line }
    draft.move(to: draft.width - TextWidth.of(mend.key) - TextWidth.of(label) - 1)
    draft.add(mend.key, .key)
    draft.add(" " + label, .quiet)
    return draft.line
  }

  /// Whether this person may mend it with the key of its kind.
  private func isOffered(_ finding: Finding) -> Bool {
    switch finding.kind {
    case .conflict: return true
    case .noAction:
      return Permissions.allow(context.role, toChange: Change.wholeRecord, of: .actions)
    case .noDue, .noReason, .stepAfterDue: return mayChange("due", finding)
    case .review: return mayChange("notes", finding)
    case .noTranslation: return mayChange("title", finding)
    case .noOwner, .proposedOwner, .handOver: return mayChange("lead", finding)
    }
  }

  private func mayChange(_ field: String, _ finding: Finding) -> Bool {
    context.register.refusal(
      to: context.role, of: context.me, changing: field, of: finding.record) == nil
  }

  /// What the kind alone does not say.
  private func detail(_ finding: Finding) -> String {
    let register = context.register
    switch finding.kind {
    case .noTranslation: return context.words.field(finding.detail)
    case .conflict:
      let name = context.words.name(ofDispute: finding.detail, in: register)
      return register.dispute(finding.record, finding.detail).map { line in
        let (kept, other) = context.words.values(of: line, in: register)
        return "\(name): \(kept) / \(other)"
      } ?? name
    case .handOver:
      let old = register.action(finding.record)?.leadMinistry.map(context.name) ?? ""
      let new = finding.detail.split(separator: ",").map { context.name(String($0)) }
      return "\(old) → \(new.joined(separator: ", "))?"
    case .proposedOwner:
      return register.action(finding.record).map {
        context.words.owner($0, in: register, on: context.today)
      } ?? ""
    case .noReason:
      return register.postponement(of: finding.record).map { context.words.postponed($0) } ?? ""
    case .stepAfterDue:
      let action = register.action(finding.record)
      return action?.step(finding.detail).map { step in
        context.words.step(step, in: register, on: context.today)
      } ?? ""
    case .noOwner, .noDue, .noAction, .review: return ""
    }
  }
}
