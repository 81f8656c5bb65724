/// One file of what goes to a ministry.
public struct CallFile: Sendable, Equatable {
  /// The ending of the mail.
  public static let mailEnding = "eml"

  /// What its name ends in.
  public let ending: String
  /// What it holds.
  public let bytes: [UInt8]
}
