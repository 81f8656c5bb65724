import HusokApp
import HusokCommands
import HusokExchange
import HusokModel
import HusokStore

/// The files that a person has written from the screen.
extension Session {
  /// Writes a paper; the register itself is never written over, any other file only when the
  /// person said so.
  func written(_ bytes: [UInt8], to path: String, replacing: Bool) -> Message {
    let file = OutputFile(path)
    if file.isSame(as: self.path) {
      return .paperNotWritten(state.words("cli.isStore", path))
    }
    do throws(OutputFile.Fault) {
      try file.write(bytes, replacing: replacing, onlyFile: true)
      return .paperWritten(path: path)
    } catch {
      if error == .exists { return .paperExists(path: path) }
      return .paperNotWritten(state.words.sentence(error, path))
    }
  }

  /// Writes what goes to ministries.
  func written(_ letters: [CallLetter], folder: String, _ plan: CallPlan) -> Message {
    let files = CallFolder(context.environment.expanded(folder))
    do throws(CallFolder.Fault) {
      for letter in letters { _ = try files.write(letter) }
    } catch {
      return .lettersNotWritten(state.words.sentence(error.reason, error.path))
    }
    return .lettersWritten(count: letters.count, folder: folder, plan)
  }

  /// A name that no file has; the tilde in front stays.
  func free(_ name: String) -> String {
    let wanted = name.isEmpty ? path : context.environment.expanded(name)
    let free = OutputFile.free(wanted)
    if free == wanted, !name.isEmpty { return name }
    if !name.hasPrefix("~/") { return free }
    return "~/" + free.dropFirst((context.environment.home ?? "").count + 1)
  }
}
