import HusokCanvas
import HusokModel
import HusokWords

/// The latest acts that stand, newest first.
struct LatestChanges {
  let context: PageContext
  let limit: Int

  var lines: [PageLine] {
    let heading = context.heading(context.words("overview.latest"))
    let acts = acts
    if acts.isEmpty { return [heading] + context.wrapped(context.words("history.none"), .quiet) }
    var needs = ChangeColumns.Needs()
    for (act, change) in acts.compactMap({ act in act.changes.first.map { (act, $0) } }) {
      let (title, text) = parts(act, change)
      needs.add(
        title: title, change: text.whole(context.glyphs), person: context.author(change))
    }
    let columns = ChangeColumns(context, indent: 1, least: ChangeColumns.leastNamed)
    let fitted = columns.fitted(to: needs)
    return [heading] + acts.map { line($0, fitted) }
  }

  /// As many lines are read as it takes: mostly an act has one, and one of all actions very many.
  private var acts: [Act] {
    let most = 50 + limit * 10
    var count = 2 * limit
    while true {
      let found = acts(ofLast: min(count, most))
      // The first of them may have begun before.
      if found.count > limit || count >= most { return Array(found.prefix(limit)) }
      count *= 2
    }
  }

  private func acts(ofLast count: Int) -> [Act] {
    let history = context.register.history
    let tail = (max(0, history.count - count)..<history.count).map { history[$0] }
    var order: [String] = []
    var changes: [String: [Change]] = [:]
    for change in Register.standing(tail).reversed() {
      if changes[change.actID] == nil { order.append(change.actID) }
      changes[change.actID, default: []].insert(change, at: 0)
    }
    return order.map { Act(changes[$0] ?? []) }
  }

  private func line(_ act: Act, _ columns: ChangeColumns) -> PageLine {
    guard let change = act.changes.first else { return PageLine() }
    let (title, text) = parts(act, change)
    return ChangeLine(context: context, columns: columns, indent: 1).line(
      change, text, title: title, place: act.id)
  }

  /// What an act was about, and what it did.
  private func parts(_ act: Act, _ change: Change) -> (title: String, text: ChangeText) {
    // Several ministries that were asked together are one thing that was done.
    let isOne = act.records.count == 1 && act.changes.count { $0.field == "calls" } < 2
    let text =
      isOne
      ? ChangeText(change, in: context, isNamed: change.field != "lead")
      : ChangeText(context.words.label(act, in: context.register))
    return (isOne ? context.title(change.record) : "", text)
  }
}
