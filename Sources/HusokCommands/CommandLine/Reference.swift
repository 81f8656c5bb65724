import HusokModel
import HusokWords

/// Finds records by what a person types for them.
enum Reference {
  /// The id that a reference names, in any case; also by its beginning, where only one record
  /// begins so, and a ministry by its code or name.
  static func resolve(
    _ reference: String, in register: Register, _ words: Words
  ) throws(Failure) -> String {
    if let id = known(reference, in: register) { return id }
    return try named(reference, ids(register), words)
  }

  /// The id that a reference names in full; nil where there is no such record.
  static func known(_ reference: String, in register: Register) -> String? {
    if register.place(of: reference) != nil { return reference }
    let wanted = reference.folded
    return ids(register).first { $0.folded == wanted }
      ?? (try? register.ministry(named: reference))
  }

  private static func ids(_ register: Register) -> [String] {
    register.actions.map(\.id) + register.outcomes.map(\.id) + register.meetings.map(\.id)
  }

  /// The id of an action.
  static func action(
    _ reference: String, in register: Register, _ words: Words
  ) throws(Failure) -> String {
    do throws(Refusal) {
      return try register.actionID(reference)
    } catch {
      throw failure(error, reference, register.actions.map(\.id), words)
    }
  }

  /// The id of an outcome.
  static func outcome(
    _ reference: String, in register: Register, _ words: Words
  ) throws(Failure) -> String {
    try named(reference, register.outcomes.map(\.id), words)
  }

  /// The id of a meeting.
  static func meeting(
    _ reference: String, in register: Register, _ words: Words
  ) throws(Failure) -> String {
    try named(reference, register.meetings.map(\.id), words)
  }

  /// The id of a ministry, by its code or a name of any day.
  static func ministry(
    _ reference: String, in register: Register, _ words: Words
  ) throws(Failure) -> String {
    do throws(Refusal) {
      return try register.ministry(named: reference)
    } catch .noSuchMinistry {
      let nearest = Nearest.words(
        to: reference, among: register.ministries.flatMap { $0.words })
      throw unknown(words.refusal(.noSuchMinistry(reference)), nearest, words, ExitCode.usage)
    } catch {
      throw Failure(error, words)
    }
  }

  private static func named(
    _ reference: String, _ ids: [String], _ words: Words
  ) throws(Failure) -> String {
    do throws(Refusal) {
      return try Register.id(reference, among: ids)
    } catch {
      throw failure(error, reference, ids, words)
    }
  }

  /// Why no record is meant, with those that are called nearly so.
  private static func failure(
    _ refusal: Refusal, _ reference: String, _ ids: [String], _ words: Words
  ) -> Failure {
    guard case .noSuchRecord = refusal else { return Failure(refusal, words) }
    return unknown(
      words.refusal(refusal), Nearest.words(to: reference, among: ids), words,
      ExitCode.nothingMatched)
  }

  private static func unknown(
    _ sentence: String, _ nearest: [String], _ words: Words, _ code: Int32
  ) -> Failure {
    let hint =
      nearest.isEmpty ? "" : " " + words("query.nearest", nearest.joined(separator: ", "))
    return Failure(code, sentence + hint)
  }
}
