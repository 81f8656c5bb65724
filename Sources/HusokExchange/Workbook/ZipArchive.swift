import CMinizip

/// The members of an archive in memory, read one after another. Nothing is ever unpacked to a file,
/// so that it does not matter what paths an archive names.
struct ZipArchive {
  /// What members may hold together: ten times a register of fifteen years. More is no workbook of
  /// this kind, or is made to fill the memory.
  static let budget = 96 << 20
  private static let memberLimit = 4096

  private let file: unzFile
  /// Where each member lies, by its name in small letters.
  private var places: [String: unz64_file_pos] = [:]
  private var left = ZipArchive.budget

  /// Hands an archive to a function.
  static func open<Value>(
    _ bytes: [UInt8], _ read: (inout ZipArchive) throws(WorkbookFault) -> Value
  ) throws(WorkbookFault) -> Value {
    if !ExcelLibrary.minizip.isThere { throw .missing(.minizip) }
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<Value, WorkbookFault> in
      var source = husok_archive_bytes(bytes: buffer.baseAddress, count: buffer.count, place: 0)
      return withUnsafeMutablePointer(to: &source) { source in
        guard let file = husok_open_archive(source) else {
          return .failure(.damaged(part: "ZIP"))
        }
        defer { unzClose(file) }
        do throws(WorkbookFault) {
          var archive = try ZipArchive(file)
          return .success(try read(&archive))
        } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }

  private init(_ file: unzFile) throws(WorkbookFault) {
    self.file = file
    var status = unzGoToFirstFile(file)
    while status == UNZ_OK {
      if places.count >= ZipArchive.memberLimit { throw .tooLarge }
      var info = unz_file_info64()
      var name = [CChar](repeating: 0, count: 512)
      var place = unz64_file_pos()
      guard
        unzGetCurrentFileInfo64(file, &info, &name, UInt(name.count - 1), nil, 0, nil, 0) == UNZ_OK,
        unzGetFilePos64(file, &place) == UNZ_OK
      else { throw .damaged(part: "ZIP") }
      let text = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      places[ZipArchive.key(String(decoding: text, as: UTF8.self))] = place
      status = unzGoToNextFile(file)
    }
    if status != UNZ_END_OF_LIST_OF_FILE { throw .damaged(part: "ZIP") }
  }

  /// Parts are named without case, and some programs write backslashes.
  private static func key(_ name: String) -> String {
    String(name.lowercased().map { $0 == "\\" ? "/" : $0 })
  }

  /// Whether a member is there.
  func has(_ name: String) -> Bool { places[ZipArchive.key(name)] != nil }

  /// Reads a member piece by piece.
  mutating func read(
    _ name: String, _ take: (UnsafeBufferPointer<UInt8>) throws(WorkbookFault) -> Void
  ) throws(WorkbookFault) {
    guard var place = places[ZipArchive.key(name)], unzGoToFilePos64(file, &place) == UNZ_OK,
      unzOpenCurrentFile(file) == UNZ_OK
    else { throw .damaged(part: name) }
    defer { unzCloseCurrentFile(file) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(unzReadCurrentFile(file, &piece, UInt32(piece.count)))
      if count < 0 { throw .damaged(part: name) }
      if count == 0 { return }
      left -= count
      if left < 0 { throw .tooLarge }
      let result = piece.withUnsafeBufferPointer { buffer -> WorkbookFault? in
        do throws(WorkbookFault) {
          try take(UnsafeBufferPointer(rebasing: buffer[..<count]))
          return nil
        } catch {
          return error
        }
      }
      if let result { throw result }
    }
  }
}
