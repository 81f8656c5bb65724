/// The address of a mailbox, such as `kim@korea.kr`: what can stand in a mail without quotes, and
/// nothing that would begin another line of it.
public struct MailAddress: Sendable, Equatable {
  /// The address as it is written.
  public let text: String

  /// The address that a text is; nil where it is none.
  public init?(_ text: String) {
    let text = text.trimmed
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, MailAddress.isLocal(parts[0]),
      MailAddress.isDomain(parts[1])
    else { return nil }
    self.text = text
  }

  /// Words of RFC 5322 with points between them.
  private static func isLocal(_ text: Substring) -> Bool {
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty
        && word.utf8.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
    }
  }

  /// At least two labels: an address within a machine is nothing to send from one office to another.
  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
          && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
