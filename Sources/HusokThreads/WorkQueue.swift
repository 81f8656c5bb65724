/// Work that is done one piece after another beside the thread that asks for it. Its thread ends where
/// there was none for some time.
///
/// `@unchecked`: what changes is touched while locked only.
public final class WorkQueue: @unchecked Sendable {
  private let monitor = Monitor()
  private var waiting: [(due: Milliseconds, body: @Sendable () -> Void)] = []
  private var thread = Thread.none
  /// How long its thread waits for more.
  private static let patience = 2000

  private enum Thread {
    case none, own
    /// Where the system has none left, it is that of who asks.
    case asking
  }

  /// A queue without work.
  public init() {}

  /// Adds work, to be done after what was added before; or not sooner than after some milliseconds.
  public func add(after milliseconds: Int = 0, _ body: @escaping @Sendable () -> Void) {
    let due = Milliseconds.now.adding(milliseconds)
    let runs = monitor.locked { () -> Bool in
      let begins = thread == .none
      if begins {
        thread = .own
        if !monitor.beginThread(run) { thread = .asking }
      }
      let place = waiting.firstIndex { due < $0.due } ?? waiting.count
      waiting.insert((due, body), at: place)
      monitor.tell()
      return begins && thread == .asking
    }
    if runs { run() }
  }

  @Sendable private func run() {
    while let body = next() { body() }
  }

  /// The next work, once it is due; nil where there was none for long.
  private func next() -> (@Sendable () -> Void)? {
    monitor.locked {
      var end = Milliseconds.now.adding(WorkQueue.patience)
      while true {
        if let first = waiting.first {
          if first.due <= .now { return waiting.removeFirst().body }
          monitor.wait(until: first.due)
          end = Milliseconds.now.adding(WorkQueue.patience)
        } else if thread == .own, .now < end {
          monitor.wait(until: end)
        } else {
          thread = .none
          return nil
        }
      }
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
