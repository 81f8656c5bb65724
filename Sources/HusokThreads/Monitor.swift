import Glibc

/// A lock with which threads tell each other that something changed.
///
/// `@unchecked`: the system keeps what it points to.
final class Monitor: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(lock, nil)
    // Waiting must not hang on a clock that somebody sets.
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(lock)
    condition.deallocate()
    lock.deallocate()
  }

  /// Does something that no other thread may do meanwhile.
  func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }

  /// Begins a thread, and waits until it is there: what it is handed then finds it asleep, or soon to be.
  /// To be called while locked, with the lock let go of meanwhile; false where the system has none left.
  ///
  /// The system wakes a thread that sleeps on a free processor at once, but leaves a new one on that of
  /// the thread that began it, where the two wait for one another for milliseconds.
  func beginThread(_ body: @escaping @Sendable () -> Void) -> Bool {
    let arrival = Arrival()
    let begins = PlainThread.begin {
      self.locked {
        arrival.isThere = true
        self.tell()
      }
      body()
    }
    while begins, !arrival.isThere { wait() }
    return begins
  }

  /// `@unchecked`: touched while locked only.
  private final class Arrival: @unchecked Sendable {
    var isThere = false
  }

  /// Tells all who wait that something changed. To be called while locked.
  func tell() { pthread_cond_broadcast(condition) }

  /// Waits, with the lock let go of, until something is told, but no longer than until a moment. To be
  /// called while locked.
  func wait(until moment: Milliseconds? = nil) {
    guard let moment else {
      pthread_cond_wait(condition, lock)
      return
    }
    var time = timespec(tv_sec: moment.count / 1000, tv_nsec: moment.count % 1000 * 1_000_000)
    pthread_cond_timedwait(condition, lock, &time)
  }
}

/// A moment of the clock that nobody sets.
public struct Milliseconds: Comparable, Sendable {
  /// The milliseconds since a beginning that stays the same while the machine runs.
  public let count: Int

  /// The present one.
  public static var now: Milliseconds {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Milliseconds(count: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
  }

  func adding(_ more: Int) -> Milliseconds { Milliseconds(count: count + more) }

  /// Whether one comes before another.
  public static func < (one: Milliseconds, other: Milliseconds) -> Bool { one.count < other.count }
}
