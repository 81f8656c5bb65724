import HusokModel

extension LogPlan {
  /// A row or a cell that is not taken, and why.
  public struct Refused: Sendable, Equatable {
    /// The number of the row, as a spreadsheet counts.
    public let row: Int
    /// The heading of the column; nil where it is about the whole row.
    public let heading: String?
    /// What stood in its way.
    public let reason: Reason

    /// Why it is not taken.
    public enum Reason: Sendable, Equatable {
      /// The register does not take it.
      case refusal(Refusal)
      /// It holds a formula or a fault, and the file does not give its value.
      case noValue
      /// It has no title.
      case nameless
      /// A day of completion stands beside a status that is none.
      case notDone
      /// A day of completion is yet to come.
      case dayToCome(String)
    }
  }

  /// Why nothing of a log can be taken.
  public enum Fault: Error, Equatable {
    /// Two columns are taken for what only one can be.
    case twice(LogUse)
    /// The register does not take it.
    case refusal(Refusal)
  }
}
