import HusokCanvas
import HusokExchange
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
  /// So many letters were written into a folder.
  case lettersWritten(count: Int, folder: String, CallPlan)
  /// They could not be; why.
  case lettersNotWritten(String)
  /// The paths that begin as one that was asked about.
  case pathsFound([String], beginning: String)
  /// The tables of a file.
  case fileRead(path: String, [Table])
  /// A file could not be read; why.
  case fileNotRead(path: String, String)
  /// A piece of evidence could not be opened; why.
  case notOpened(String)
  /// The hash of the file that a piece of evidence is; nil where there is none.
  case digested(EvidenceDraft, sha256: String?)
  /// How far it is with bringing the register together with that of others.
  case syncing(String)
  /// It was brought together with that of others; what is to be said of it, nil where nothing is.
  case synced(String?)
  /// It could not be; why.
  case notSynced(String)
  /// The settings could not be kept; why.
  case settingsNotKept(String)
  /// The editor is done with a note.
  case edited(EditorResult, NoteDraft)
  /// The history was read beside the screen.
  case historyRead(HistoryReading)
  /// The day may have changed.
  case tick
  /// The program is to end, because its terminal or the system says so.
  case terminate
}
