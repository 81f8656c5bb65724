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
  /// The store of the first start was made.
  case storeMade(Register)
  /// The store of the first start could not be made; why.
  case storeNotMade(String)
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
  /// Give the terminal to the shell for a while.
  case suspend
  /// Draw everything again.
  case redraw
  /// End, after what is unsaved has been saved.
  case quit
}
