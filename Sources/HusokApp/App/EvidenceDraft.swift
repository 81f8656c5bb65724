import HusokModel

/// A piece of evidence that is about to be noted, once the hash of its file is known.
public struct EvidenceDraft: Sendable, Equatable {
  /// What is noted.
  public let evidence: Evidence
  /// The ids of the actions that it proves.
  let ids: [String]
  /// The place of the piece that is put right; nil for a new one.
  let place: Int?

  /// The act that notes it.
  func act(
    on register: Register, sha256: String?, in context: inout ActContext
  ) throws(Refusal) -> Act {
    var evidence = evidence
    evidence.sha256 = sha256 ?? evidence.sha256
    guard let place, let id = ids.first else {
      return try register.addingEvidence(evidence, to: ids, in: &context)
    }
    return try register.correcting(evidence: place, of: id, to: evidence, in: &context)
  }
}
