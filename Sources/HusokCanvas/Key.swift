/// A key as the terminal reports it.
public enum Key: Hashable, Sendable {
  /// A character, composed.
  case character(Character)
  /// Control with a letter.
  case control(Character)
  /// Keys that a keyboard names; `backTab` is Shift and Tab.
  case enter, escape, tab, backTab, backspace, delete
  /// Keys that move.
  case up, down, left, right, home, end, pageUp, pageDown
  /// A function key, from 1.
  case function(Int)
}

/// What the terminal has to tell.
public enum TerminalEvent: Equatable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted.
  case paste(String)
  /// The mouse did something.
  case mouse(MouseEvent)
  /// The window has another size.
  case resize(width: Int, height: Int)
}

/// What the mouse did, and in which cell.
public struct MouseEvent: Equatable, Sendable {
  /// What it did.
  public enum Kind: Equatable, Sendable {
    /// The first button was pressed.
    case click
    /// It was pressed twice in the same cell, quickly.
    case doubleClick
    /// The wheel was turned away from the person.
    case wheelUp
    /// The wheel was turned towards the person.
    case wheelDown
  }

  /// What it did.
  public let kind: Kind
  /// The column of the cell, from 0.
  public let x: Int
  /// The row of the cell, from 0.
  public let y: Int

  /// Something that the mouse did in a cell.
  public init(_ kind: Kind, x: Int, y: Int) {
    self.kind = kind
    self.x = x
    self.y = y
  }
}
