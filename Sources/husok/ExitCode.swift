/// The exit codes of husok: those of `sysexits.h`, and 1 where nothing matched.
enum ExitCode {
  static let success: Int32 = 0
  static let nothingMatched: Int32 = 1
  static let usage: Int32 = 64
  static let badData: Int32 = 65
  static let noInput: Int32 = 66
  static let cannotCreate: Int32 = 73
  static let inputOutput: Int32 = 74
  static let busy: Int32 = 75
  static let noPermission: Int32 = 77
}

/// Why a command ends without doing what was asked: one line for the person, one code for programs.
struct Failure: Error {
  let code: Int32
  let text: String

  init(_ code: Int32, _ text: String) {
    self.code = code
    self.text = text
  }
}
