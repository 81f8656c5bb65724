/// Why a screen cannot be shown.
public enum TerminalError: Error, Equatable, Sendable {
  /// Input or output is not a terminal.
  case notATerminal
  /// The terminal named by TERM is unknown; empty where TERM is not set.
  case unknown(term: String)
  /// The terminal cannot place its cursor.
  case incapable(term: String)
}
