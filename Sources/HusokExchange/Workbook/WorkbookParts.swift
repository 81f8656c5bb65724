import HusokModel

/// Which part of a workbook belongs to which name inside another.
final class RelationsPart: XMLPart {
  private(set) var targets: [String: String] = [:]
  private(set) var byType: [String: String] = [:]
  private let folder: String

  /// - Parameter folder: where the part lies whose relations these are.
  init(in folder: String) {
    self.folder = folder
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
      attributes["TargetMode"] != "External"
    else { return }
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
    targets[id] = path
    if let type = attributes["Type"]?.split(separator: "/").last { byType[String(type)] = path }
  }
}

/// What was noted of a workbook under names of one's own.
final class PropertiesPart: XMLPart {
  /// The name of the commit that the register stood at.
  static let commit = "husok-commit"
  private(set) var texts: [String: String] = [:]
  private var name: String?
  private var bytes: [UInt8] = []

  func start(_ element: String, _ attributes: XMLAttributes) {
    if element == "property" { name = attributes["name"] }
    bytes.removeAll()
  }

  func end(_ element: String) {
    if element == "lpwstr", let name { texts[name] = String(decoding: bytes, as: UTF8.self) }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    bytes += piece
    if bytes.count > CSVReader.cellLimit { throw .tooLarge }
  }
}

/// What a workbook says of its sheets.
final class BookPart: XMLPart {
  private(set) var sheets: [(name: String, relation: String)] = []
  /// Whether days are counted from 1904, as older workbooks of the Mac do.
  private(set) var countsFrom1904 = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "sheet" {
      sheets.append((attributes["name"] ?? "", attributes["id"] ?? ""))
    } else if name == "workbookPr", let flag = attributes["date1904"] {
      countsFrom1904 = flag == "1" || flag == "true"
    }
  }
}

/// The texts that cells share, each in one piece whatever formats its parts have.
final class StringsPart: XMLPart {
  private(set) var texts: [String] = []
  private var bytes: [UInt8] = []
  private var isText = false
  private var isReading = false
  private var size = 0

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "si": bytes.removeAll(keepingCapacity: true)
    case "t": isText = !isReading
    // How characters are read aloud is no part of the text.
    case "rPh": isReading = true
    case _: break
    }
  }

  func end(_ name: String) throws(WorkbookFault) {
    switch name {
    case "si":
      size += bytes.count + MemoryLayout<String>.stride
      if size > WorkbookReader.textLimit { throw .tooLarge }
      texts.append(String(decoding: bytes, as: UTF8.self))
    case "t": isText = false
    case "rPh": isReading = false
    case _: break
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    if !isText { return }
    bytes += piece
    if bytes.count > CSVReader.cellLimit { throw .tooLarge }
  }
}

/// How the numbers of cells are shown, by the number of their style.
final class StylesPart: XMLPart {
  private(set) var formats: [NumberFormat] = []
  private var codes: [Int: String] = [:]
  private var isInCells = false

  func start(_ name: String, _ attributes: XMLAttributes) throws(WorkbookFault) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = attributes["formatCode"] ?? ""
      }
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(codes[id].map { NumberFormat(code: $0) } ?? NumberFormat(id: id))
      if formats.count > 1 << 16 { throw .tooLarge }
    case _: break
    }
  }

  func end(_ name: String) {
    if name == "cellXfs" { isInCells = false }
  }
}
