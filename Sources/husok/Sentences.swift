import Glibc
import HusokModel
import HusokStore
import HusokTerminal
import HusokWords

extension Words {
  /// What is wrong with a command line, and what to do.
  func sentence(_ fault: UsageFault) -> String {
    let (text, nearest): (String, [String]) =
      switch fault {
      case .unknownCommand(let word, let nearest): (self("cli.unknownCommand", word), nearest)
      case .unknownOption(let word, let command, let nearest):
        (self("cli.unknownOption", command, word), nearest)
      case .missingValue(let option, let value): (self("cli.missingValue", option, value), [])
      case .needlessValue(let option): (self("cli.needless", option), [])
      case .missingOperand(let command, let operands):
        (self("cli.missingOperand", command, operands), [])
      case .tooMany(let command, let operand): (self("cli.tooMany", command, operand), [])
      }
    let hint =
      nearest.isEmpty
      ? self("cli.try") : self("query.nearest", nearest.joined(separator: ", "))
    return text + " " + hint
  }

  /// Why the screen cannot be shown.
  func sentence(_ error: TerminalError) -> String {
    switch error {
    case .notATerminal: self("cli.notATerminal")
    case .unknown(let term): self("cli.unknownTerminal", "\"\(term)\"")
    case .incapable(let term): self("cli.incapableTerminal", "\"\(term)\"")
    }
  }

  /// Why a store cannot be read or saved: what, where, what to do.
  func sentence(_ error: StoreError) -> String {
    switch error {
    case .missing(let path): self("store.missing", path)
    case .exists(let path): self("store.exists", path)
    case .unreadable(let path, let fault): self("store.unreadable", path, reason(fault))
    case .notAFile(let path): self("store.notAFile", path)
    case .tooLarge(let path, let size): self("store.tooLarge", path, size >> 20)
    case .damaged(let path, let line, let column, let reason):
      self("store.damaged", path, line, column, self.reason(reason))
    case .newer(let path, let version): self("cli.newer", path, version)
    case .busy(let path, let holder):
      self("store.busy", path, holder.map { self("store.busyHolder", $0) } ?? "")
    case .unwritable(let path, let fault): self("store.unwritable", path, reason(fault))
    case .refused(let path, let record): self("store.refused", path, record)
    }
  }

  private func reason(_ fault: SystemFault) -> String {
    strerror(fault.number).map { String(cString: $0) } ?? fault.call
  }

  private func reason(_ reason: DamageReason) -> String {
    switch reason {
    case .unexpected(let found, let expected):
      self("damage.unexpected", "\"\(found)\"", "\"\(expected)\"")
    case .duplicateKey(let key): self("damage.duplicateKey", key)
    case .duplicateID(let id): self("damage.duplicateID", id)
    case .brokenReference(let record, let field, let target):
      self("damage.brokenReference", record, field, target)
    case .field(let record, let fault):
      record.isEmpty ? self.reason(fault) : self("damage.field", record, self.reason(fault))
    default: self("damage.\(reason)")
    }
  }

  private func reason(_ fault: FieldFault) -> String {
    switch fault.problem {
    case .missing: return self("fault.missing", fault.path)
    case .expected(let kind): return self("fault.expected", fault.path, self("kindOf.\(kind)"))
    case .unknown(let text, let known):
      let choices = known.isEmpty ? "" : self("fault.known", known.joined(separator: ", "))
      return self("fault.unknown", fault.path, text) + choices
    }
  }
}

extension Failure {
  init(_ error: StoreError, _ words: Words) {
    let code =
      switch error {
      case .missing: ExitCode.noInput
      case .exists: ExitCode.cannotCreate
      case .unreadable(_, let fault), .unwritable(_, let fault): Failure.code(fault)
      case .notAFile, .tooLarge, .damaged, .refused: ExitCode.badData
      case .newer: ExitCode.noPermission
      case .busy: ExitCode.busy
      }
    self.init(code, words.sentence(error))
  }

  private static func code(_ fault: SystemFault) -> Int32 {
    switch fault.number {
    case EACCES, EPERM, EROFS: ExitCode.noPermission
    case ENOENT, ENOTDIR: ExitCode.noInput
    default: ExitCode.inputOutput
    }
  }

  init(_ refusal: Refusal, _ words: Words) {
    let code =
      switch refusal {
      case .noSuchRecord: ExitCode.nothingMatched
      case .readerChangesNothing, .secretariatOnly, .readOnly, .fieldForSecretariat:
        ExitCode.noPermission
      case .nothingNamed, .emptyText, .reasonNeeded, .ownerReasonNeeded, .noSuchMinistry,
        .badValue, .noSuchField, .noSuchTarget:
        ExitCode.usage
      default: ExitCode.badData
      }
    self.init(code, words.refusal(refusal))
  }
}
