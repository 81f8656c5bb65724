import HusokModel

extension Words {
  /// What a commit of changes is called: `MCST: CN26-3.1 complete, 2 notes`; below, each act on a line
  /// with who made it.
  public func commitMessage(_ changes: [Change], in register: Register) -> String {
    let acts = Words.acts(of: changes)
    if acts.isEmpty { return self("sync.edited") }
    var subjects: [String] = []
    for (ministry, own) in Words.grouped(acts) {
      let parts = summary(of: own, in: register)
      subjects.append(ministry.isEmpty ? parts : "\(name(ministry, own, register)): \(parts)")
    }
    let lines = actLines(changes, in: register, upTo: Words.toldActs)
    return subjects.joined(separator: "; ") + "\n\n" + lines.joined(separator: "\n") + "\n"
  }

  /// How many acts some changes are of.
  public func actCount(_ changes: [Change]) -> Int { Words.acts(of: changes).count }

  /// Each act of some changes on a line, with who made it; how many more there are.
  public func actLines(_ changes: [Change], in register: Register, upTo limit: Int) -> [String] {
    let acts = Words.acts(of: changes)
    let told = acts.prefix(limit).map { act in
      let author = act.changes.first?.by
      let ministry = author?.ministry.map { name($0, [act], register) }
      let who = [ministry, author?.name].compactMap { $0 }.joined(separator: " ")
      return who.isEmpty ? label(act, in: register) : "\(label(act, in: register)) (\(who))"
    }
    return acts.count > told.count ? told + [self("sync.more", acts.count - told.count)] : told
  }

  /// What the commit is called that brings in the changes of others.
  public func mergeMessage(_ changes: [Change], in register: Register) -> String {
    let names = Words.grouped(Words.acts(of: changes)).filter { !$0.ministry.isEmpty }.map {
      name($0.ministry, $0.acts, register)
    }
    return names.isEmpty
      ? self("sync.merge", changes.count)
      : self("sync.mergeOf", changes.count, names.joined(separator: ", "))
  }

  /// The acts that a body of a commit names one by one.
  private static let toldActs = 200
  /// The acts of a ministry that a subject names one by one.
  private static let namedActs = 3

  /// The acts of people; what a merge notes is none.
  private static func acts(of changes: [Change]) -> [Act] {
    var order: [String] = []
    var lines: [String: [Change]] = [:]
    for change in changes where change.reason != Merge.reason {
      if lines[change.actID] == nil { order.append(change.actID) }
      lines[change.actID, default: []].append(change)
    }
    return order.map { Act(lines[$0] ?? []) }
  }

  /// Acts by the ministry for which they were made, in the order of the first of each.
  private static func grouped(_ acts: [Act]) -> [(ministry: String, acts: [Act])] {
    var groups: [(ministry: String, acts: [Act])] = []
    for act in acts {
      let ministry = act.changes.first?.by.ministry ?? ""
      if let row = groups.firstIndex(where: { $0.ministry == ministry }) {
        groups[row].acts.append(act)
      } else {
        groups.append((ministry, [act]))
      }
    }
    return groups
  }

  private func name(_ ministry: String, _ acts: [Act], _ register: Register) -> String {
    acts.last?.changes.first.map { short(ministry, in: register, on: $0.at.day) } ?? ministry
  }

  private func summary(of acts: [Act], in register: Register) -> String {
    let notes = acts.filter { $0.changes.allSatisfy { $0.field == "notes" && $0.from.isNull } }
    let others = acts.filter { act in !notes.contains { $0.id == act.id } }
    var parts = others.prefix(Words.namedActs).map { label($0, in: register) }
    if others.count > parts.count { parts.append(self("sync.more", others.count - parts.count)) }
    if !notes.isEmpty { parts.append(self("sync.notes", notes.count)) }
    return parts.joined(separator: ", ")
  }

  /// What came of bringing a register together with that of others, for one line.
  public func synced(sent: Int, received: Int, remote: String?) -> String {
    guard remote != nil else { return self("sync.keptHere", sent) }
    if sent == 0, received == 0 { return self("sync.nothing") }
    let parts = [
      received > 0 ? self("sync.received", received) : nil,
      sent > 0 ? self("sync.sent", sent) : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}
