import Dispatch
import Synchronization

/// Work that several processors share.
enum Parallel {
  /// What a body makes of each element, in their order. Each must stand on its own.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    if elements.count < 2 { return elements.map(body) }
    let made = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: elements.count) { place in
      let result = body(elements[place])
      made.withLock { $0[place] = result }
    }
    let all = made.withLock { $0 }
    return elements.indices.compactMap { all[$0] }
  }
}
