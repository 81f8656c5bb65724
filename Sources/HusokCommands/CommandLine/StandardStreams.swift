/// Standard input, output and error of a run.
public protocol StandardStreams: Sendable {
  /// Whether a terminal reads the output.
  var isTerminal: Bool { get }
  /// The columns of the terminal that reads the output; nil where it is none.
  var width: Int? { get }
  /// All of standard input, of which there may be so many bytes.
  func read(upTo limit: Int) throws(Input.Fault) -> [UInt8]
  /// Writes everything. A reader that went away is no error; anything else gives its number.
  func write(_ bytes: [UInt8]) -> Int32?
  /// One line to standard error.
  func complain(_ text: String)
}
