import CPosix
import Glibc

/// A program that is run and waited for: it is given what to read, and what it writes is handed back.
struct ChildProcess {
  /// How it ended, and what it wrote.
  struct Outcome {
    /// The exit code; for one that a signal ended, 128 and the number of the signal.
    let code: Int32
    let output: [UInt8]
    let complaint: String
  }

  /// Its name, looked up as a shell would.
  let program: String
  let arguments: [String]
  /// All variables that it is told, as `NAME=VALUE`.
  let environment: [String]
  /// Whether it may ask the person at the terminal.
  var mayAsk = false

  /// Runs it to its end.
  func run(reading input: [UInt8] = []) throws(SystemFault) -> Outcome {
    // Complaints go into a file: what the program leaves running, such as a connection that is kept
    // for the next time, would hold a pipe open.
    guard let complaints = tmpfile() else { throw SystemFault("tmpfile") }
    defer { fclose(complaints) }
    let (toRead, toGive) = try ChildProcess.pipe()
    var unused = [toRead, toGive]
    defer { for end in unused { close(end) } }
    let (output, outputEnd) = try ChildProcess.pipe()
    unused += [output, outputEnd]
    let process = try SpawnedProcess(
      [program] + arguments, streams: [toRead, outputEnd, fileno(complaints)],
      environment: environment, resetting: [SIGTSTP], hasTerminal: mayAsk)
    for end in [toRead, outputEnd] { close(end) }
    unused = [output]
    var pipes = Pipes(input: input, writing: toGive, reading: output)
    pipes.pump()
    let code: Int32 =
      switch try process.wait() {
      case .exited(let code): code
      case .signalled(let number): 128 + number
      }
    return Outcome(
      code: code, output: pipes.read, complaint: ChildProcess.text(fileno(complaints)))
  }

  /// What a file holds from its beginning, up to a length that is enough for sentences.
  private static func text(_ file: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = pread(file, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// A pipe: the end to read from, the end to write to.
  private static func pipe() throws(SystemFault) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    if pipe2(&ends, O_CLOEXEC) != 0 { throw SystemFault("pipe") }
    return (ends[0], ends[1])
  }
}

/// The pipes to a program, served in turn so that neither side waits for the other for ever.
private struct Pipes {
  private let input: [UInt8]
  private var given = 0
  /// Where to write; closed when all was given.
  private var writing: Int32?
  /// Where to read; nil once nothing more comes.
  private var reading: Int32?
  /// What came.
  private(set) var read: [UInt8] = []

  init(input: [UInt8], writing: Int32, reading: Int32) {
    self.input = input
    self.writing = writing
    self.reading = reading
  }

  mutating func pump() {
    if let writing { _ = fcntl(writing, F_SETFL, O_NONBLOCK) }
    endIfGiven()
    while reading != nil || writing != nil {
      var sources = [
        pollfd(fd: reading ?? -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: writing ?? -1, events: Int16(POLLOUT), revents: 0),
      ]
      if poll(&sources, 2, -1) < 0, errno != EINTR { return }
      if sources[0].revents != 0 { take() }
      if sources[1].revents != 0 { give() }
    }
  }

  private mutating func take() {
    guard let source = reading else { return }
    let room = 1 << 16
    let count = withUnsafeTemporaryAllocation(byteCount: room, alignment: 1) { buffer in
      let count = Glibc.read(source, buffer.baseAddress, room)
      if count > 0 { read.append(contentsOf: buffer[..<count]) }
      return count
    }
    if count == 0 || count < 0 && errno != EINTR { reading = nil }
  }

  private mutating func give() {
    guard let writing else { return }
    let count = input[given...].withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
    if count > 0 { given += count }
    // A program that reads no further says itself why.
    if count < 0, errno != EINTR, errno != EAGAIN { given = input.count }
    endIfGiven()
  }

  private mutating func endIfGiven() {
    guard given == input.count, let end = writing else { return }
    close(end)
    writing = nil
  }
}
