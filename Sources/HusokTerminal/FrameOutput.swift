import CNcurses
import CPosix
import Glibc

/// Where ncurses writes to. ncurses hands out a frame in a piece for each move of the cursor, and over
/// ssh each piece may go as a packet of its own; a frame is gathered here and goes out whole.
final class FrameOutput {
  /// The terminal, under a number of its own: while a frame is gathered, the memory has the number.
  private let descriptor: Int32
  /// What is gathered; -1 where the system has no such memory: then pieces go out as they come.
  private let memory: Int32
  /// The stream that ncurses is given.
  let file: UnsafeMutablePointer<FILE>
  /// What is left out of a frame.
  var trimming = FrameTrimming(goesToColumns: false)

  /// The output of the terminal that the program was started on; nil where no descriptor is left.
  init?() {
    descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { return nil }
    guard let file = fdopen(descriptor, "w") else {
      close(descriptor)
      return nil
    }
    self.file = file
    memory = husok_memory_file()
  }

  deinit { if memory >= 0 { close(memory) } }

  /// Sends what is written meanwhile in one piece.
  func gather(_ body: () -> Void) {
    // Coming back from another program, ncurses sets the terminal's modes through the same number.
    guard memory >= 0, !isendwin(), husok_replace(descriptor, memory) >= 0 else { return body() }
    body()
    _ = husok_replace(descriptor, STDOUT_FILENO)
    sendGathered()
  }

  private func sendGathered() {
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      filled = max(0, pread(memory, room.baseAddress, count, 0))
    }
    lseek(memory, 0, SEEK_SET)
    FrameOutput.send(trimming.trimmed(bytes))
  }

  /// Writes bytes to the terminal, whatever interrupts it, also where another program left it so that
  /// nothing waits until there is room.
  static func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var room = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&room, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }
}
