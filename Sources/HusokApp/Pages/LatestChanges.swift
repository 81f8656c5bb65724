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
    return [heading] + acts.map(line)
  }

  private var acts: [Act] {
    let history = context.register.history
    let tail = (max(0, history.count - 50 - limit * 10)..<history.count).map { history[$0] }
    var order: [String] = []
    var changes: [String: [Change]] = [:]
    for change in Register.standing(tail).reversed() {
      if changes[change.actID] == nil { order.append(change.actID) }
      changes[change.actID, default: []].insert(change, at: 0)
    }
    return order.prefix(limit).map { Act(changes[$0] ?? []) }
  }

  private func line(_ act: Act) -> PageLine {
    var draft = LineDraft(context)
    guard let change = act.changes.first else { return draft.line }
    draft.column(context.shortDay(change.at.day), context.dayWidth, .quiet)
    draft.space(1)
    if context.width >= 60 {
      draft.column(context.author(change), 11, .quiet)
      draft.space(1)
    }
    draft.column(context.name(change.record), 9, door: .record(change.record, place: act.id))
    draft.space(1)
    if act.records.count > 1 {
      draft.add(context.words.label(act, in: context.register))
    } else {
      draft.add(context.words.line(change, in: context.register))
    }
    return draft.line
  }
}
