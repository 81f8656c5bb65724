import HusokModel

/// How an action log becomes actions, as a file for scripts: what is proposed is written so, and
/// read again after somebody changed it.
public enum MappingFile {
  /// The mapping of a file; the fault has its place.
  public static func read(_ bytes: [UInt8], path: String) throws(StoreError) -> LogMapping {
    do throws(JSONFault) {
      return try bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
        var scanner = JSONScanner(bytes)
        try scanner.skipMark()
        let mapping = try scanner.fielded(LogMapping.self, depth: 0, identity: nil)
        try scanner.expectEnd()
        return mapping
      }
    } catch {
      let (line, column) = JSONFileStore.place(of: error.offset, in: bytes)
      throw .damaged(path: path, line: line, column: column, error.reason)
    }
  }

  /// The text of a mapping: each column and each word on a line, so that it can be edited by hand.
  public static func text(_ mapping: LogMapping) -> [UInt8] {
    let members = (mapping.value.members ?? []).map { member in
      JSONWriter.text(.string(member.name)) + [UInt8(ascii: ":")] + lines(member.value)
    }
    return Array("{\n".utf8) + members.joined(separator: Array(",\n".utf8)) + Array("\n}\n".utf8)
  }

  private static func lines(_ value: Value) -> [UInt8] {
    guard let elements = value.elements else { return JSONWriter.text(value) }
    let lines = elements.map { Array("  ".utf8) + JSONWriter.text($0) }
    return Array("[\n".utf8) + lines.joined(separator: Array(",\n".utf8)) + Array("\n]".utf8)
  }
}
