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
  case notSavedElsewhere(path: String, String)
  /// The versions that were kept, latest first.
  case backups([BackupEntry])
  /// A version that was kept is the register again.
  case restored(Register)
  /// It could not be; why.
  case notRestored(String)
  /// A paper was written to a file.
  case paperWritten(path: String)
  /// There is a file of the name that a paper was to have: it was left as it is.
  case paperExists(path: String)
  /// The register was to be saved to a file that is there: it was left as it is.
  case otherExists(path: String)
  /// The name that is free for a file, for the one that was asked for.
  case freeName(String, asked: String)
  /// It could not be; why.
  case paperNotWritten(String)
  /// The settings could not be kept; why.
  case settingsNotKept(String)
  /// The editor is done with a note.
  case edited(EditorResult, NoteDraft)
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
  /// Write the register with what is unsaved to another file and go on there; whether one that is
  /// there already is put aside for it.
  case saveElsewhere(String, replacing: Bool)
  /// Ask which versions were kept.
  case listBackups
  /// Make the version of that number the register; the present one is kept first.
  case restoreBackup(Int)
  /// Write a paper to a file; whether one that is there already is replaced.
  case writePaper([UInt8], path: String, replacing: Bool)
  /// Ask for a name like this one that no file has; for an empty one, a name beside the register.
  case findFreeName(String)
  /// Remove a file of work that could not be saved, since it is saved now or not wanted.
  case removeRescue(path: String)
  /// Keep the settings.
  case keepSettings(Settings)
  /// Let the person write on at a note in their editor.
  case edit(NoteDraft)
  /// Put a text where the terminal pastes from.
  case copy(String)
  /// Give the terminal to the shell for a while.
  case suspend
  /// Draw everything again.
  case redraw
  /// End, after what is unsaved has been saved.
  case quit
}

/// A note that is being written.
public struct NoteDraft: Sendable, Equatable {
  /// The actions it is on.
  public let ids: [String]
  /// What sort of note it is.
  public let kind: Note.Kind
  /// What was written so far.
  public let text: String

  /// A note on actions.
  public init(on ids: [String], kind: Note.Kind = .progress, text: String = "") {
    self.ids = ids
    self.kind = kind
    self.text = text
  }
}

/// What came of an editor.
public enum EditorResult: Sendable, Equatable {
  /// A text, and what is to be said about how it was read.
  case written(String, remark: String?)
  /// Why there is none. Nothing that was written is lost: where the sentence names a file, it is
  /// there.
  case failed(String, keepsFile: Bool)
}

/// Work that could not be saved when the program ended, and the file in which it is.
public struct RescueEntry: Sendable, Equatable {
  /// The path of the file.
  public let path: String
  /// The work.
  public let rescue: Rescue

  /// A file and what it holds.
  public init(path: String, rescue: Rescue) {
    self.path = path
    self.rescue = rescue
  }
}
