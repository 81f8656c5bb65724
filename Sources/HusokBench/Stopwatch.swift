import Glibc

/// What some runs of one piece of work took.
struct Timing {
  /// Milliseconds, ascending.
  let runs: [Double]

  /// Runs a piece of work a number of times, each after what prepares it.
  init<Prepared>(
    _ count: Int, prepare: () throws -> Prepared, _ work: (inout Prepared) throws -> Void
  ) rethrows {
    var runs: [Double] = []
    for _ in 0..<count {
      var prepared = try prepare()
      let start = Timing.now
      try work(&prepared)
      runs.append(Timing.now - start)
    }
    self.runs = runs.sorted()
  }

  /// The one in the middle.
  var median: Double { runs.isEmpty ? 0 : runs[runs.count / 2] }

  /// The one that nineteen of twenty do not exceed.
  var p95: Double { runs.isEmpty ? 0 : runs[min(runs.count - 1, runs.count * 19 / 20)] }

  /// Milliseconds of a clock that only goes forward.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}

/// How much memory the process has.
enum Memory {
  /// Mebibytes at the most so far.
  static var peak: Double { status("VmHWM:") }
  /// Mebibytes now.
  static var present: Double { status("VmRSS:") }

  private static func status(_ name: String) -> Double {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard text.hasPrefix(name) else { continue }
      return text.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }
        .map { $0 / 1024 } ?? 0
    }
    return 0
  }
}
