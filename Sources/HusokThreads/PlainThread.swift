import Glibc

/// Threads of the system.
enum PlainThread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Begins a thread that nobody waits for; false where the system has none left.
  ///
  /// Signals are the main thread's, which waits for them; but for those that tell of a mistake, whose
  /// handlers put the terminal back.
  static func begin(_ body: @escaping @Sendable () -> Void) -> Bool {
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
    if code == 0 {
      pthread_detach(handle)
    } else {
      held.release()
    }
    return code == 0
  }
}
