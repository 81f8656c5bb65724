import Dispatch
import Synchronization

/// Work on many things that stand each on their own, shared by several processors.
enum Shares {
  /// What a body makes of each share of so many numbers, from 0 to a count, in their order.
  static func map<Result: Sendable>(
    _ count: Int, of share: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let pieces = (count + share - 1) / share
    if pieces < 2 { return [body(0..<count)] }
    let made = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let result = body(piece * share..<min(count, (piece + 1) * share))
      made.withLock { $0[piece] = result }
    }
    let all = made.withLock { $0 }
    return (0..<pieces).compactMap { all[$0] }
  }
}
