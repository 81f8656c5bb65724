/// What a file is that is neither a sheet nor a slice, told by its first bytes.
public enum AlienFile: String, Sendable, CaseIterable {
  /// A workbook of Excel 97 to 2003.
  case oldExcel
  /// A workbook with a password.
  case locked
  /// A workbook of Numbers.
  case numbers
  /// A workbook of LibreOffice.
  case openDocument
  /// A web page; older spreadsheets save workbooks as such.
  case html
  /// Another document of marks: workbooks of Excel 2003 are.
  case xml
  /// A document to print.
  case pdf
  /// A text with formats.
  case rtf
  /// Files put together or pressed.
  case archive
  /// PNG, JPEG, GIF or the like.
  case picture
  /// Bytes that are no text.
  case binary

  /// What a file is by its beginning; nil for text, which may be anything.
  public init?(_ bytes: some Collection<UInt8>) {
    let start = Array(bytes.prefix(4096))
    if start.starts(with: AlienFile.compound) {
      self = AlienFile.isLocked(bytes) ? .locked : .oldExcel
      return
    }
    if WorkbookReader.isArchive(start) {
      guard let kind = AlienFile.packed(start) else { return nil }
      self = kind
      return
    }
    guard let kind = AlienFile.signed(start) ?? AlienFile.written(start) ?? AlienFile.raw(start)
    else { return nil }
    self = kind
  }

  private static func signed(_ start: [UInt8]) -> AlienFile? {
    signs.first { start.starts(with: $0.bytes) }?.kind
  }

  /// How a file of Office begins that is a small file system, as they were until 2003 and as those
  /// with a password are today.
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Whether a file of Office holds another one that is encrypted.
  private static func isLocked(_ bytes: some Collection<UInt8>) -> Bool {
    let name = "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    let all = Array(bytes)
    return all.indices.contains { place in
      all[place] == name[0] && all[place...].starts(with: name)
    }
  }

  /// A ZIP file names its first member: an OpenDocument begins with `mimetype`, a file of Numbers with
  /// a folder of its own. Any other may be a workbook of Excel (nil).
  private static func packed(_ start: [UInt8]) -> AlienFile? {
    let names = start.dropFirst(30)
    if names.starts(with: "mimetypeapplication/vnd.oasis.opendocument".utf8) {
      return .openDocument
    }
    let members = ["Index/", "Index.zip", "Data/", "preview"]
    return members.contains { names.starts(with: $0.utf8) } ? .numbers : nil
  }

  private static let signs: [(bytes: [UInt8], kind: AlienFile)] = [
    (Array("%PDF-".utf8), .pdf),
    (Array("{\\rtf".utf8), .rtf), ([0x1F, 0x8B], .archive), (Array("BZh".utf8), .archive),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .archive), ([0x37, 0x7A, 0xBC, 0xAF, 0x27], .archive),
    ([0x28, 0xB5, 0x2F, 0xFD], .archive), (Array("Rar!".utf8), .archive),
    ([0x50, 0x4B, 0x05, 0x06], .archive), ([0x89, 0x50, 0x4E, 0x47], .picture),
    ([0xFF, 0xD8, 0xFF], .picture), (Array("GIF8".utf8), .picture),
    ([0x49, 0x49, 0x2A, 0x00], .picture), ([0x4D, 0x4D, 0x00, 0x2A], .picture),
    (Array("SQLite format 3".utf8), .binary), ([0x7F, 0x45, 0x4C, 0x46], .binary),
  ]

  /// A document of marks, with or without a byte order mark and blanks in front.
  private static func written(_ start: [UInt8]) -> AlienFile? {
    let text = start.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard text.first == UInt8(ascii: "<") else { return nil }
    let small = String(decoding: text.prefix(512), as: UTF8.self).lowercased()
    if small.hasPrefix("<?xml") { return small.contains("<html") ? .html : .xml }
    let pages = ["<!doctype html", "<html", "<head", "<meta", "<table", "<body", "<div"]
    return pages.contains(where: small.hasPrefix) ? .html : nil
  }

  /// A byte that is zero stands in no text but UTF-16 with its mark.
  private static func raw(_ start: [UInt8]) -> AlienFile? {
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return nil }
    return start.contains(0) ? .binary : nil
  }
}
