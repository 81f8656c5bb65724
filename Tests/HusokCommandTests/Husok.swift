import Glibc
import HusokTestSupport

/// Runs the built program as a person's shell would.
struct Husok: Sendable {
  let folder = TemporaryFolder()
  var environment: [String: String] = [:]

  init() {
    environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "TERM": "xterm-256color", "USER": "kim",
      "LANG": "C.UTF-8", "HUSOK_STORE": folder.file("store.json"), "TZ": "Asia/Seoul",
    ]
  }

  /// What a run printed and how it ended.
  struct Result {
    let output: String
    let errors: String
    let code: Int32?

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  var store: String { folder.file("store.json") }

  /// The program stands beside the bundle of the tests.
  static let path: String = {
    let own = realpath("/proc/self/exe", nil)
    defer { free(own) }
    let executable = own.map { String(cString: $0) } ?? ""
    for candidate in [executable] + CommandLine.arguments {
      guard let slash = candidate.lastIndex(of: "/") else { continue }
      let program = candidate[..<slash] + "/husok"
      if access(String(program), X_OK) == 0 { return String(program) }
    }
    return "husok"
  }()

  /// The folder of the program.
  static var folder: String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// Runs a command with its output to files, on the day after the 262nd meeting.
  func run(_ arguments: String..., input: String = "/dev/null") -> Result {
    runWords(["--today", "2026-01-27"] + arguments, input: input)
  }

  /// Runs a command with its output to files.
  func runWords(_ arguments: [String], input: String = "/dev/null") -> Result {
    let output = folder.file("output")
    let errors = folder.file("errors")
    let words = [Husok.path] + arguments
    let line = words.map(Husok.quoted).joined(separator: " ")
    let code = shell("\(line) >'\(output)' 2>'\(errors)' <'\(input)'")
    return Result(output: text(output), errors: text(errors), code: code)
  }

  /// Runs a line of shell in the program's environment and gives its exit code.
  func shell(_ line: String) -> Int32? {
    let variables = environment.map { "\($0.key)=\(Husok.quoted($0.value))" }
    let command = "env -i \(variables.joined(separator: " ")) sh -c \(Husok.quoted(line))"
    let status = system(command)
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Starts the screen on a pseudo-terminal.
  func screen(
    _ arguments: String..., columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      Husok.path, arguments: ["--today", "2026-01-27"] + arguments, environment: environment,
      columns: columns, rows: rows)
  }

  func storeText() -> String { text(store) }

  private func text(_ path: String) -> String {
    String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
  }

  static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
