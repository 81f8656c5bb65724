import HusokModel

/// Values as one JSON array with one value on a line.
public enum JSONLines {
  /// The array.
  public static func array(_ values: some Sequence<Value>) -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = JSONWriter()
    for value in values {
      bytes += (bytes.isEmpty ? "[\n" : ",\n").utf8
      writer = JSONWriter()
      writer.write(value)
      bytes += writer.bytes
    }
    return bytes + (bytes.isEmpty ? "[]\n" : "\n]\n").utf8
  }
}
