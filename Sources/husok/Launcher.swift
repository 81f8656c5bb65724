import Glibc
import HusokStore

/// Programs that are run beside husok and have nothing to do with its terminal.
enum Launcher {
  /// Runs a program and waits for it: how it ended, 127 where there is none of the name.
  static func run(_ words: [String]) -> Int32? {
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    if words.isEmpty || nothing < 0 { return nil }
    defer { close(nothing) }
    guard let process = try? SpawnedProcess(words, streams: [nothing, nothing, nothing]) else {
      return 127
    }
    guard case .exited(let code)? = try? process.wait() else { return nil }
    return code
  }
}
