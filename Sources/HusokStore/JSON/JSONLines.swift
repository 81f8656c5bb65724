import HusokModel
import HusokThreads

/// Values as one JSON array with one value on a line.
public enum JSONLines {
  /// The array of so many values, each made by its number; many of them on several processors.
  public static func array(of count: Int, _ value: @Sendable (Int) -> Value) -> [UInt8] {
    var shares = Parallel.mapShares(count, of: 64) { numbers in
      var writer = JSONWriter()
      for number in numbers {
        writer.write(raw: number == 0 ? "[\n" : ",\n")
        writer.write(value(number))
      }
      return writer.bytes
    }
    shares.append(Array((count == 0 ? "[]\n" : "\n]\n").utf8))
    return [UInt8](joining: shares)
  }

  /// The array.
  public static func array(_ values: some Sequence<Value>) -> [UInt8] {
    var writer = JSONWriter()
    for value in values {
      writer.write(raw: writer.bytes.isEmpty ? "[\n" : ",\n")
      writer.write(value)
    }
    writer.write(raw: writer.bytes.isEmpty ? "[]\n" : "\n]\n")
    return writer.bytes
  }
}
