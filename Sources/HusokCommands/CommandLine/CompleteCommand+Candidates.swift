import HusokModel
import HusokWords

/// What the register and the days offer.
extension CompleteCommand {
  var days: [Candidate] {
    ["today", "tomorrow", "+1w", "+2w", "eom", "eoy"].compactMap { word in
      DueInput.readDay(word, today: today).map { (word, words.day($0)) }
    }
  }

  var actions: [Candidate] {
    (register?.actions ?? []).map { ($0.id, title($0.title)) }
  }

  var outcomes: [Candidate] {
    (register?.outcomes ?? []).map { ($0.id, title($0.title)) }
  }

  var meetings: [Candidate] {
    (register?.meetings ?? []).map { ($0.id, title($0.title)) }
  }

  func ministries(_ prefix: String) -> [Candidate] {
    (register?.ministries ?? []).flatMap { ministry -> [Candidate] in
      let name = ministry.name(on: today)
      let short = name.short(in: .korean)
      let text = name.full(in: words.language)
      return [(prefix + name.code, text), (prefix + short, text)]
    }
  }

  private func title(_ title: Bilingual) -> String {
    title.text(in: words.language).filter { !$0.isNewline && $0 != "\t" }
  }

  func fields(of section: Section) -> [Candidate] {
    InputField.all(of: section).map { ("\($0.name)=", words.field($0.name)) }
  }

  /// The words of a query that begin as the last one does.
  var query: [Candidate] {
    let current = typed.last ?? ""
    let sign = current.hasPrefix("-") ? "-" : ""
    let word = current.dropFirst(sign.count)
    let found: [Candidate] =
      switch word.prefix(while: { $0 != ":" }) {
      case let name where name.hasPrefix("@"): ministries("@") + [("@me", "")]
      case let name where name.hasPrefix("#"):
        (meetings + outcomes).map { ("#\($0.word)", $0.text) }
      case "st" where word.contains(":"):
        Status.allCases.flatMap { status -> [Candidate] in
          [
            ("st:\(status.rawValue)", words.status(status)),
            ("st:\(Words(.korean).status(status))", ""),
          ]
        }
      case "is" where word.contains(":"): Query.State.allCases.map { ("is:\($0.rawValue)", "") }
      case "no" where word.contains(":"): Query.Lacking.allCases.map { ("no:\($0.rawValue)", "") }
      case "due" where word.contains(":"):
        ["due:<7d", "due:<30d", "due:\(today.parts.year)"].map { ($0, "") }
      case "since" where word.contains(":"): meetings.map { ("since:\($0.word)", $0.text) }
      case "prio" where word.contains(":"): [("prio:high", words("priority.high"))]
      case "tag" where word.contains(":"): tags
      default: ["st:", "is:", "no:", "due:", "since:", "tag:", "prio:"].map { ($0, "") }
      }
    return found.map { (sign + $0.word, $0.text) }
  }

  private var tags: [Candidate] {
    Set((register?.actions ?? []).flatMap(\.tags)).sorted()
      .filter { !$0.contains(where: \.isWhitespace) }.map { ("tag:\($0)", "") }
  }
}
