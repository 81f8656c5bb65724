import CPosix
import CTestSupport
import Glibc

extension PseudoTerminal {
  /// A program to be started.
  struct Spawn {
    /// Its path, or a name to be looked for in `PATH`.
    var program: String
    /// Its arguments, without its name.
    var arguments: [String]
    /// All of its environment.
    var environment: [String: String]

    /// Starts the program in a session of its own, on a terminal that becomes that session's.
    func start(on path: String) throws(PseudoTerminalError) -> Int32 {
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      try Self.ask(&attributes)
      try Self.ask(&actions, terminal: path)
      return try start(&actions, &attributes)
    }

    private func start(
      _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
    ) throws(PseudoTerminalError) -> Int32 {
      let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      let words = Self.copies(of: [program] + arguments)
      let settings = Self.copies(of: variables)
      defer { for word in words + settings { free(word) } }
      var pid: pid_t = 0
      try Self.check(
        "posix_spawn", posix_spawnp(&pid, program, &actions, &attributes, words, settings))
      return pid
    }

    /// Asks for a new session, and for signals as no program has touched them.
    private static func ask(_ attributes: inout posix_spawnattr_t) throws(PseudoTerminalError) {
      var all = sigset_t()
      var none = sigset_t()
      sigfillset(&all)
      sigemptyset(&none)
      let flags =
        husok_spawn_session() | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
      try check("posix_spawnattr_setsigdefault", posix_spawnattr_setsigdefault(&attributes, &all))
      try check("posix_spawnattr_setsigmask", posix_spawnattr_setsigmask(&attributes, &none))
      try check("posix_spawnattr_setflags", posix_spawnattr_setflags(&attributes, flags))
    }

    /// Asks for the terminal as standard input, output and error, and for no other open file.
    ///
    /// The first terminal that a session's leader opens becomes the session's.
    private static func ask(
      _ actions: inout posix_spawn_file_actions_t, terminal path: String
    ) throws(PseudoTerminalError) {
      try check(
        "addopen", posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, path, O_RDWR, 0))
      for copy in [STDOUT_FILENO, STDERR_FILENO] {
        try check("adddup2", posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, copy))
      }
      try check("addclosefrom", husok_spawn_close_from(&actions, STDERR_FILENO + 1))
    }

    /// C strings, ended by a null pointer; whoever asked frees them.
    private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
      texts.map { strdup($0) } + [nil]
    }

    private static func check(_ call: String, _ code: Int32) throws(PseudoTerminalError) {
      guard code == 0 else { throw PseudoTerminalError(call: call, code: code) }
    }
  }
}
