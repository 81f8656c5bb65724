import HusokModel

/// What is said at the beginning: what there is to do first.
enum FirstMessage {
  /// Of a register that was just made.
  static func ofNewRegister(_ state: AppState) -> String {
    let (register, person, words) = (state.register, state.person, state.words)
    let role = person.profile.role
    if register.meetings.isEmpty {
      if role != .secretariat { return words("first.wait") }
      return words(register.ministries.isEmpty ? "first.ministry" : "first.meeting")
    }
    let count = register.actions.count
    switch role {
    case .secretariat:
      let proposed = register.actions.count { $0.lead?.confirmed == false && $0.status.isOpen }
      return proposed == 0 ? words("first.actions", count) : words("first.confirm", count, proposed)
    case .desk:
      let own = person.ministry.map { id in register.actions.count { $0.involves(id) } }
      return own.map { words("first.own", count, $0) } ?? words("first.actions", count)
    case .reader: return words("first.actions", count)
    }
  }

  /// That the list is narrowed as it was left; nil where it is not.
  static func ofFilters(_ state: AppState) -> String? {
    let (asked, words) = (state.asked, state.words)
    if asked.isUnfiltered || state.view != .actions { return nil }
    let parts =
      asked.ministries.map { "@" + state.scene.short($0) }
      + (asked.isMine ? [words("filter.mine")] : [])
      + asked.filters.map { ListFilter.name(ofTerm: $0, words) }
      + (asked.query.isBlank ? [] : ["/ " + asked.query])
    return words("first.filtered", parts.joined(separator: ", "), state.list.matchCount)
  }
}
