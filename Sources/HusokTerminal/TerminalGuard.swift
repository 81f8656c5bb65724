import CPosix
import Glibc

/// Brings the terminal back whatever ends the program, and turns the signals that end or stop it
/// into bytes in a pipe. The only file with state that signal handlers reach: it is written before
/// they are installed, and read by them alone.
public enum TerminalGuard {
  nonisolated(unsafe) private static var modes = termios()
  nonisolated(unsafe) private static var restoring: UnsafeMutablePointer<UInt8>?
  nonisolated(unsafe) private static var restoringCount = 0
  nonisolated(unsafe) private static var isArmed: sig_atomic_t = 0
  nonisolated(unsafe) private static var pipe: (read: Int32, write: Int32) = (-1, -1)

  /// Signals that end the program after its work is saved. One that was ignored when it was
  /// started ends it as little as before.
  private static let ending: [Int32] = {
    var numbers: [Int32] = []
    while case let number = husok_ending_signal(Int32(numbers.count)), number != 0 {
      numbers.append(number)
    }
    return numbers.filter { husok_signal_is_ignored($0) == 0 }
  }()
  /// Signals of a program that went wrong.
  private static let crashes = [
    SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS,
  ]

  /// Remembers how the terminal is before it is changed.
  static func remember() {
    tcgetattr(STDIN_FILENO, &modes)
  }

  /// From now on a crash writes these bytes and sets the terminal's modes back before it goes on.
  static func arm(restoring bytes: [UInt8]) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
    copy.initialize(from: bytes, count: bytes.count)
    restoring = copy
    restoringCount = bytes.count
    isArmed = 1
    useAlternateStack()
    for number in crashes { _ = husok_handle_signal(number, onCrash, husok_crash_flags()) }
  }

  /// The terminal is as it was; a crash needs to do nothing more.
  static func disarm() {
    isArmed = 0
  }

  /// Sets the terminal back, using nothing but what a signal handler may.
  private static func restoreNow() {
    guard isArmed != 0, let restoring else { return }
    isArmed = 0
    _ = write(STDOUT_FILENO, restoring, restoringCount)
    _ = tcsetattr(STDIN_FILENO, TCSANOW, &modes)
  }

  private static let onCrash: @convention(c) (Int32) -> Void = { number in
    TerminalGuard.restoreNow()
    // The handler was reset when it was entered, so this ends the program as it would have ended.
    raise(number)
  }

  /// A stack overflow leaves no room for a handler on the stack itself.
  private static func useAlternateStack() {
    let size = 64 * 1024
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }
}

extension TerminalGuard {
  /// Turns the signals that end or stop the program into bytes that wake `poll`.
  ///
  /// - Returns: the descriptor to read them from; nil where the system has no pipe left.
  public static func forwardSignals() -> Int32? {
    var ends: [Int32] = [-1, -1]
    guard husok_pipe(&ends) == 0 else { return nil }
    pipe = (ends[0], ends[1])
    for number in ending { _ = husok_handle_signal(number, onSignal, 0) }
    _ = husok_handle_signal(SIGTSTP, onSignal, 0)
    _ = husok_ignore_signal(SIGPIPE)
    return pipe.read
  }

  /// While another program has the terminal, its keys for interrupting and quitting are meant for
  /// that program alone, and the one for stopping stops both, so that the shell gets the terminal
  /// (POSIX, system()).
  static func lend() {
    for number in [SIGINT, SIGQUIT] { _ = husok_ignore_signal(number) }
    _ = husok_default_signal(SIGTSTP)
  }

  /// The other program is done with the terminal.
  static func takeBack() {
    for number in [SIGINT, SIGQUIT] where ending.contains(number) {
      _ = husok_handle_signal(number, onSignal, 0)
    }
    _ = husok_handle_signal(SIGTSTP, onSignal, 0)
  }

  /// The next signal that came; nil where none did.
  public static func nextSignal() -> Int32? {
    var byte: UInt8 = 0
    return read(pipe.read, &byte, 1) == 1 ? Int32(byte) : nil
  }

  /// Stops the program as the shell expects, and comes back when it goes on.
  static func stop() {
    _ = husok_default_signal(SIGTSTP)
    kill(0, SIGTSTP)
    _ = husok_handle_signal(SIGTSTP, onSignal, 0)
  }

  /// Ends the program by a signal, so that whoever started it sees which.
  public static func end(by number: Int32) {
    _ = husok_default_signal(number)
    raise(number)
  }

  private static let onSignal: @convention(c) (Int32) -> Void = { number in
    let before = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(TerminalGuard.pipe.write, &byte, 1)
    errno = before
  }
}
