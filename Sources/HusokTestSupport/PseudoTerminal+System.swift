import CPosix
import CTestSupport
import Glibc

extension PseudoTerminal {
  /// A file descriptor that is closed when its owner goes.
  struct Descriptor: ~Copyable {
    /// The number; negative if opening it failed.
    let number: Int32

    /// Whether there is anything to read from or close.
    var isOpen: Bool { number >= 0 }

    /// Takes over what a call that opens has returned.
    init(_ number: Int32) { self.number = number }

    deinit {
      if number >= 0 { close(number) }
    }
  }

  /// A moment after which something is no longer waited for.
  struct Deadline {
    private let instant: ContinuousClock.Instant

    /// The moment some seconds from now.
    init(seconds: Double) { instant = .now + .seconds(seconds) }

    /// The time until then, rounded up; 0 if it has passed.
    var milliseconds: Int32 {
      let left = ContinuousClock.now.duration(to: instant)
      guard left > .zero else { return 0 }
      let (seconds, attoseconds) = left.components
      return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
  }

  /// What of the things waited for has come.
  struct Ready {
    /// Whether the terminal can be read, if only to learn that it has ended.
    var terminal: Bool
    /// Whether the terminal can be written to.
    var room: Bool
    /// Whether the process has ended.
    var process: Bool
  }

  /// Waits for a terminal or the end of a process; -1 stands for one not waited for.
  ///
  /// Gives nil if the time is over. Looks once even if it was over from the start.
  static func poll(
    _ terminal: Int32, process: Int32, deadline: Deadline, events: Int32 = POLLIN
  ) -> Ready? {
    var entries = [
      pollfd(fd: terminal, events: Int16(events), revents: 0),
      pollfd(fd: process, events: Int16(POLLIN), revents: 0),
    ]
    var count: Int32
    repeat {
      count = Glibc.poll(&entries, nfds_t(entries.count), deadline.milliseconds)
    } while count < 0 && errno == EINTR
    guard count > 0 else { return nil }
    let came = entries.map { Int32($0.revents) }
    return Ready(
      terminal: came[0] & ~POLLOUT != 0, room: came[0] & POLLOUT != 0, process: came[1] != 0)
  }

  /// Opens a new terminal's master side and gives it a size.
  static func openMaster(columns: Int, rows: Int) throws(PseudoTerminalError) -> Descriptor {
    let master = Descriptor(husok_open_pseudo_terminal())
    guard master.isOpen else { throw PseudoTerminalError(call: "posix_openpt", code: errno) }
    guard husok_unlock_pseudo_terminal(master.number) == 0 else {
      throw PseudoTerminalError(call: "unlockpt", code: errno)
    }
    guard husok_set_terminal_size(master.number, Int32(columns), Int32(rows)) == 0 else {
      throw PseudoTerminalError(call: "TIOCSWINSZ", code: errno)
    }
    return master
  }

  /// The path at which a program opens its side of the terminal.
  static func slavePath(of master: borrowing Descriptor) throws(PseudoTerminalError) -> String {
    var bytes = [CChar](repeating: 0, count: 128)
    let code = husok_pseudo_terminal_name(master.number, &bytes, bytes.count)
    guard code == 0 else { throw PseudoTerminalError(call: "ptsname_r", code: code) }
    return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Kills a process group and waits for its leader, which must not have been waited for yet.
  static func end(_ pid: Int32) {
    _ = kill(-pid, SIGKILL)
    while waitpid(pid, nil, 0) < 0 && errno == EINTR {}
  }
}
