import HusokCanvas
import HusokModel
import HusokWords

/// What somebody has to decide.
struct DecisionList {
  let context: PageContext
  let figures: OverviewFigures
  /// How many of the records that are no actions are named.
  let named: Int

  var lines: [PageLine] {
    let words = context.words
    var items = [
      item(
        "overview.noOwner", count: figures.noOwner, query: ActionFigure.noOwner.query, role: .bad),
      item(
        "overview.proposed", count: figures.proposed, query: ActionFigure.proposed.query,
        role: .waiting),
      item(
        "overview.escalated", count: figures.escalated, query: ActionFigure.escalated.query,
        role: .bad),
      item("overview.noDue", count: figures.noDue, query: ActionFigure.noDue.query, role: .plain),
      item(
        "overview.handOver", count: figures.handOver, query: ActionFigure.handOver.query,
        role: .waiting),
    ].compactMap { $0 }
    items += [
      records(idle, key: "overview.noAction", place: "decide", role: .plain),
      records(
        context.states.summary.disputedRecords, key: "overview.conflicts",
        place: "conflict", role: .bad),
    ].compactMap { $0 }
    let heading = context.heading(words("overview.decide"))
    if items.isEmpty { return [heading] + context.wrapped(words("overview.nothing"), .quiet) }
    return [heading] + context.grid(items, columns: context.width >= 70 ? 2 : 1, gap: 1)
  }

  /// Trackable outcomes that nobody does anything about.
  private var idle: [String] {
    let register = context.register
    var isUsed = Array(repeating: false, count: register.outcomes.count)
    for row in register.outcomeRows { isUsed[row] = true }
    return register.outcomes.indices.filter { register.outcomes[$0].trackable && !isUsed[$0] }
      .map { register.outcomes[$0].id }
  }

  private func item(
    _ key: String, count: Int, query: String, role: Theme.Role
  ) -> [PageSpan]? {
    if count == 0 { return nil }
    return [
      PageSpan(number(count), role, door: .actions(query: query)),
      PageSpan(" " + context.words(key)),
    ]
  }

  /// Records are no actions: they are named, as many as stand in a line.
  private func records(
    _ ids: [String], key: String, place: String, role: Theme.Role
  ) -> [PageSpan]? {
    if ids.isEmpty { return nil }
    var spans = [
      PageSpan(number(ids.count), role), PageSpan(" " + context.words(key, ids.count)),
    ]
    let shown = ids.prefix(named)
    for (index, id) in shown.enumerated() {
      spans.append(PageSpan(index == 0 ? ": " : ", "))
      spans.append(PageSpan(id, .plain, door: .record(id, place: place)))
    }
    if ids.count > shown.count { spans.append(PageSpan(" " + context.glyphs.ellipsis, .quiet)) }
    return spans
  }

  private func number(_ count: Int) -> String {
    let text = String(count)
    return String(repeating: " ", count: max(0, 3 - text.utf8.count)) + text
  }
}
