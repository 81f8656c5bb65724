import HusokModel
import HusokWords

/// What the mail says with which a ministry is asked to report, as officials write it.
struct CallText {
  let meeting: Meeting
  let ministry: Ministry
  let due: Day?
  let today: Day
  let purpose: CallPapers.Purpose
  /// How many open actions the ministry leads or supports, and how many of them are overdue.
  let open: Int
  let overdue: Int
  /// The names of what is attached.
  let sheet: String
  let page: String
  let sender: (name: String?, address: String)

  /// The subject in some languages, one behind the other.
  func subject(_ languages: [Language]) -> String {
    languages.map { subject(Words($0)) }.joined(separator: " / ")
  }

  /// The text in some languages, one below the other.
  func body(_ languages: [Language]) -> String {
    languages.map { body(Words($0)) }.joined(separator: "\n\n----\n\n") + "\n"
  }

  private func subject(_ words: Words) -> String {
    let title = words.shortTitle(meeting)
    let subject =
      switch purpose {
      case .ask: words("call.subject", title)
      case .remind: words("call.subject.reminder", title)
      }
    return due.map { words("call.until", subject, words.headingDay($0)) } ?? subject
  }

  private func body(_ words: Words) -> String {
    let title = words.shortTitle(meeting)
    let request =
      switch purpose {
      case .ask: words("call.letter.ask", title)
      case .remind: words("call.letter.remind", title)
      }
    let until =
      due.map { words("call.letter.due", words.headingDay($0)) } ?? words("call.letter.soon")
    let hints = [
      words("call.letter.edit"),
      words("call.letter.unchanged", words("note.unchanged"), words("sheet.addProgress")),
      words("call.letter.base"),
    ].map { "   - " + $0 }
    let paragraphs = [
      [receiver(words)], [request],
      [words("call.letter.what", open, overdue), until, words("call.letter.how")] + hints,
      [words("call.letter.attached", sheet, page)], [signature(words)],
    ]
    return paragraphs.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func receiver(_ words: Words) -> String {
    let name = ministry.name(on: today).full(in: words.language)
    guard let division = ministry.contact?.called, !division.isBlank else {
      return words("call.letter.to", name)
    }
    return words("call.letter.toDivision", name, division)
  }

  private func signature(_ words: Words) -> String {
    sender.name.map { words("call.letter.from", $0, sender.address) } ?? sender.address
  }
}
