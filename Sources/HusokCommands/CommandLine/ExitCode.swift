/// The exit codes of husok: those of `sysexits.h`, and 1 where nothing matched.
public enum ExitCode {
  /// Everything went as asked.
  public static let success: Int32 = 0
  /// Nothing matched.
  public static let nothingMatched: Int32 = 1
  /// The command line is not understood.
  public static let usage: Int32 = 64
  /// What was read is not as it must be.
  public static let badData: Int32 = 65
  /// A file is not there.
  public static let noInput: Int32 = 66
  /// A file cannot be made.
  public static let cannotCreate: Int32 = 73
  /// The system failed.
  public static let inputOutput: Int32 = 74
  /// Another program has it.
  public static let busy: Int32 = 75
  /// The person may not.
  public static let noPermission: Int32 = 77
}
