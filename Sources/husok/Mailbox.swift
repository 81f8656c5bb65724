import CPosix
import Glibc
import HusokApp
import Synchronization

/// Where work on other threads leaves its results: a locked list, and a pipe that wakes `poll`.
final class Mailbox: Sendable {
  private let messages = Mutex<[Message]>([])
  /// The end of the pipe to wait for.
  let descriptor: Int32
  private let waking: Int32

  /// A mailbox; nil where the system has no pipe left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard husok_pipe(&ends) == 0 else { return nil }
    descriptor = ends[0]
    waking = ends[1]
  }

  /// Leaves a message and wakes whoever waits.
  func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    var byte: UInt8 = 1
    _ = write(waking, &byte, 1)
  }

  /// Takes all messages out.
  func takeAll() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    return messages.withLock { messages in
      defer { messages.removeAll() }
      return messages
    }
  }
}
