/// Work on many things that stand each on their own, shared by several processors.
public enum Parallel {
  /// Hands the numbers from 0 to a count to a body, several at a time, and waits for all.
  public static func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
    if count < 2 {
      if count == 1 { body(0) }
      return
    }
    withoutActuallyEscaping(body) { body in
      Helpers.shared.share(SharedWork(count: count, body))
    }
  }
}

extension Parallel {
  /// Begins, where a processor is free, with something that is needed soon and is made once by whoever
  /// comes first.
  public static func ahead(_ body: @escaping @Sendable () -> Void) {
    Helpers.shared.add(SharedWork(count: 1) { _ in body() })
  }

  /// What a body makes of each element, in their order; by shares of so many elements at a time.
  @inlinable
  public static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], shares size: Int = 1, _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    if elements.count <= size { return elements.map(body) }
    return [Result](unsafeUninitializedCapacity: elements.count) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      let room = Room(base: base)
      forEach((elements.count + size - 1) / size) { share in
        for place in share * size..<min((share + 1) * size, elements.count) {
          (room.base + place).initialize(to: body(elements[place]))
        }
      }
      count = elements.count
    }
  }

  /// Where results are put.
  ///
  /// `@unchecked`: each place is written by one thread alone.
  @usableFromInline
  struct Room<Result>: @unchecked Sendable {
    @usableFromInline let base: UnsafeMutablePointer<Result>

    @usableFromInline
    init(base: UnsafeMutablePointer<Result>) { self.base = base }
  }

  /// What a body makes of each share of so many numbers, from 0 to a count, in their order.
  @inlinable
  public static func mapShares<Result: Sendable>(
    _ count: Int, of size: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    if count <= size { return [body(0..<count)] }
    let starts = Array(stride(from: 0, to: count, by: size))
    return map(starts) { body($0..<min($0 + size, count)) }
  }
}
