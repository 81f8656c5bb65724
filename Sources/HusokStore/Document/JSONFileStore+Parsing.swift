import HusokModel

extension JSONFileStore {
  /// Reads the text of a store into a register: a missing field or a broken reference is told with
  /// its place.
  public static func parse(_ bytes: [UInt8]) throws(StoreError) -> Register {
    try parse(bytes, path: "").register
  }

  /// The same, with what the text says of itself.
  public static func loaded(from bytes: [UInt8]) throws(StoreError) -> Loaded {
    let (register, document) = try parse(bytes, path: "")
    return loaded(register, document)
  }

  static func loaded(_ register: Register, _ document: StoredDocument) -> Loaded {
    Loaded(register: register, version: document.version, commit: document.commit)
  }

  static func parse(
    _ bytes: [UInt8], path: String
  ) throws(StoreError) -> (register: Register, document: StoredDocument) {
    do throws(JSONFault) {
      return try StoreReader.read(bytes)
    } catch {
      let (line, column) = place(of: error.offset, in: bytes)
      throw .damaged(path: path, line: line, column: column, error.reason)
    }
  }

  /// Line and column of a byte, both from 1; the column counts characters as an editor does.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let column = before[start...].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return (line, column)
  }
}
