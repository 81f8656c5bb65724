import HusokModel
import HusokTestSupport
import Synchronization

@testable import HusokCommands

/// Runs of the command line within the tests: what a machine and its streams would give comes from
/// here.
final class CommandRehearsal {
  private let folder = TemporaryFolder()
  /// The environment variables.
  var variables: [String: String] = [:]
  /// The columns of the terminal that reads the output; nil for none.
  var width: Int?

  init() {
    variables = ["HUSOK_STORE": store, "HOME": folder.path, "USER": "kim", "LANG": "C.UTF-8"]
  }

  /// What a run printed and how it ended.
  struct Result {
    let output: String
    let errors: String
    let code: Int32
  }

  /// The file of the register.
  var store: String { folder.file("store.json") }
  /// What stands in it.
  var storeText: String { String(decoding: TemporaryFolder.read(store) ?? [], as: UTF8.self) }

  /// Runs a command at nine in the morning of the day that all tests stand on.
  func run(_ arguments: String..., input: String = "") -> Result {
    let streams = RecordedStreams(input: Array(input.utf8), width: width)
    let run = CommandLineRun(
      arguments, environment: environment, streams: streams, themes: ["dark", "light"],
      keys: { [] })
    let code = run.run { _ in -1 }
    return Result(output: streams.output, errors: streams.errors, code: code)
  }

  private var environment: ProcessEnvironment {
    var environment = ProcessEnvironment()
    let variables = variables
    environment.rawVariable = { variables[$0] }
    environment.clock = { Fixtures.now }
    environment.seed = { 7 }
    return environment
  }
}

/// Streams whose input is given and whose output is kept.
private final class RecordedStreams: StandardStreams {
  private let input: [UInt8]
  let width: Int?
  private let written = Mutex<[UInt8]>([])
  private let complaints = Mutex<String>("")

  init(input: [UInt8], width: Int?) {
    self.input = input
    self.width = width
  }

  var isTerminal: Bool { width != nil }
  var output: String { String(decoding: written.withLock { $0 }, as: UTF8.self) }
  var errors: String { complaints.withLock { $0 } }

  func read(upTo limit: Int) throws(Input.Fault) -> [UInt8] {
    if input.count > limit { throw .tooLarge }
    return input
  }

  func write(_ bytes: [UInt8]) -> Int32? {
    written.withLock { $0 += bytes }
    return nil
  }

  func complain(_ text: String) { complaints.withLock { $0 += text + "\n" } }
}
