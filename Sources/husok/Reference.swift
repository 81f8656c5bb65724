import HusokModel
import HusokWords

/// Finds records by what a person types for them.
enum Reference {
  /// The id that a reference names, in any case; a ministry also by its code or name.
  static func resolve(
    _ reference: String, in register: Register, _ words: Words
  ) throws(Failure) -> String {
    if let id = known(reference, in: register) { return id }
    throw unknown(reference, ids(register), words)
  }

  /// The same; nil where there is no such record.
  static func known(_ reference: String, in register: Register) -> String? {
    if register.place(of: reference) != nil { return reference }
    let wanted = reference.folded
    return ids(register).first { $0.folded == wanted }
      ?? register.ministries(named: reference).first
  }

  private static func ids(_ register: Register) -> [String] {
    register.actions.map(\.id) + register.outcomes.map(\.id) + register.meetings.map(\.id)
  }

  /// The id of an action.
  static func action(
    _ reference: String, in register: Register, _ words: Words
  ) throws(Failure) -> String {
    if register.action(reference) != nil { return reference }
    let ids = register.actions.map(\.id)
    let wanted = reference.folded
    if let id = ids.first(where: { $0.folded == wanted }) { return id }
    throw unknown(reference, ids, words)
  }

  private static func unknown(_ reference: String, _ ids: [String], _ words: Words) -> Failure {
    let nearest = Nearest.words(to: reference, among: ids)
    let hint =
      nearest.isEmpty ? "" : " " + words("query.nearest", nearest.joined(separator: ", "))
    return Failure(
      ExitCode.nothingMatched, words.refusal(.noSuchRecord(reference)) + hint)
  }
}
