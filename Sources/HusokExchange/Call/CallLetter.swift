/// What goes to one ministry that is asked to report: the sheet, its page of the papers, and the
/// mail that both go along with.
public struct CallLetter: Sendable, Equatable {
  /// The id of the ministry.
  public let ministry: String
  /// What the names of its files begin with, such as `F263-MCST`.
  public let stem: String
  /// The sheet, the page and the mail.
  public let files: [CallFile]
  /// Whether the mail names who is to get it.
  public let isAddressed: Bool
}
