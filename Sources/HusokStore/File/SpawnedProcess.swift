import CPosix
import Glibc

/// A program that was started beside husok, by its words: no shell stands in between, unless it is the
/// program itself.
public struct SpawnedProcess {
  /// How a program ended.
  public enum End: Equatable, Sendable {
    /// With an exit code.
    case exited(Int32)
    /// By a signal.
    case signalled(Int32)
  }

  private let process: pid_t

  /// Starts a program, which is looked up as a shell would.
  ///
  /// - Parameters:
  ///   - words: its name and its arguments.
  ///   - streams: what it reads from, writes to and complains to; none for those of this program.
  ///   - environment: all variables that it is told, as `NAME=VALUE`; nil for those of this program.
  ///   - signals: the signals that it finds as any program does, beside those that husok ignores for
  ///     itself.
  ///   - hasTerminal: whether it may use the terminal of this program; without one nothing that it calls
  ///     can ask the person.
  public init(
    _ words: [String], streams: [Int32] = [], environment: [String]? = nil,
    resetting signals: [Int32] = [], hasTerminal: Bool = true
  ) throws(SystemFault) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    SpawnedProcess.setSignals([SIGPIPE, SIGXFSZ] + signals, &attributes)
    let session = hasTerminal ? 0 : husok_spawn_session()
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK) | session)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = (environment ?? []).map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    let name = words.first ?? ""
    let fault =
      environment == nil
      ? posix_spawnp(&process, name, &actions, &attributes, &arguments, environ)
      : posix_spawnp(&process, name, &actions, &attributes, &arguments, &variables)
    if fault != 0 { throw SystemFault("posix_spawn", number: fault, at: name) }
    self.process = process
  }

  /// The signals that the program finds as any does. None are held back from it, whichever thread starts
  /// it.
  private static func setSignals(
    _ numbers: [Int32], _ attributes: inout posix_spawnattr_t
  ) {
    var (signals, none) = (sigset_t(), sigset_t())
    sigemptyset(&signals)
    sigemptyset(&none)
    for number in numbers { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setsigmask(&attributes, &none)
  }

  /// Waits for its end.
  public func wait() throws(SystemFault) -> End {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { throw SystemFault("waitpid") }
    }
    return husok_status_exited(status) != 0
      ? .exited(husok_status_code(status)) : .signalled(husok_status_signal(status))
  }
}
