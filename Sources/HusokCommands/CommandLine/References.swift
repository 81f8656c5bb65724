import HusokModel
import HusokWords

/// Finds records by what a person types for them.
struct References {
  let register: Register
  let words: Words

  /// The id that a reference names, in any case; also by its beginning, where only one record
  /// begins so, and a ministry by its code or name.
  func record(_ reference: String) throws(Failure) -> String {
    if let id = known(reference) { return id }
    return try named(reference, among: ids)
  }

  /// The id that a reference names in full; nil where there is no such record.
  func known(_ reference: String) -> String? {
    if register.place(of: reference) != nil { return reference }
    let wanted = reference.folded
    return ids.first { $0.folded == wanted } ?? (try? register.ministry(named: reference))
  }

  /// The id of an action.
  func action(_ reference: String) throws(Failure) -> String {
    do throws(Refusal) {
      return try register.actionID(reference)
    } catch {
      throw failure(error, of: reference, among: register.actions.map(\.id))
    }
  }

  /// The id of an outcome.
  func outcome(_ reference: String) throws(Failure) -> String {
    try named(reference, among: register.outcomes.map(\.id))
  }

  /// The id of a meeting.
  func meeting(_ reference: String) throws(Failure) -> String {
    try named(reference, among: register.meetings.map(\.id))
  }

  /// The id of a ministry, by its code or a name of any day.
  func ministry(_ reference: String) throws(Failure) -> String {
    do throws(Refusal) {
      return try register.ministry(named: reference)
    } catch .noSuchMinistry {
      let nearest = Nearest.words(
        to: reference, among: register.ministries.flatMap { $0.words })
      throw Failure(
        ExitCode.usage, words.refusal(.noSuchMinistry(reference)) + words.hint(at: nearest))
    } catch {
      throw Failure(error, words)
    }
  }

  private var ids: [String] {
    register.actions.map(\.id) + register.outcomes.map(\.id) + register.meetings.map(\.id)
  }

  private func named(_ reference: String, among ids: [String]) throws(Failure) -> String {
    do throws(Refusal) {
      return try Register.id(reference, among: ids)
    } catch {
      throw failure(error, of: reference, among: ids)
    }
  }

  /// Why no record is meant, with those that are called nearly so.
  private func failure(
    _ refusal: Refusal, of reference: String, among ids: [String]
  ) -> Failure {
    guard case .noSuchRecord = refusal else { return Failure(refusal, words) }
    if let step = StepReference(reference), ids.contains(step.action) {
      return Failure(
        ExitCode.nothingMatched, words("cli.stepOfAction", step.description, step.action))
    }
    let nearest = Nearest.words(to: reference, among: ids)
    return Failure(ExitCode.nothingMatched, words.refusal(refusal) + words.hint(at: nearest))
  }
}

extension Words {
  /// That words are called nearly so, to be put behind a sentence; nothing where there are none.
  func hint(at nearest: [String]) -> String {
    nearest.isEmpty ? "" : " " + self("query.nearest", nearest.joined(separator: ", "))
  }
}
