import Glibc

/// Memory that the kernel clears in large pages. A register of fifteen years takes thousands of
/// small ones, and to be given them one by one takes longer than reading the file into them.
enum LargePages {
  private static let size = 1 << 21

  /// Asks for large pages where a room has space for several. Where there are none, nothing is
  /// different but the time.
  static func ask(for room: UnsafeMutableRawBufferPointer) {
    guard let base = room.baseAddress else { return }
    let address = Int(bitPattern: base)
    let start = (address + size - 1) & ~(size - 1)
    let end = (address + room.count) & ~(size - 1)
    if end > start { madvise(base + (start - address), end - start, MADV_HUGEPAGE) }
  }
}
