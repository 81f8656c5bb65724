import Glibc

/// A thread of the system.
struct PlainThread {
  private let handle: pthread_t

  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Begins a thread that is waited for; nil where the system has none left.
  init?(_ body: @escaping @Sendable () -> Void) {
    guard let handle = PlainThread.begin(body) else { return nil }
    self.handle = handle
  }

  /// Waits for its end.
  func join() { pthread_join(handle, nil) }

  /// Begins a thread that nobody waits for; false where the system has none left.
  static func detach(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let handle = begin(body) else { return false }
    pthread_detach(handle)
    return true
  }

  /// Signals are the main thread's, which waits for them; but for those that tell of a mistake, whose
  /// handlers put the terminal back.
  private static func begin(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var handle = pthread_t()
    var (signals, before) = (sigset_t(), sigset_t())
    sigfillset(&signals)
    for own in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS, SIGPIPE] {
      sigdelset(&signals, own)
    }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let held = Unmanaged.passRetained(Body(body))
    let code = pthread_create(
      &handle, nil,
      { held in
        if let held { Unmanaged<Body>.fromOpaque(held).takeRetainedValue().run() }
        return nil
      }, held.toOpaque())
    if code == 0 { return handle }
    held.release()
    return nil
  }
}
