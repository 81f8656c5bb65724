import HusokModel
import HusokThreads

/// A pack as one HTML file without script or outside resource, made to be printed on A4: pictures
/// are SVG inside it and say in words what they show.
public enum PackHTML {
  /// The pack in some languages, one after the other.
  public static func text(_ document: PackDocument, _ languages: [Language]) -> String {
    let papers = languages.map { ($0, document.blocks(in: $0)) }
    let parts = papers.map { language, blocks in
      "<main lang=\"\(language.rawValue)\">\n\(sections(blocks))</main>\n"
    }
    let language = languages.first ?? .english
    let title = papers.first?.1.lazy.compactMap { block in
      switch block {
      case .title(let title, _), .page(let title, _, _): title
      case .heading, .fact, .list, .numbered, .table, .bars, .timeline, .chart, .legend, .note: nil
      }
    }.first
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(escaped(title ?? "husok"))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      \(parts.joined())</body>
      </html>

      """
  }

  /// The blocks in sections: a page each, or a part that stands below another.
  private static func sections(_ blocks: [PackBlock]) -> String {
    var text = ""
    let drawn = Parallel.map(blocks, html)
    for (block, html) in zip(blocks, drawn) {
      switch block {
      case .title: text += "<section>\n"
      case .page(_, _, let joins):
        text += "</section>\n<section class=\"\(joins ? "joined" : "page")\">\n"
      case .heading, .fact, .list, .numbered, .table, .bars, .timeline, .chart, .legend, .note:
        break
      }
      text += html
    }
    return text.hasPrefix("</section>\n")
      ? text.dropFirst("</section>\n".count) + "</section>\n" : text + "</section>\n"
  }

  private static func html(_ block: PackBlock) -> String {
    switch block {
    case .title(let title, let details):
      "<header><h1>\(shown(title))</h1>\n\(lines(details))</header>\n"
    case .page(let title, let details, _):
      "<header><h2>\(shown(title))</h2>\n\(lines(details))</header>\n"
    case .heading(let text): "<h3>\(shown(text))</h3>\n"
    case .fact(let name, let text):
      "<h3>\(shown(name)): <span>\(shown(text))</span></h3>\n"
    case .list(let items): "<ul>\n\(items.map(html).joined())</ul>\n"
    case .numbered(let texts):
      "<ol>\n\(texts.map { "<li>\(shown($0))</li>\n" }.joined())</ol>\n"
    case .table(let table): html(table)
    case .bars(let bars): PackPicture.bars(bars)
    case .timeline(let timeline):
      "<h3>\(shown(timeline.caption))</h3>\n" + PackPicture.timeline(timeline)
    case .chart(let chart): PackPicture.chart(chart)
    case .legend(let bold, let others):
      "<p class=\"legend\"><strong>\(shown(bold))</strong> · \(shown(others))</p>\n"
    case .note(let text): "<p class=\"note\">\(shown(text))</p>\n"
    }
  }

  private static func lines(_ details: [String]) -> String {
    details.map { "<p>\(shown($0))</p>\n" }.joined()
  }

  private static func html(_ item: PackItem) -> String {
    let parts = item.parts.map { "<li>\(shown($0))</li>" }.joined(separator: "\n")
    let list = parts.isEmpty ? "" : "\n<ul>\n\(parts)\n</ul>\n"
    let text = item.isLate ? "<strong>\(shown(item.text))</strong>" : shown(item.text)
    return "<li>\(text)\(list)</li>\n"
  }

  private static func html(_ table: PackTable) -> String {
    let isParted = table.columns.count(where: \.isWide) > 1
    let heads = table.columns.map { column in
      "<th scope=\"col\"\(attribute(column, isParted))>\(shown(column.title))</th>"
    }
    let tags = table.columns.enumerated().map { index, column in
      let tag = index == 0 ? "th scope=\"row\"" : "td"
      return (open: "<\(tag)\(attribute(column, isParted))>", close: "</\(tag.prefix(2))>")
    }
    let starts = Array(stride(from: 0, to: table.rows.count, by: 256))
    let rows = Parallel.map(starts) { start in
      var text = ""
      for place in start..<min(start + 256, table.rows.count) {
        text += table.late.contains(place) ? "<tr class=\"late\">" : "<tr>"
        for (cell, tag) in zip(table.rows[place], tags) {
          text += tag.open
          append(cell, to: &text)
          text += tag.close
        }
        text += "</tr>\n"
      }
      return text
    }.joined()
    return """
      <div class="figure"><table><caption>\(escaped(table.caption))</caption>
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(rows)</tbody></table></div>

      """
  }

  /// The class of a column; where two are wide, each has less.
  private static func attribute(_ column: PackTable.Column, _ isParted: Bool) -> String {
    if column.isNumber { return " class=\"n\"" }
    return column.isWide ? " class=\"\(isParted ? "v" : "w")\"" : ""
  }

  /// A text in which no character has a meaning for HTML, inside elements and attributes.
  static func escaped(_ text: String) -> String {
    if !text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) {
      return text
    }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
