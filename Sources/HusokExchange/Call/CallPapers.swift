import HusokModel
import HusokWords

/// Makes what goes to ministries that are asked to report to a meeting.
public struct CallPapers: Sendable {
  /// What a mail is for.
  public enum Purpose: Sendable {
    /// To ask (제출 요청).
    case ask
    /// To ask again whose report is missing (독려).
    case remind
  }

  private let register: Register
  /// The same, as whoever may read the papers sees it.
  private let shown: Register
  private let isPublic: Bool
  private let meeting: Meeting
  private let round: CallRound
  private let now: Instant
  private let commit: String?
  private let languages: [Language]
  private let sender: MailMessage.Mailbox
  private let states: ActionStates

  /// Papers of a register in which the ministries are asked already.
  ///
  /// - Parameters:
  ///   - languages: those of the mail and the page, the first also that of the sheet.
  ///   - commit: the commit that the register stands at; nil where it is not shared.
  ///   - sender: the address of whoever asks, with their name.
  ///   - isPublic: whether anybody may read what goes to ministries.
  public init(
    _ round: CallRound, of register: Register, now: Instant, languages: [Language],
    sender: (name: String?, address: MailAddress), at commit: String? = nil,
    isPublic: Bool = false
  ) {
    self.isPublic = isPublic
    shown = isPublic ? register.published : register
    self.commit = commit
    self.register = register
    self.round = round
    self.now = now
    self.languages = languages
    meeting = round.meeting
    self.sender = MailMessage.Mailbox(name: sender.name, address: sender.address)
    states = ActionStates(register, today: now.day)
  }

  private var today: Day { now.day }
  /// The words of the sheet and of names.
  private var words: Words { Words(languages.first ?? .english) }

  /// What goes to some ministries, in order.
  public func letters(
    to ministries: [String], _ purpose: Purpose
  ) throws(WorkbookFault) -> [CallLetter] {
    var stems: Set<String> = []
    var letters: [CallLetter] = []
    for entry in round.entries where ministries.contains(entry.ministry) {
      guard let ministry = register.ministry(entry.ministry) else { continue }
      var stem = stem(of: ministry, purpose)
      if !stems.insert(stem).inserted { stem += "-" + CallPapers.fileName(ministry.id) }
      letters.append(try letter(to: ministry, entry, purpose, stem: stem))
    }
    return letters
  }

  private func letter(
    to ministry: Ministry, _ entry: CallRound.Entry, _ purpose: Purpose, stem: String
  ) throws(WorkbookFault) -> CallLetter {
    let rows = (entry.led + entry.supported).sorted()
    let sheet = CallFile(ending: "xlsx", bytes: try sheet(rows, of: ministry))
    let page = CallFile(ending: "html", bytes: page(of: ministry))
    let to = receivers(ministry, rows)
    let text = CallText(
      meeting: meeting, ministry: shown.ministry(ministry.id) ?? ministry, due: entry.call?.due,
      today: today, purpose: purpose,
      open: rows.count,
      overdue: rows.count { ActionFigure.overdue.counts($0, states) },
      sheet: "\(stem).xlsx", page: "\(stem).html",
      sender: (sender.name, sender.address.text))
    let mail = MailMessage(
      from: sender, to: to, subject: text.subject(languages), date: now,
      text: text.body(languages),
      attachments: [
        .init(name: "\(stem).xlsx", type: CallPapers.workbook, bytes: sheet.bytes),
        .init(name: "\(stem).html", type: "text/html; charset=utf-8", bytes: page.bytes),
      ])
    let marked = CallMark.marked(mail.bytes, beside: [sheet, page])
    return CallLetter(
      ministry: ministry.id, stem: stem,
      files: [sheet, page, CallFile(ending: CallFile.mailEnding, bytes: marked)],
      isAddressed: !to.isEmpty)
  }

  /// How mails call a workbook of Excel.
  private static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// Who answers at a ministry, then who else answers for actions that it leads.
  private func receivers(_ ministry: Ministry, _ rows: [Int]) -> [MailMessage.Mailbox] {
    let name = ministry.name(on: today).full(in: words.language)
    let own = rows.filter { register.actions[$0].leadMinistry == ministry.id }
      .compactMap { register.actions[$0].contact }
    var mailboxes: [MailMessage.Mailbox] = []
    for contact in [ministry.contact].compactMap({ $0 }) + own {
      guard let address = contact.mail.flatMap({ MailAddress($0) }),
        !mailboxes.contains(where: { $0.address == address })
      else { continue }
      let named = [name, isPublic ? nil : contact.officer].compactMap { $0 }.joined(
        separator: " ")
      mailboxes.append(.init(name: named, address: address))
    }
    return mailboxes
  }

  private func sheet(_ rows: [Int], of ministry: Ministry) throws(WorkbookFault) -> [UInt8] {
    var sheet = ActionSheet(register: shown, words: words, today: today, ministry: ministry.id)
    sheet.isPublic = isPublic
    sheet.commit = commit
    return try ActionWorkbook(sheet).bytes(rows)
  }

  private func page(of ministry: Ministry) -> [UInt8] {
    let pack = MeetingPack(
      register: register, meeting: meeting.id, ministry: ministry.id, today: today,
      isPublic: isPublic)
    return PackHTML.bytes(pack.document, languages)
  }

  /// The meeting and the ministry as the name of a file can have them.
  private func stem(of ministry: Ministry, _ purpose: Purpose) -> String {
    let name = ministry.name(on: today).short(in: words.language)
    let parts = [meeting.id, name] + (purpose == .remind ? [words("call.file.reminder")] : [])
    return CallPapers.fileName(parts.joined(separator: "-"))
  }

  /// A text without what file systems and shells take for something else.
  private static func fileName(_ text: String) -> String {
    let name = MailHeader.clean(text).composed.map { character in
      "/\\:*?\"<>|".contains(character) || character.isWhitespace ? "-" : character
    }
    return String(String(name.drop { $0 == "." }).prefix(60))
  }
}
