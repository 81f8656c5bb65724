import CExpat

/// What takes in the XML of one part of a workbook, mark by mark.
protocol XMLPart: AnyObject {
  /// An element begins.
  func start(_ name: String, _ attributes: XMLAttributes) throws(WorkbookFault)
  /// An element ends.
  func end(_ name: String) throws(WorkbookFault)
  /// Text, perhaps only a piece of it.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFault)
}

extension XMLPart {
  func end(_ name: String) throws(WorkbookFault) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {}
}

/// The attributes of an element, without the prefixes of their names.
struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of an attribute; nil where the element has none of the name.
  subscript(name: String) -> String? {
    guard var pair = pairs else { return nil }
    while let key = pair[0], let value = pair[1] {
      if XMLAttributes.local(key) == name { return String(cString: value) }
      pair += 2
    }
    return nil
  }

  fileprivate static func local(_ name: UnsafePointer<CChar>) -> String {
    var start = name
    var end = name
    while end.pointee != 0 {
      if end.pointee == 0x3A { start = end + 1 }
      end += 1
    }
    return String(cString: start)
  }
}

/// Reads XML and hands it to a part. A document that defines anything of its own, as bombs do, is no
/// part of a workbook.
final class XMLReader {
  private let part: any XMLPart
  private let name: String
  private let parser: XML_Parser
  private var fault: WorkbookFault?

  /// A reader of the part of a name.
  init(_ name: String, for part: any XMLPart) throws(WorkbookFault) {
    guard ExcelLibrary.expat.isThere, let parser = XML_ParserCreate(nil) else {
      throw .missing(.expat)
    }
    (self.part, self.name, self.parser) = (part, name, parser)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name else { return }
        XMLReader.of(data)?.take { part throws(WorkbookFault) in
          try part.start(XMLAttributes.local(name), XMLAttributes(pairs: attributes))
        }
      },
      { data, name in
        guard let name else { return }
        XMLReader.of(data)?.take { part throws(WorkbookFault) in
          try part.end(XMLAttributes.local(name))
        }
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      XMLReader.of(data)?.take { part throws(WorkbookFault) in
        try UnsafeRawBufferPointer(start: text, count: Int(count)).withMemoryRebound(to: UInt8.self)
        { bytes throws(WorkbookFault) in try part.text(bytes) }
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      XMLReader.of(data).map { reader in
        reader.take { _ throws(WorkbookFault) in throw .damaged(part: reader.name) }
      }
    }
  }

  deinit { XML_ParserFree(parser) }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
    data.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func take(_ act: (any XMLPart) throws(WorkbookFault) -> Void) {
    if fault != nil { return }
    do throws(WorkbookFault) {
      try act(part)
    } catch {
      fault = error
      _ = XML_StopParser(parser, 0)
    }
  }

  /// Takes the next piece.
  func take(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    try parse(bytes, isLast: false)
  }

  /// Nothing follows.
  func finish() throws(WorkbookFault) {
    try parse(UnsafeBufferPointer(start: nil, count: 0), isLast: true)
  }

  private func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool
  ) throws(WorkbookFault) {
    let status = bytes.withMemoryRebound(to: CChar.self) { bytes in
      XML_Parse(parser, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
    }
    if let fault { throw fault }
    if status == XML_STATUS_ERROR { throw .damaged(part: name) }
  }
}

extension ZipArchive {
  /// Reads a member as XML.
  mutating func read(_ name: String, into part: any XMLPart) throws(WorkbookFault) {
    let reader = try XMLReader(name, for: part)
    try read(name) { bytes throws(WorkbookFault) in try reader.take(bytes) }
    try reader.finish()
  }
}
