extension Act {
  /// The act with other ids for some records, wherever it names them.
  public func renamed(_ ids: [String: String]) -> Act {
    if ids.isEmpty { return self }
    let renaming = MergeRenaming(ids)
    return Act(changes.map { renaming.renamed($0) })
  }
}

extension Register {
  /// The ids that a merge gave to records that acts made, by those they were made with: what was
  /// done since names them by the old ones.
  public func newIDs(after acts: some Sequence<Act>) -> [String: String] {
    var wanted: [String: String] = [:]
    for change in acts.lazy.flatMap(\.changes)
    where change.field == Change.wholeRecord && !change.to.isNull {
      wanted[change.id] = change.record
    }
    var ids: [String: String] = [:]
    var row = history.count
    while row > 0, !wanted.isEmpty {
      row -= 1
      let change = history[row]
      guard let old = wanted.removeValue(forKey: change.id) else { continue }
      if !old.isIdentical(to: change.record) { ids[old] = change.record }
    }
    return ids
  }
}
