import Dispatch
import HusokModel
import Synchronization

extension StoredChanges {
  /// All changes, oldest first.
  func all() -> [Change] { mapped { $0.map { change(at: $0) } } }

  /// Something of each line, oldest first. Each stands on its own, so that several processors share
  /// the work where there is much of it.
  func mapped<Result: Sendable>(_ body: @Sendable (Range<Int>) -> [Result]) -> [Result] {
    let share = 512
    let pieces = (count + share - 1) / share
    if pieces < 2 { return body(0..<count) }
    let made = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let results = body(piece * share..<min(count, (piece + 1) * share))
      made.withLock { $0[piece] = results }
    }
    let all = made.withLock { $0 }
    return (0..<pieces).flatMap { all[$0] ?? [] }
  }
}
