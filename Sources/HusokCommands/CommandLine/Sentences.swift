import Glibc
import HusokExchange
import HusokModel
import HusokStore
import HusokWords

extension Words {
  /// What is wrong with a command line, and what to do.
  func sentence(_ fault: UsageFault) -> String {
    var help = "husok help"
    let (text, nearest): (String, [String]) =
      switch fault {
      case .unknownCommand(let word, let nearest):
        (self("cli.unknownCommand", word.shortened), nearest)
      case .unknownOption(let word, let command, let nearest):
        (
          command == "husok"
            ? self("cli.noOption", word.shortened)
            : self("cli.unknownOption", command, word.shortened), nearest
        )
      case .missingValue(let option, let value): (self("cli.missingValue", option, value), [])
      case .needlessValue(let option): (self("cli.needless", option), [])
      case .missingOperand(let command, let operands):
        (self("cli.missingOperand", command, operands), [])
      case .tooMany(let command, let operand): (self("cli.tooMany", command, operand.shortened), [])
      case .together(_, let options): (self("cli.together", options), [])
      }
    switch fault {
    case .unknownOption(_, let command, _) where command != "husok": help += " \(command)"
    case .missingOperand(let command, _), .tooMany(let command, _), .together(let command, _):
      help += " \(command)"
    case .unknownCommand, .unknownOption, .missingValue, .needlessValue: break
    }
    let hint =
      nearest.isEmpty
      ? self("cli.try", help) : self("query.nearest", nearest.joined(separator: ", "))
    return text + " " + hint
  }

  /// Why a store cannot be read or saved: what, where, what to do.
  public func sentence(_ error: StoreError, in environment: ProcessEnvironment) -> String {
    switch error {
    case .missing(let path):
      self("store.missing", path, program(path, in: environment) + " init")
    case .exists(let path): self("store.exists", path)
    case .unreadable(let path, let fault): self("store.unreadable", path, reason(fault))
    case .notAFile(let path): self("store.notAFile", path)
    case .tooLarge(let path, let size): self("store.tooLarge", path, size >> 20)
    case .damaged(let path, let line, let column, let reason):
      self("store.damaged", path, line, column, self.reason(reason))
        + helpFor(path, environment)
    case .newer(let path, let version): self("cli.newer", path, version)
    case .busy(let path, let holder):
      self("store.busy", path, holder.map { self("store.busyHolder", $0) } ?? "")
    case .held(let path, let process, let host): held(path, by: process, on: host)
    case .foreignLock(let path, let what): self("store.foreignLock", path, name(what))
    case .unwritable(let path, .readOnlyFile): self("store.readOnlyFile", path)
    case .unwritable(let path, let fault):
      self(isThere(path) ? "store.unwritable" : "store.unwritableNew", path, reason(fault))
        + helpFor(fault)
    case .unconfirmed(let path, let fault): self("store.unconfirmed", path, reason(fault))
    case .refused(let path, let record): self("store.refused", path, record.shortened)
    case .unsound(let path, let record, let reason):
      self("store.unsound", path, record.shortened, self.reason(reason))
    }
  }

  /// Why bytes are not taken as text.
  public func sentence(_ fault: WrittenText.Fault) -> String {
    switch fault {
    case .tooLong: self("text.tooLong", WrittenText.largest >> 20)
    case .nul(let line): self("text.nul", line)
    case .noText(let line): self("text.noText", line)
    }
  }

  /// Why a file was not written; the path as the person gave it.
  public func sentence(_ fault: OutputFile.Fault, _ path: String) -> String {
    switch fault {
    case .exists: self("output.exists", path)
    case .notAFile: self("output.notAFile", path)
    case .unconfirmed(let fault): self("output.unconfirmed", path, reason(fault))
    case .system(.readOnlyFile): self("output.readOnly", path)
    case .system(let fault): self("cli.cannotCreate", path, reason(fault))
    }
  }

  private func held(_ path: String, by process: Int?, on host: String?) -> String {
    guard let process, let host else { return self("store.held", path) }
    return self("store.heldBy", path, process, host)
  }

  private func name(_ what: ForeignLock) -> String {
    switch what {
    case .link: self("lock.link")
    case .otherName: self("lock.otherName")
    case .noFile: self("lock.noFile")
    case .content: self("lock.content")
    }
  }

  /// How a lock that is kept for somebody else alone is opened; nothing for any other fault.
  private func helpFor(_ fault: SystemFault) -> String {
    guard fault.number == EACCES, let path = fault.path, path.hasSuffix(".lock") else { return "" }
    return " " + self("store.lockOwner")
  }

  /// Whether anything stands at a path: only then there is a file that is as it was.
  private func isThere(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// That a save went well, but what stood there before could not be kept.
  public func backupMissing(_ fault: SystemFault?) -> String {
    self("backup.missing", fault.map(reason) ?? "")
  }

  private func reason(_ fault: SystemFault) -> String {
    let text = reason(fault.number)
    return fault.path.map { "\($0): \(text)" } ?? text
  }

  /// What the system says of an error: the common ones in the language of the person.
  public func reason(_ number: Int32) -> String {
    switch number {
    case ENOENT: self("system.noEntry")
    case EACCES: self("system.noAccess")
    case ENOSPC: self("system.noSpace")
    case EISDIR: self("system.isFolder")
    case EROFS: self("system.readOnly")
    default: strerror(number).map { String(cString: $0) } ?? "\(number)"
    }
  }

  /// Why a file is refused.
  func reason(_ reason: DamageReason) -> String {
    switch reason {
    case .unexpected(let found, let expected):
      self("damage.unexpected", "\"\(found)\"", "\"\(expected)\"")
    case .duplicateKey(let key): self("damage.duplicateKey", key.shortened)
    case .duplicateID(let id): self("damage.duplicateID", id.shortened)
    case .brokenReference(let record, let field, let target):
      self("damage.brokenReference", record.shortened, field, target.shortened)
    case .field(let record, let fault):
      record.isEmpty
        ? self.reason(fault) : self("damage.field", record.shortened, self.reason(fault))
    case .empty, .nulBytes, .notUTF8, .utf16, .truncated, .badEscape, .loneSurrogate, .rawControl,
      .badNumber, .tooDeep, .trailing, .conflictMarkers, .notHusok:
      self("damage.\(reason)")
    }
  }

  /// Where to go on with a damaged file: the newest version that can be read, and how it is
  /// restored. Nothing where there is none.
  private func helpFor(_ path: String, _ environment: ProcessEnvironment) -> String {
    guard let (number, backup) = JSONFileStore(path: path).newestGoodBackup else { return "" }
    let at = Instant(
      seconds: backup.at.seconds, offsetMinutes: environment.clock().offsetMinutes)
    return " "
      + self(
        "store.newestBackup", "\(at.day) \(at.clockTime)",
        restoring(number, of: path, in: environment))
  }

  /// The command that makes a version the register again.
  func restoring(
    _ number: Int, of path: String, in environment: ProcessEnvironment
  ) -> String {
    "\(program(path, in: environment)) backups restore \(number)"
  }

  /// How the program is called for a register: with its path where that is not the usual one.
  public func program(_ path: String, in environment: ProcessEnvironment) -> String {
    path == environment.storePath ? "husok" : "husok --store \(ShellWord.quoted(path))"
  }

  /// What is wrong with the settings, and what is used in their place.
  public func settingsSentence(
    _ error: StoreError, in environment: ProcessEnvironment
  ) -> String {
    switch error {
    case .damaged(let path, let line, let column, let reason):
      self("settings.damaged", path, line, column, self.reason(reason))
    case .notAFile(let path): self("settings.notAFile", path)
    case .tooLarge(let path, let size): self("settings.tooLarge", path, size >> 20)
    case .unreadable(let path, let fault): self("settings.unreadable", path, reason(fault))
    case .unwritable(let path, let fault): self("settings.unwritable", path, reason(fault))
    case .unconfirmed(let path, let fault): self("settings.unconfirmed", path, reason(fault))
    case .missing, .exists, .newer, .busy, .held, .foreignLock, .refused, .unsound:
      sentence(error, in: environment)
    }
  }

  private func reason(_ fault: FieldFault) -> String {
    switch fault.problem {
    case .missing: return self("fault.missing", fault.path.shortened)
    case .expected(let kind):
      return self("fault.expected", fault.path.shortened, self("kindOf.\(kind)"))
    case .unknown(let text, let known):
      let choices = known.isEmpty ? "" : self("fault.known", known.joined(separator: ", "))
      return self("fault.unknown", fault.path.shortened, text.shortened) + choices
    }
  }
}
