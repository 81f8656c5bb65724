/// Work that is done one piece after another beside the thread that asks for it. While there is none,
/// no thread waits for any.
///
/// `@unchecked`: what waits is touched while locked only.
public final class WorkQueue: @unchecked Sendable {
  private let monitor = Monitor()
  private var waiting: [(due: Milliseconds, body: @Sendable () -> Void)] = []
  private var hasThread = false

  /// A queue without work.
  public init() {}

  /// Adds work, to be done after what was added before; or not sooner than after some milliseconds.
  public func add(after milliseconds: Int = 0, _ body: @escaping @Sendable () -> Void) {
    let due = Milliseconds.now.adding(milliseconds)
    let begins = monitor.locked { () -> Bool in
      let place = waiting.firstIndex { due < $0.due } ?? waiting.count
      waiting.insert((due, body), at: place)
      monitor.tell()
      defer { hasThread = true }
      return !hasThread
    }
    // Without a thread, it is done here.
    if begins, !PlainThread.detach(run) { run() }
  }

  @Sendable private func run() {
    while let body = next() { body() }
  }

  /// The next work, once it is due; nil where there is none.
  private func next() -> (@Sendable () -> Void)? {
    monitor.locked {
      while let first = waiting.first {
        if first.due <= .now { return waiting.removeFirst().body }
        monitor.wait(until: first.due)
      }
      hasThread = false
      return nil
    }
  }
}

/// Something that one thread waits for and another does.
///
/// `@unchecked`: whether it is done is touched while locked only.
public final class Gate: @unchecked Sendable {
  private let monitor = Monitor()
  private var isOpen = false

  /// Nothing was done yet.
  public init() {}

  /// It is done.
  public func open() {
    monitor.locked {
      isOpen = true
      monitor.tell()
    }
  }

  /// Waits until it is done, but no longer than some milliseconds; false where it was not.
  public func wait(milliseconds: Int) -> Bool {
    let end = Milliseconds.now.adding(milliseconds)
    return monitor.locked {
      while !isOpen, .now < end { monitor.wait(until: end) }
      return isOpen
    }
  }
}
