extension Register {
  /// The id of the action that a reference names: in any case, also by its beginning where only one
  /// action begins so.
  public func actionID(_ reference: String) throws(Refusal) -> String {
    if action(reference) != nil { return reference }
    return try Register.id(reference, among: actions.map(\.id))
  }

  /// The one of some ids that a reference names, in any case, in full or by its beginning.
  public static func id(_ reference: String, among ids: [String]) throws(Refusal) -> String {
    let wanted = reference.folded
    if let id = ids.first(where: { $0.folded == wanted }) { return id }
    let found = wanted.isEmpty ? [] : ids.filter { $0.folded.starts(with: wanted) }
    if found.count > 1 { throw .ambiguous(reference, found) }
    guard let id = found.first else { throw .noSuchRecord(reference) }
    return id
  }
}
