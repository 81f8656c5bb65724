/// Finds folded bytes in folded bytes.
public enum FoldedSearch {
  private typealias Block = SIMD16<UInt8>

  /// Whether a run of bytes is somewhere in another. An empty one is everywhere.
  ///
  /// Sixteen beginnings are tried at a time: those where both the first byte and the last are right are
  /// few, and looked at whole.
  public static func contains(
    _ needle: [UInt8], in haystack: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = needle.first, let last = needle.last else { return true }
    guard let base = haystack.baseAddress, haystack.count >= needle.count else { return false }
    let bytes = UnsafeRawPointer(base)
    let length = needle.count
    let starts = haystack.count - length + 1
    let (firsts, lasts) = (Block(repeating: first), Block(repeating: last))
    var start = 0
    while start + Block.scalarCount <= starts {
      let head = bytes.loadUnaligned(fromByteOffset: start, as: Block.self)
      let tail = bytes.loadUnaligned(fromByteOffset: start + length - 1, as: Block.self)
      let both = (head .== firsts) .& (tail .== lasts)
      let halves = unsafeBitCast(both, to: SIMD2<UInt64>.self)
      if halves[0] | halves[1] != 0 {
        // The two are the whole of a short one.
        if length < 3 || finds(needle, in: haystack, from: start, among: halves[0])
          || finds(needle, in: haystack, from: start + 8, among: halves[1])
        {
          return true
        }
      }
      start += Block.scalarCount
    }
    while start < starts {
      if haystack[start] == first, matches(needle, in: haystack, at: start) { return true }
      start += 1
    }
    return false
  }

  /// Whether it stands at one of the eight places whose bytes are set.
  private static func finds(
    _ needle: [UInt8], in haystack: UnsafeBufferPointer<UInt8>, from start: Int, among set: UInt64
  ) -> Bool {
    var left = UInt64(littleEndian: set)
    while left != 0 {
      let place = left.trailingZeroBitCount / 8
      if matches(needle, in: haystack, at: start + place) { return true }
      left &= ~(0xFF << UInt64(place * 8))
    }
    return false
  }

  private static func matches(
    _ needle: [UInt8], in haystack: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    for index in needle.indices where haystack[start + index] != needle[index] { return false }
    return true
  }
}
