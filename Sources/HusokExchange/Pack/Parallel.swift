import Dispatch
import Synchronization

/// Work that several processors share.
enum Parallel {
  /// What a body makes of each element, in their order, shares of so many at a time.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], shares size: Int, _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    let starts = Array(stride(from: 0, to: elements.count, by: size))
    return map(starts) { start in
      elements[start..<min(start + size, elements.count)].map(body)
    }.flatMap { $0 }
  }

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
