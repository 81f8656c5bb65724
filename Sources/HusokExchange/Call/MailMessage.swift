import HusokCanvas
import HusokModel
import HusokWords

/// A mail that a mail program opens as a draft (RFC 5322 and MIME, a file `.eml`). husok itself
/// sends nothing.
struct MailMessage {
  /// An address, with the name of who reads there.
  struct Mailbox: Sendable, Equatable {
    let name: String?
    let address: MailAddress
  }

  /// A file that goes along.
  struct Attachment: Sendable {
    let name: String
    /// What it is, such as `text/csv; charset=utf-8`.
    let type: String
    let bytes: [UInt8]
  }

  let from: Mailbox
  /// None where nobody knows any.
  let to: [Mailbox]
  let subject: String
  let date: Instant
  let text: String
  let attachments: [Attachment]

  /// The file. Two of the same mail are the same.
  var bytes: [UInt8] {
    var head = MailHeader.plain("Date", [MailMessage.written(date)])
    head += MailHeader.plain("From", MailHeader.mailbox(from.name, from.address.text))
    if !to.isEmpty { head += MailHeader.plain("To", receivers) }
    head += MailHeader.text("Subject", subject)
    head += "X-Unsent: 1\r\nMIME-Version: 1.0\r\n"
    head += "Content-Type: multipart/mixed; boundary=\"\(MailMessage.boundary)\"\r\n\r\n"
    var bytes = Array(head.utf8)
    let body = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    bytes += MailMessage.part("Content-Type: text/plain; charset=utf-8\r\n", Array(body.utf8))
    for attachment in attachments { bytes += MailMessage.part(attachment) }
    return bytes + Array("--\(MailMessage.boundary)--\r\n".utf8)
  }

  /// The words of those that it goes to, with commas between.
  private var receivers: [String] {
    to.enumerated().flatMap { place, mailbox in
      var words = MailHeader.mailbox(mailbox.name, mailbox.address.text)
      if place + 1 < to.count, let last = words.popLast() { words.append(last + ",") }
      return words
    }
  }

  /// No line of a part begins so: each part is written in Base64, which has no hyphen.
  private static let boundary = "=_husok-part"

  private static func part(_ attachment: Attachment) -> [UInt8] {
    part(
      MailHeader.plain("Content-Type", attachment.type.split(separator: " ").map(String.init))
        + MailHeader.file("Content-Disposition", "attachment", file: attachment.name),
      attachment.bytes)
  }

  private static func part(_ head: String, _ content: [UInt8]) -> [UInt8] {
    let start = "--\(boundary)\r\n\(head)Content-Transfer-Encoding: base64\r\n\r\n"
    var bytes = Array(start.utf8)
    var rest = Array(Base64.encoded(content).utf8)[...]
    while !rest.isEmpty {
      bytes += rest.prefix(76)
      bytes += "\r\n".utf8
      rest = rest.dropFirst(76)
    }
    return bytes
  }

  /// A moment as RFC 5322 writes it: `Tue, 27 Jan 2026 09:00:00 +0900`.
  private static func written(_ moment: Instant) -> String {
    let words = Words(.english)
    let text = moment.description
    let clock = text.dropFirst(11).prefix(8)
    let zone = moment.offsetMinutes == 0 ? "+0000" : text.dropFirst(19).filter { $0 != ":" }
    return "\(words.weekday(moment.day)), \(words.day(moment.day)) \(clock) \(zone)"
  }
}
