import Glibc

/// Memory that the kernel clears in large pages. A register of fifteen years takes thousands of
/// small ones, and to be given them one by one takes longer than reading the file into them.
enum LargePages {
  private static let size = 1 << 21
  private static let smallSize = 1 << 12

  /// Asks for large pages where a room has space for one. Where there are none, nothing is different
  /// but the time.
  static func ask(for room: UnsafeMutableRawBufferPointer) {
    guard let base = room.baseAddress, room.count >= size else { return }
    // A room of this size begins just behind the beginning of a large page.
    let before = Int(bitPattern: base) & (smallSize - 1)
    madvise(base - before, (room.count + before) & ~(smallSize - 1), MADV_HUGEPAGE)
  }

  /// A room in shares for several processors, of which no two are in one large page: both would clear
  /// it, and one in vain.
  static func shares(of room: UnsafeMutableRawBufferPointer) -> [Range<Int>] {
    let length = room.count < size * 2 ? size >> 4 : size
    let before = Int(bitPattern: room.baseAddress) & (length - 1)
    let ends = Array(stride(from: length - before, to: room.count, by: length)) + [room.count]
    return zip([0] + ends, ends).map { $0..<$1 }
  }
}
