import Glibc
import HusokModel

/// What was asked for wrongly, or could not be done.
struct BenchFault: Error {
  let text: String
}

/// What to measure and how to tell it.
struct BenchOptions {
  private var sizes: [Int] = []
  private var runs = 15
  private var isJSON = false
  /// The number of actions of a store that is to be printed instead.
  private var store: Int?
  private var earlier: [BenchLine] = []

  /// Reads the arguments.
  init(_ arguments: some Sequence<String>) throws(BenchFault) {
    var rest = Array(arguments)[...]
    while let word = rest.popFirst() {
      switch word {
      case "--json": isJSON = true
      case "--store": store = try BenchOptions.number(rest.popFirst())
      case "--runs": runs = max(1, try BenchOptions.number(rest.popFirst()))
      case "--compare":
        guard let path = rest.popFirst() else { throw BenchFault(text: "--compare needs a file.") }
        earlier = try BenchLine.read(path)
      default: sizes.append(try BenchOptions.number(word))
      }
    }
    if sizes.isEmpty { sizes = [1000, 10000, 100_000] }
  }

  private static func number(_ text: String?) throws(BenchFault) -> Int {
    guard let text, let number = Int(text), number > 0 else {
      throw BenchFault(
        text: "\(text ?? "") is no number. "
          + "Usage: husok-bench [--json] [--compare OLD.json] [--runs N] [SIZE...]")
    }
    return number
  }

  /// Measures and tells.
  mutating func run() throws(BenchFault) {
    if let store { return try BenchOptions.hand(BenchRegister.bytes(actions: store)) }
    var lines: [BenchLine] = []
    if !isJSON { print(BenchLine.heading(isCompared: !earlier.isEmpty)) }
    for size in sizes {
      var template = Array("/tmp/husok-bench-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { throw BenchFault(text: "No folder could be made.") }
      let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      defer { BenchOptions.remove(folder) }
      do {
        try Benchmark(size: size, runs: runs, folder: folder).run { figure in
          take(BenchLine(size: size, figure), into: &lines)
        }
      } catch {
        throw BenchFault(text: "\(error)")
      }
      take(BenchLine(size: size, name: "memory, peak MiB", median: Memory.peak), into: &lines)
    }
    if isJSON { print(BenchLine.json(lines)) }
  }

  private static func hand(_ bytes: [UInt8]) throws(BenchFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { throw BenchFault(text: "The store could not be written.") }
      rest = rest.dropFirst(count)
    }
  }

  private func take(_ line: BenchLine, into lines: inout [BenchLine]) {
    lines.append(line)
    if isJSON { return }
    print(line.text(after: earlier.first { $0.size == line.size && $0.name == line.name }))
    fflush(nil)
  }

  private static func remove(_ folder: String) {
    for name in ["store.json", "store.json.lock"] { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }
}
