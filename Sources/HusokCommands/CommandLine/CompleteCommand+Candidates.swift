import HusokModel
import HusokWords

/// What the register and the days offer.
extension CompleteCommand {
  var days: [Candidate] {
    ["today", "tomorrow", "+1w", "+2w", "eom", "eoy"].compactMap { word in
      DueInput.readDay(word, today: today).map { Candidate(word, words.day($0)) }
    }
  }

  var actions: [Candidate] {
    (register?.actions ?? []).map { Candidate($0.id, title($0.title)) }
  }

  var outcomes: [Candidate] {
    (register?.outcomes ?? []).map { Candidate($0.id, title($0.title)) }
  }

  var meetings: [Candidate] {
    (register?.meetings ?? []).map { Candidate($0.id, title($0.title)) }
  }

  func ministries(_ prefix: String) -> [Candidate] {
    (register?.ministries ?? []).flatMap { ministry -> [Candidate] in
      let name = ministry.name(on: today)
      let short = name.short(in: .korean)
      let text = name.full(in: words.language)
      return [Candidate(prefix + name.code, text), Candidate(prefix + short, text)]
    }
  }

  private func title(_ title: Bilingual) -> String {
    title.text(in: words.language).filter { !$0.isNewline && $0 != "\t" }
  }

  func fields(of section: Section) -> [Candidate] {
    InputField.all(of: section).map { Candidate("\($0.name)=", words.field($0.name)) }
  }

  /// The words of a query that begin as the last one does.
  var query: [Candidate] {
    let current = typed.last ?? ""
    let sign = current.hasPrefix("-") ? "-" : ""
    let word = current.dropFirst(sign.count)
    let found: [Candidate] =
      switch word.prefix(while: { $0 != ":" }) {
      case let name where name.hasPrefix("@"): ministries("@") + [Candidate("@me")]
      case let name where name.hasPrefix("#"):
        (meetings + outcomes).map { Candidate("#\($0.word)", $0.text) }
      case "st" where word.contains(":"):
        Status.allCases.flatMap { status -> [Candidate] in
          [
            Candidate("st:\(status.rawValue)", words.status(status)),
            Candidate("st:\(Words(.korean).status(status))"),
          ]
        }
      case "is" where word.contains(":"):
        choices(of: .state, prefix: .is)
      case "no" where word.contains(":"):
        choices(of: .lacking, prefix: .no)
      case "due" where word.contains(":"):
        ["due:7d", "due:30d", "due:eom", "due:\(today.parts.year)", "due:none"]
          .map { Candidate($0) }
      case "done" where word.contains(":"):
        ["done:7d", "done:30d", "done:\(today.parts.year)"].map { Candidate($0) }
      case "in" where word.contains(":"):
        (meetings + outcomes).map { Candidate("in:\($0.word)", $0.text) }
      case "kind" where word.contains(":"): kinds
      case "country" where word.contains(":"):
        Set((register?.meetings ?? []).compactMap(\.counterpart)).sorted()
          .map { Candidate("country:\($0)") }
      case "by" where word.contains(":"): ministries("by:")
      case "since" where word.contains(":"): meetings.map { Candidate("since:\($0.word)", $0.text) }
      case "prio" where word.contains(":"): [Candidate("prio:high", words("priority.high"))]
      case "tag" where word.contains(":"): tags
      default: Query.Prefix.allCases.map { Candidate($0.text) }
      }
    return found.map { Candidate(sign + $0.word, $0.text) }
  }

  private var kinds: [Candidate] {
    let families: [FieldWords.Family] = [.actionKind, .outcomeKind, .meetingKind]
    return families.flatMap { choices(of: $0, prefix: .kind) }
  }

  /// The words of the store for a family of choices, each with the one that is shown.
  private func choices(of family: FieldWords.Family, prefix: Query.Prefix) -> [Candidate] {
    FieldWords.shared.choices(of: family).map {
      Candidate(prefix.text + $0.value, $0.shown[words.language] ?? "")
    }
  }

  private var tags: [Candidate] {
    Set((register?.actions ?? []).flatMap(\.tags)).sorted()
      .filter { !$0.contains(where: \.isWhitespace) }.map { Candidate("tag:\($0)") }
  }
}
