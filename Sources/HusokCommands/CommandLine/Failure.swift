import Glibc
import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// Why a command ends without doing what was asked: one line for the person, one code for programs.
public struct Failure: Error {
  /// The exit code.
  public let code: Int32
  /// The sentence.
  public let text: String

  /// A failure with its code and its sentence.
  public init(_ code: Int32, _ text: String) {
    self.code = code
    self.text = text
  }
}

extension Failure {
  /// Why a store cannot be read or saved.
  public init(_ error: StoreError, _ context: CommandContext) {
    let code =
      switch error {
      case .missing: ExitCode.noInput
      case .exists, .foreignLock: ExitCode.cannotCreate
      case .unreadable(_, let fault), .unwritable(_, let fault): Failure.code(fault)
      case .unconfirmed: ExitCode.inputOutput
      case .notAFile, .tooLarge, .damaged, .refused, .unsound: ExitCode.badData
      case .newer: ExitCode.noPermission
      case .busy, .held: ExitCode.busy
      }
    self.init(code, context.sentence(error))
  }

  /// Why a file that is no store, but written as one is, cannot be taken over.
  init(_ error: StoreError, importing path: String, _ context: CommandContext) {
    guard case .damaged(_, let line, let column, let reason) = error else {
      self.init(error, context)
      return
    }
    let words = context.words
    self.init(
      ExitCode.badData, words("import.damaged", path, line, column, words.reason(reason)))
  }

  /// Why a workbook cannot be written.
  init(_ fault: WorkbookFault, _ words: Words) {
    self.init(ExitCode.cannotCreate, words.sentence(fault))
  }

  private static func code(_ fault: SystemFault) -> Int32 { code(fault.number) }

  init(_ refusal: Refusal, _ words: Words) {
    let code =
      switch refusal {
      case .noSuchRecord: ExitCode.nothingMatched
      case .readerChangesNothing, .secretariatOnly, .readOnly, .fieldForSecretariat, .notYours,
        .writtenByOthers:
        ExitCode.noPermission
      case .nothingNamed, .emptyText, .reasonNeeded, .ownerReasonNeeded, .noSuchMinistry,
        .badValue, .noSuchField, .noSuchContact, .noSuchTarget, .notAChoice, .notADueDate, .notADay,
        .dayToCome, .undatedMeeting,
        .notAnAmount, .fractionOfCounted, .otherWeekday, .ambiguousDay, .ambiguous,
        .ambiguousTarget, .noSuchPart:
        ExitCode.usage
      case .already, .noTransition, .nothingTo, .changedSince, .leadSupports, .nothingToReopen,
        .nothingToAnswer, .waitsForItself, .idTaken, .nothingChanges, .stepsThere,
        .meetingClosed, .removalReasonNeeded, .stillNamed:
        ExitCode.badData
      }
    let sentence = words.refusal(refusal)
    self.init(code, refusal.isForReason ? words("cli.addReason", sentence) : sentence)
  }
}

extension Refusal {
  /// Whether a reason is all that is missing.
  fileprivate var isForReason: Bool {
    switch self {
    case .reasonNeeded, .ownerReasonNeeded, .removalReasonNeeded: true
    default: false
    }
  }
}

extension Failure {
  /// Why a file, or standard input for `-`, cannot be taken.
  public init(_ fault: Input.Fault, reading path: String, words: Words) {
    switch fault {
    case .tooLarge: self.init(ExitCode.badData, words("import.tooLarge", path))
    case .notAFile: self.init(ExitCode.badData, words("output.notAFile", path))
    case .text(let fault):
      self.init(
        ExitCode.badData, words("cli.inputRefused", words.sentence(fault)))
    case .system(let number):
      self.init(Failure.code(number), words("store.unreadable", path, words.reason(number)))
    }
  }

  /// The exit code for an error of the system on a file that is read.
  static func code(_ number: Int32) -> Int32 {
    switch number {
    case EACCES, EPERM, EROFS: ExitCode.noPermission
    case ENOENT, ENOTDIR: ExitCode.noInput
    default: ExitCode.inputOutput
    }
  }
}
