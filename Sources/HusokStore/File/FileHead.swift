import Glibc

/// The beginning and the end of a large file, by which one that is no register is told before it is
/// read: a memory image, a film, a disk full of zeros, another program's JSON.
struct FileHead {
  let system: SystemCalls
  let path: String

  /// How much is looked at, in bytes.
  private static let size = 1 << 16

  /// Throws what the reader would, where the beginning tells it already.
  func check(_ descriptor: Int32, size: Int) throws(StoreError) {
    let head = try bytes(descriptor, at: 0)
    if let fault = FileHead.fault(in: head) {
      let (line, column) = JSONFileStore.place(of: fault.offset, in: head)
      throw .damaged(path: path, line: line, column: column, fault.reason)
    }
    let tail = try bytes(descriptor, at: max(0, size - FileHead.size))
    if tail.last == 0 { try findZeros(descriptor) }
  }

  /// What is wrong with the beginning of a text, apart from that it ends.
  private static func fault(in head: [UInt8]) -> JSONFault? {
    do throws(JSONFault) {
      _ = try StoreReader.read(head)
      return nil
    } catch {
      // Near the end, something that was cut in two may look wrong.
      let isAtEnd = error.reason == .truncated || error.offset > head.count - 64
      if !isAtEnd { return error }
    }
    let isOurs = names.contains { head.firstRange(of: $0) != nil }
    return isOurs ? nil : JSONFault(offset: 0, reason: .notHusok)
  }

  /// The members of a register, one of which stands within reach of the beginning.
  private static let names = [
    "format", "version", "ministries", "meetings", "outcomes", "actions", "changes",
  ].map { Array("\"\($0)\"".utf8) }

  /// Throws the place of the first NUL byte, looked for piece by piece.
  private func findZeros(_ descriptor: Int32) throws(StoreError) {
    var place = 0
    var line = 1
    while true {
      let piece = try bytes(descriptor, at: place)
      if piece.isEmpty { return }
      let zero = piece.firstIndex(of: 0)
      let before = piece[..<(zero ?? piece.count)]
      line += before.count { $0 == 0x0A }
      if zero != nil {
        let column = before.reversed().prefix { $0 != 0x0A }.count + 1
        throw .damaged(path: path, line: line, column: column, .nulBytes)
      }
      place += piece.count
    }
  }

  private func bytes(_ descriptor: Int32, at place: Int) throws(StoreError) -> [UInt8] {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: FileHead.size) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      count = system.read(descriptor, base, FileHead.size, at: place)
      filled = max(0, count)
    }
    if count < 0 { throw .unreadable(path: path, SystemFault("pread")) }
    return bytes
  }
}
