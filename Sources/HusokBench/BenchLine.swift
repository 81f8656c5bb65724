import Glibc
import HusokModel
import HusokStore

/// One line of the result.
struct BenchLine {
  let size: Int
  let name: String
  let median: Double
  var p95 = 0.0

  init(size: Int, name: String, median: Double) {
    self.size = size
    self.name = name
    self.median = median
  }

  init(size: Int, _ figure: Benchmark.Figure) {
    self.init(size: size, name: figure.name, median: figure.timing.median)
    p95 = figure.timing.p95
  }

  static func heading(isCompared: Bool) -> String {
    padded("actions", 9) + padded("what", 34) + "median ms     p95 ms"
      + (isCompared ? "   × old" : "")
  }

  /// The line for people, with the ratio to an earlier one.
  func text(after earlier: BenchLine?) -> String {
    let ratio = earlier.map { $0.median > 0 ? BenchLine.number(median / $0.median, 8) : "" } ?? ""
    return BenchLine.padded("\(size)", 9) + BenchLine.padded(name, 32)
      + BenchLine.number(median, 11) + BenchLine.number(p95, 11) + ratio
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func number(_ number: Double, _ width: Int) -> String {
    let hundredths = Int((number * 100).rounded())
    let text = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    return String(repeating: " ", count: max(1, width - text.count)) + text
  }
}

extension BenchLine {
  /// All lines for programs.
  static func json(_ lines: [BenchLine]) -> String {
    let rows = lines.map { line in
      "{\"actions\":\(line.size),\"what\":\"\(line.name)\",\"median\":\(line.median),"
        + "\"p95\":\(line.p95)}"
    }
    return "[\n" + rows.joined(separator: ",\n") + "\n]"
  }

  /// The lines that an earlier run wrote for programs.
  static func read(_ path: String) throws(BenchFault) -> [BenchLine] {
    guard let file = fopen(path, "r") else { throw BenchFault(text: "\(path) cannot be read.") }
    defer { fclose(file) }
    var lines: [BenchLine] = []
    var buffer = [CChar](repeating: 0, count: 4096)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      let text = String(
        decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      // One record on a line, as `json` writes them.
      let parts = text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 11, let size = number(parts[2]), let median = number(parts[8]),
        let p95 = number(parts[10])
      else { continue }
      var line = BenchLine(size: Int(size), name: parts[5], median: median)
      line.p95 = p95
      lines.append(line)
    }
    if lines.isEmpty { throw BenchFault(text: "\(path) holds no figures of husok-bench --json.") }
    return lines
  }

  private static func number(_ text: String) -> Double? {
    Double(text.filter { $0.isNumber || ".e-".contains($0) })
  }
}
