import CPosix
import Synchronization

/// Work on many things that stand each on their own, shared by several processors.
public enum Parallel {
  /// How many threads may be begun besides those that run: each processor is to have one.
  private static let free = Atomic<Int>(Int(husok_processors()) - 1)

  /// Hands the numbers from 0 to a count to a body, several at a time, and waits for all.
  public static func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
    let helpers = count < 2 ? 0 : taken(atMost: count - 1)
    if helpers == 0 {
      for number in 0..<count { body(number) }
      return
    }
    defer { free.add(helpers, ordering: .relaxed) }
    withoutActuallyEscaping(body) { body in
      let next = Counter()
      let run: @Sendable () -> Void = {
        while let number = next.take(before: count) { body(number) }
      }
      let threads = (0..<helpers).compactMap { _ in PlainThread(run) }
      run()
      for thread in threads { thread.join() }
    }
  }

  private static func taken(atMost wanted: Int) -> Int {
    var there = free.load(ordering: .relaxed)
    while there > 0 {
      let count = min(there, wanted)
      let (isTaken, now) = free.compareExchange(
        expected: there, desired: there - count, ordering: .relaxed)
      if isTaken { return count }
      there = now
    }
    return 0
  }

  private final class Counter: Sendable {
    private let next = Atomic<Int>(0)

    func take(before end: Int) -> Int? {
      let number = next.add(1, ordering: .relaxed).oldValue
      return number < end ? number : nil
    }
  }
}

extension Parallel {
  /// What a body makes of each element, in their order.
  public static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    if elements.count < 2 { return elements.map(body) }
    let made = Mutex<[Int: Result]>([:])
    forEach(elements.count) { place in
      let result = body(elements[place])
      made.withLock { $0[place] = result }
    }
    let all = made.withLock { $0 }
    return elements.indices.compactMap { all[$0] }
  }

  /// The same with shares of so many elements at a time.
  public static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], shares size: Int, _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    mapShares(elements.count, of: size) { elements[$0].map(body) }.flatMap { $0 }
  }

  /// What a body makes of each share of so many numbers, from 0 to a count, in their order.
  public static func mapShares<Result: Sendable>(
    _ count: Int, of size: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    if count <= size { return [body(0..<count)] }
    let starts = Array(stride(from: 0, to: count, by: size))
    return map(starts) { body($0..<min($0 + size, count)) }
  }
}
