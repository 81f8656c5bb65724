import HusokModel

/// What stands at the head of a mail that husok wrote: hashes of it and of the files beside it, so
/// that husok knows whether anyone touched them since and writes over nothing else.
public struct CallMark: Sendable {
  private static let name = "X-Husok-Files"

  private let hashes: [String: String]
  private let body: [UInt8]

  /// The mark of a mail; nil where it has none.
  public init?(mail: [UInt8]) {
    let start = Array("\(CallMark.name):".utf8)
    guard mail.starts(with: start), let end = CallMark.end(of: mail) else { return nil }
    let text = String(decoding: mail[start.count..<end], as: UTF8.self)
    hashes = Dictionary(
      text.split { "; \r\n".contains($0) }.compactMap { part in
        let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
        return sides.count == 2 ? (sides[0], sides[1]) : nil
      }, uniquingKeysWith: { first, _ in first })
    body = Array(mail[end...])
  }

  /// Whether the mail is as it was written.
  public var isUntouched: Bool { hashes[CallFile.mailEnding] == CallMark.hash(body) }

  /// Whether the file beside it of an ending is as it was written.
  public func holds(_ bytes: [UInt8], ending: String) -> Bool {
    hashes[ending] == CallMark.hash(bytes)
  }

  /// A mail with its mark, which tells of the files beside it too.
  static func marked(_ mail: [UInt8], beside files: [CallFile]) -> [UInt8] {
    let parts = [(CallFile.mailEnding, mail)] + files.map { ($0.ending, $0.bytes) }
    let words = parts.enumerated().map { place, part in
      "\(part.0)=\(hash(part.1))" + (place == parts.count - 1 ? "" : ";")
    }
    return Array(MailHeader.plain(name, words).utf8) + mail
  }

  /// Where the first header ends: at a line end behind which no blank stands.
  private static func end(of mail: [UInt8]) -> Int? {
    var place = 0
    while let feed = mail[place...].firstIndex(of: 0x0A) {
      place = feed + 1
      if place >= mail.count || mail[place] != 0x20 { return place }
    }
    return nil
  }

  private static func hash(_ bytes: [UInt8]) -> String {
    String(FNV1a.hash(bytes), radix: 16)
  }
}
