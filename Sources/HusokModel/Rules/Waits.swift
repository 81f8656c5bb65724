/// What an open action waits for from a ministry that does not lead it.
public struct Wait: Sendable, Equatable {
  /// The row of the action that waits.
  public let row: Int
  /// What for, in words; nil where only actions come first.
  public let text: String?
  /// The open actions of the ministry that come first.
  public let actions: [String]
  /// Since when; nil where nothing tells.
  public let since: Day?
}

extension ActionStates {
  /// Whether an open action waits for one of some ministries, none of which leads it: it says so, or
  /// it comes after an open action that one of them leads.
  public func waits(_ row: Int, for ministries: Set<String>) -> Bool {
    awaitedMinistries(row).contains(where: ministries.contains)
      && !(register.actions[row].leadMinistry.map(ministries.contains) ?? false)
  }

  /// The ministries, others than its lead, for which an open action waits.
  public func awaitedMinistries(_ row: Int) -> Set<String> {
    guard register.actions[row].status.isOpen,
      register.actions[row].waitingOn != nil || !register.actions[row].dependsOn.isEmpty
    else { return [] }
    var ministries = Set(
      register.actions[row].dependsOn.filter(isOpen).compactMap {
        register.action($0)?.leadMinistry
      })
    if let ministry = register.actions[row].waitingOn?.ministry { ministries.insert(ministry) }
    if let lead = register.actions[row].leadMinistry { ministries.remove(lead) }
    return ministries
  }

  /// What others wait for from a ministry, in the order of the register.
  public func waits(for ministry: String) -> [Wait] {
    let asked: Set = [ministry]
    return register.actions.indices.filter { waits($0, for: asked) }.map { row in
      let action = register.actions[row]
      let waiting = action.waitingOn?.ministry == ministry ? action.waitingOn : nil
      let first = awaitedActions(row).filter { register.action($0)?.leadMinistry == ministry }
      let days = [waiting?.since] + first.map { register.day(of: action.id, following: $0) }
      return Wait(
        row: row, text: waiting?.text, actions: first, since: days.compactMap { $0 }.min())
    }
  }
}

extension Register {
  /// The actions that come after each action, by row; of those alone after which any come.
  public var dependants: [Int: [Int]] {
    var dependants: [Int: [Int]] = [:]
    for row in actions.indices {
      for id in actions[row].dependsOn {
        if let place = place(of: id) { dependants[place.row, default: []].append(row) }
      }
    }
    return dependants
  }

  /// The open actions that an act which was carried out set free: they came after one that it ended,
  /// and wait for nothing more.
  public func freed(by act: Act) -> [String] {
    let ended = Set(act.changes.filter(\.endsAction).map(\.record))
    if ended.isEmpty { return [] }
    return actions.indices.filter { row in
      // Most come after none, which is seen soonest.
      actions[row].dependsOn.contains(where: ended.contains)
        && actions[row].status.isOpen && actions[row].waitingOn == nil
        && actions[row].dependsOn.allSatisfy { action($0)?.status.isOpen != true }
    }.map { actions[$0].id }
  }

  /// The day since which an action comes after another; nil where the history does not tell.
  fileprivate func day(of id: String, following other: String) -> Day? {
    let lines = history.changes(of: id)
    let acts = ActReversals(lines)
    let told = lines.filter { $0.field == "dependsOn" && $0.to.text == other }
    return (told.last { acts.stands($0.actID) } ?? told.last)?.at.day
  }
}

extension Change {
  /// Whether the line takes an action from a status in which something is to be done to one in which
  /// nothing is.
  fileprivate var endsAction: Bool {
    guard field == "status", let before = from.text.flatMap({ Status(rawValue: $0) }),
      let after = to.text.flatMap({ Status(rawValue: $0) })
    else { return false }
    return before.isOpen && !after.isOpen
  }
}
