import CPosix
import CTestSupport
import Glibc

/// A system call that failed when a program was to be started on a pseudo-terminal.
public struct PseudoTerminalError: Error, Equatable, CustomStringConvertible {
  /// The name of the call.
  public let call: String
  /// Its error number.
  public let code: Int32

  /// Both for a reader, the error in words.
  public var description: String { "\(call): \(String(cString: strerror(code)))" }
}

/// A program that runs on a terminal of its own, and the screen of that terminal.
///
/// What the program writes is read only while one of the methods here waits or sends; then the
/// screen is as the program left it so far. When the last reference goes, the program is killed.
public final class PseudoTerminal {
  /// How a program ended.
  public enum ExitStatus: Equatable, Sendable {
    /// It returned a code.
    case exited(Int32)
    /// A signal ended it.
    case signalled(Int32)
  }

  /// The program's process, which also is the leader of its session and process group.
  public let pid: Int32

  /// The terminal's screen, as of what was read so far.
  public private(set) var screen: VirtualTerminal

  /// Every byte read so far since the program was started.
  public private(set) var output: [UInt8] = []

  /// How the program ended; nil as long as nothing noticed that it has.
  public private(set) var exitStatus: ExitStatus?

  private let master: Descriptor
  private let process: Descriptor
  private var hasOutputEnded = false

  /// Starts a program on a new terminal of some size.
  ///
  /// The program is looked for in `PATH` unless its name has a slash. It gets the environment
  /// given and nothing of the caller's: no open file, no ignored or blocked signal. The terminal
  /// is its controlling one, at its standard input, output and error. Fails if the program
  /// cannot be started.
  public init(
    _ program: String, arguments: [String], environment: [String: String],
    columns: Int, rows: Int
  ) throws(PseudoTerminalError) {
    let master = try Self.openMaster(columns: columns, rows: rows)
    let spawn = Spawn(program: program, arguments: arguments, environment: environment)
    let pid = try spawn.start(on: try Self.slavePath(of: master))
    let process = Descriptor(husok_process_descriptor(pid))
    guard process.isOpen else {
      let code = errno
      Self.end(pid)
      throw PseudoTerminalError(call: "pidfd_open", code: code)
    }
    self.pid = pid
    self.master = master
    self.process = process
    screen = VirtualTerminal(columns: columns, rows: rows)
  }

  deinit {
    if exitStatus == nil { Self.end(pid) }
  }
}

extension PseudoTerminal {
  /// Reads until the screen contains a text; false if it does not within some seconds.
  ///
  /// The text may go over several rows, with a line feed between two. Blanks at its end do not
  /// matter, as the screen does not tell them from empty cells. Gives up at once when the program
  /// has closed the terminal.
  public func waitFor(_ text: String, seconds: Double = 10) -> Bool {
    let blanks = text.reversed().prefix { $0 == " " }
    let wanted = text.dropLast(blanks.count)
    return wait(until: { $0.text.contains(wanted) }, seconds: seconds)
  }

  /// Reads until the screen is as wanted; false if it is not within some seconds.
  ///
  /// Gives up at once when the program has closed the terminal.
  public func wait(until isWanted: (VirtualTerminal) -> Bool, seconds: Double = 10) -> Bool {
    let deadline = Deadline(seconds: seconds)
    while !isWanted(screen) {
      guard readNext(before: deadline) else { return false }
    }
    return true
  }

  /// Reads until the program has written nothing for some time, or has closed the terminal.
  ///
  /// Gives up on a program that never is quiet, and then gives false.
  @discardableResult
  public func drain(milliseconds: Int, seconds: Double = 10) -> Bool {
    let end = Deadline(seconds: seconds)
    while readNext(before: Deadline(seconds: Double(milliseconds) / 1000)) {
      guard end.milliseconds > 0 else { return false }
    }
    return true
  }

  /// Reads on until the program has ended; nil if it has not within some seconds.
  ///
  /// What the program wrote before is read. Asked again, it gives the same at once.
  public func waitForExit(seconds: Double = 10) -> ExitStatus? {
    let deadline = Deadline(seconds: seconds)
    while exitStatus == nil {
      let ready = Self.poll(
        hasOutputEnded ? -1 : master.number, process: process.number, deadline: deadline)
      guard let ready else { return nil }
      if ready.terminal { read() }
      guard ready.process else { continue }
      guard reap() else { return nil }
      while readNext(before: Deadline(seconds: 0)), deadline.milliseconds > 0 {}
    }
    return exitStatus
  }

  /// Types a text; false if the program does not take it.
  @discardableResult
  public func send(_ text: String) -> Bool { send(bytes: Array(text.utf8)) }

  /// Types bytes; false if the program closed the terminal or takes nothing for some seconds.
  ///
  /// Reads what the program writes meanwhile, so that neither waits for the other.
  @discardableResult
  public func send(bytes: [UInt8], seconds: Double = 10) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard !hasOutputEnded else { return false }
      let count = rest.withUnsafeBytes { write(master.number, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        guard waitForRoom(before: Deadline(seconds: seconds)) else { return false }
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Gives the terminal and its screen another size; the program is told by `SIGWINCH`.
  ///
  /// What the program wrote before is read first, so that it is shown in the size it was for.
  public func resize(columns: Int, rows: Int) {
    while readNext(before: Deadline(seconds: 0)) {}
    _ = husok_set_terminal_size(master.number, Int32(columns), Int32(rows))
    screen.resize(columns: columns, rows: rows)
  }

  /// Sends the program a signal; nothing happens if it is known to have ended.
  public func signal(_ number: Int32) {
    if exitStatus == nil { _ = kill(pid, number) }
  }

  /// The terminal's modes as the program set them; nil if there are none any more.
  ///
  /// They say whether typed characters are echoed, whether they come in lines, and whether some
  /// of them send signals.
  public func terminalModes() -> (echo: Bool, canonical: Bool, isig: Bool)? {
    var modes = termios()
    guard tcgetattr(master.number, &modes) == 0 else { return nil }
    let isOn = { (flag: Int32) in modes.c_lflag & tcflag_t(flag) != 0 }
    return (isOn(ECHO), isOn(ICANON), isOn(ISIG))
  }
}

extension PseudoTerminal {
  /// Waits for output and reads it; false if none came in time or there will be no more.
  private func readNext(before deadline: Deadline) -> Bool {
    guard !hasOutputEnded, Self.poll(master.number, process: -1, deadline: deadline) != nil else {
      return false
    }
    read()
    return !hasOutputEnded
  }

  /// Reads what the program has written, and shows it.
  ///
  /// The end is an error here: reading fails once nobody has the terminal open.
  private func read() {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      let result = Glibc.read(master.number, buffer.baseAddress, buffer.count)
      code = result < 0 ? errno : 0
      count = max(0, result)
    }
    hasOutputEnded = bytes.isEmpty && code != EAGAIN && code != EINTR
    output += bytes
    screen.feed(bytes)
  }

  /// Waits until the terminal takes more input, reading meanwhile; false if it does not in time.
  private func waitForRoom(before deadline: Deadline) -> Bool {
    while !hasOutputEnded {
      let ready = Self.poll(
        master.number, process: -1, deadline: deadline, events: POLLIN | POLLOUT)
      guard let ready else { return false }
      if ready.terminal { read() }
      if ready.room { return true }
    }
    return false
  }

  /// Learns how the program ended, which it must have done; false if that cannot be learnt.
  private func reap() -> Bool {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    let isExit = husok_status_exited(status) != 0
    exitStatus =
      isExit ? .exited(husok_status_code(status)) : .signalled(husok_status_signal(status))
    return true
  }
}
