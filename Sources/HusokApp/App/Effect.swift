import HusokExchange
import HusokModel

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
  /// Write what goes to ministries into a folder; then the register notes what was planned.
  case writeLetters([CallLetter], folder: String, CallPlan)
  /// Ask for a name like this one that no file has; for an empty one, a name beside the register.
  case findFreeName(String)
  /// Look for the paths that begin so.
  case completePath(String)
  /// Read the tables of a file.
  case readFile(String)
  /// Remove a file of work that could not be saved, since it is saved now or not wanted.
  case removeRescue(path: String)
  /// Send what was done here, and take over what others did.
  case sync
  /// Open another register.
  case open(path: String)
  /// Keep the settings.
  case keepSettings(Settings)
  /// Let the person write on at a note in their editor.
  case edit(NoteDraft)
  /// Make the hash of the file that a piece of evidence is, and note both.
  case digest(EvidenceDraft)
  /// Open a piece of evidence with what the desktop has for it.
  case openEvidence(EvidenceAddress)
  /// Put a text where the terminal pastes from.
  case copy(String)
  /// Give the terminal to the shell for a while.
  case suspend
  /// Draw everything again.
  case redraw
  /// End, after what is unsaved has been saved.
  case quit
}
