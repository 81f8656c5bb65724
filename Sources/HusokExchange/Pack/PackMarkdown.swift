import HusokModel

/// A pack as Markdown, with tables as GitHub and most editors read them. No text of the register
/// becomes an element, a link or a picture.
public enum PackMarkdown {
  /// The pack in some languages, one after the other.
  public static func text(_ document: PackDocument, _ languages: [Language]) -> String {
    languages.map { language in
      document.blocks(in: language).map(text).joined()
    }.joined(separator: "\n---\n\n")
  }

  private static func text(_ block: PackBlock) -> String {
    switch block {
    case .title(let title, let details): "# \(escaped(title))\n\n" + lines(details)
    case .page(let title, let details, _): "\n## \(escaped(title))\n\n" + lines(details)
    case .heading(let text): "\n### \(escaped(text))\n\n"
    case .fact(let name, let text): "\n**\(escaped(name))**: \(escaped(text))\n"
    case .list(let items):
      items.map { item in
        "- \(bold(escaped(item.text), item.isLate))\n"
          + item.parts.map { "  - \(escaped($0))\n" }.joined()
      }.joined()
    case .table(let table): text(table)
    case .numbered(let texts):
      texts.enumerated().map { "\($0 + 1). \(escaped($1))\n" }.joined()
    case .legend(let text, let others): "\n**\(escaped(text))**  \n\(escaped(others))\n"
    case .note(let text): "\n\(escaped(text))\n"
    case .bars, .timeline, .chart: ""
    }
  }

  private static func lines(_ details: [String]) -> String {
    details.map { "\(escaped($0))  \n" }.joined()
  }

  private static func text(_ table: PackTable) -> String {
    let heads = table.columns.map { escaped($0.title) }
    let rules = table.columns.map { $0.isNumber ? "---:" : "---" }
    let cells = table.rows.enumerated().map { place, row in
      row.map { bold(escaped($0), table.late.contains(place)) }
    }
    let rows = [heads, rules] + cells
    return rows.map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }

  /// A text that is Markdown already, in bold where it says something.
  private static func bold(_ text: String, _ isBold: Bool) -> String {
    isBold && !text.isEmpty && !text.hasSuffix(" ") ? "**\(text)**" : text
  }

  /// A text in which no character has a meaning for Markdown.
  static func escaped(_ text: String) -> String {
    var result = ""
    var before: Unicode.Scalar?
    // Whether only digits came before, so that a point or bracket would begin a numbered list.
    var isNumber = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // An address becomes a link even when its sign is escaped; a comment in it parts it.
      case "@" where before.map(isWord) ?? false: result += "<!-- -->@"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$", "^", "=":
        result += "\\\(scalar)"
      case ".", ")":
        let isMarkup = isNumber && before != nil || before == "w" || before == "W"
        result += isMarkup ? "\\\(scalar)" : String(scalar)
      case "!", "+", "-", ":":
        result += isMarkup(scalar, before) ? "\\\(scalar)" : String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
      isNumber = isNumber && scalar.properties.numericType != nil
      before = scalar
    }
    // A line break at the end of a text, and indentation before it, mean something too.
    let trimmed = result.drop { $0 == " " }
    return String(trimmed)
  }

  /// Whether a mark would begin a list, a picture or a link where it stands.
  private static func isMarkup(_ scalar: Unicode.Scalar, _ before: Unicode.Scalar?) -> Bool {
    guard let before else { return true }
    switch scalar {
    case "!": return true
    case ":": return before.properties.isAlphabetic && before.isASCII
    default: return false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "."
      || scalar == "_" || scalar == "-" || scalar == "+"
  }
}
