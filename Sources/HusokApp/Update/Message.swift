import HusokCanvas
import HusokModel

/// What the state of the screen is told: keys, and what became of earlier effects.
public enum Message: Sendable {
  /// Something from the terminal.
  case terminal(TerminalEvent)
  /// So many of the oldest unsaved acts are on disk. Where another program had changed the store,
  /// the register as it now is.
  case saved(count: Int, register: Register?)
  /// A save failed; why, in the person's language. The acts stay unsaved.
  case saveFailed(String)
  /// Something about the store that the person should know, though nothing is lost.
  case storeSays(String)
  /// The store of the first start was made.
  case storeMade(Register)
  /// The store of the first start could not be made; why.
  case storeNotMade(String)
  /// Another program changed the store while it was open: the register with the changes of both
  /// sides, as it stands on disk. Acts that are not saved yet are still to be carried out on it.
  case cameIn(Register)
  /// The unsaved acts, with all before them, were written to another file, which is the store now.
  case savedElsewhere(path: String)
  /// Another file could not be written; why.
  case notSavedElsewhere(String)
  /// The versions that were kept, latest first.
  case backups([BackupEntry])
  /// A version that was kept is the register again.
  case restored(Register)
  /// It could not be; why.
  case notRestored(String)
  /// A paper was written to a file.
  case paperWritten(path: String)
  /// It could not be; why.
  case paperNotWritten(String)
  /// The settings could not be kept; why.
  case settingsNotKept(String)
  /// The editor is done: the text, nil where it could not be run; a note on these actions.
  case edited(String?, [String])
  /// The day may have changed.
  case tick
  /// The program is to end, because its terminal or the system says so.
  case terminate
}

/// What is to be done outside of the state.
public enum Effect: Sendable, Equatable {
  /// Keep an act.
  case save(Act)
  /// Try again to keep what could not be kept.
  case retrySave
  /// Make the store of the first start.
  case makeStore(WelcomeChoice.Beginning)
  /// Write the register with what is unsaved to another file and go on there.
  case saveElsewhere(String)
  /// Ask which versions were kept.
  case listBackups
  /// Make the version of that number the register; the present one is kept first.
  case restoreBackup(Int)
  /// Write a paper to a file.
  case writePaper([UInt8], path: String)
  /// Keep the settings.
  case keepSettings(Settings)
  /// Let the person write a text in their editor: what it begins with, and the actions it is about.
  case edit(String, [String])
  /// Put a text where the terminal pastes from.
  case copy(String)
  /// Give the terminal to the shell for a while.
  case suspend
  /// Draw everything again.
  case redraw
  /// End, after what is unsaved has been saved.
  case quit
}

/// A version of the store that was kept.
public struct BackupEntry: Sendable, Equatable {
  /// Its number, 1 for the latest.
  public let number: Int
  /// When it was written.
  public let at: Instant
  /// Its size in bytes.
  public let size: Int
  /// How many actions it has and how many of them are complete; nil where it cannot be read.
  public let actions: (count: Int, done: Int)?

  /// A version of the store.
  public init(number: Int, at: Instant, size: Int, actions: (count: Int, done: Int)?) {
    self.number = number
    self.at = at
    self.size = size
    self.actions = actions
  }

  /// Field by field.
  public static func == (left: BackupEntry, right: BackupEntry) -> Bool {
    left.number == right.number && left.at == right.at && left.size == right.size
      && left.actions?.count == right.actions?.count && left.actions?.done == right.actions?.done
  }
}
