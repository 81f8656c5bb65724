import Synchronization

/// Until when something may be waited for.
struct Deadline {
  private let end: ContinuousClock.Instant
  private let haste: Haste?

  /// So many milliseconds from now, or sooner where there is haste.
  init(milliseconds: Int, haste: Haste? = nil) {
    end = ContinuousClock.now + .milliseconds(milliseconds)
    self.haste = haste
  }

  /// Whether it is over.
  var isOver: Bool { ContinuousClock.now >= end || haste?.isOver ?? false }
}

/// Whether a program is about to end, so that nothing may be waited for any longer. Can be set from
/// any thread.
public final class Haste: Sendable {
  private let end = Mutex<ContinuousClock.Instant?>(nil)

  /// There is all the time that a wait takes.
  public init() {}

  /// From now on every wait ends within so many milliseconds, counted from now.
  public func begin(milliseconds: Int) {
    end.withLock { $0 = $0 ?? ContinuousClock.now + .milliseconds(milliseconds) }
  }

  /// Whether the time is over.
  var isOver: Bool { end.withLock { $0.map { ContinuousClock.now >= $0 } ?? false } }
}
