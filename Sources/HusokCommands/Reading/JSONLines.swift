import HusokModel
import HusokStore

/// Values as one JSON array with one value on a line.
enum JSONLines {
  /// The array.
  static func array(_ values: [Value]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, value) in values.enumerated() {
      bytes += (index == 0 ? "[\n" : ",\n").utf8
      var writer = JSONWriter()
      writer.write(value)
      bytes += writer.bytes
    }
    return bytes + (values.isEmpty ? "[]\n" : "\n]\n").utf8
  }
}
