import HusokModel
import HusokThreads

/// A pack as one HTML file without script or outside resource, made to be printed on A4: pictures
/// are SVG inside it and say in words what they show.
public enum PackHTML {
  /// The pack in some languages, one after the other.
  public static func text(_ document: PackDocument, _ languages: [Language]) -> String {
    String(decoding: bytes(document, languages), as: UTF8.self)
  }

  /// The same in UTF-8.
  static func bytes(_ document: PackDocument, _ languages: [Language]) -> [UInt8] {
    let papers = languages.map { ($0, document.blocks(in: $0)) }
    let language = languages.first ?? .english
    let title = papers.first?.1.lazy.compactMap { block in
      switch block {
      case .title(let title, _), .page(let title, _, _): title
      case .heading, .fact, .list, .numbered, .table, .bars, .timeline, .chart, .legend, .note: nil
      }
    }.first
    var html = HTMLText()
    html.add(
      """
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

      """)
    for (language, blocks) in papers {
      html.add("<main lang=\"\(language.rawValue)\">\n")
      addSections(blocks, to: &html)
      html.add("</main>\n")
    }
    html.add("</body>\n</html>\n")
    return html.all
  }

  /// Adds blocks in sections: a page each, or a part that stands below another.
  private static func addSections(_ blocks: [PackBlock], to text: inout HTMLText) {
    let drawn = Parallel.map(blocks, html)
    var isOpen = false
    for (block, html) in zip(blocks, drawn) {
      switch block {
      case .title:
        text.add("<section>\n")
        isOpen = true
      case .page(_, _, let joins):
        if isOpen { text.add("</section>\n") }
        text.add("<section class=\"\(joins ? "joined" : "page")\">\n")
        isOpen = true
      case .heading, .fact, .list, .numbered, .table, .bars, .timeline, .chart, .legend, .note:
        break
      }
      text.add(html)
    }
    text.add("</section>\n")
  }

  private static func html(_ block: PackBlock) -> HTMLText {
    var text = HTMLText()
    switch block {
    case .title(let title, let details):
      text.add("<header>")
      text.add(title, in: "h1")
      text.add(lines: details, in: "p")
      text.add("</header>\n")
    case .page(let title, let details, _):
      text.add("<header>")
      text.add(title, in: "h2")
      text.add(lines: details, in: "p")
      text.add("</header>\n")
    case .heading(let heading): text.add(heading, in: "h3")
    case .fact(let name, let fact):
      text.add("<h3>\(shown(name)): <span>\(shown(fact))</span></h3>\n")
    case .list(let items):
      text.add("<ul>\n")
      for item in items { add(item, to: &text) }
      text.add("</ul>\n")
    case .numbered(let texts):
      text.add("<ol>\n")
      text.add(lines: texts, in: "li")
      text.add("</ol>\n")
    case .table(let table): add(table, to: &text)
    case .bars(let bars): text.add(PackPicture.bars(bars))
    case .timeline(let timeline):
      text.add(timeline.caption, in: "h3")
      text.add(PackPicture.timeline(timeline))
    case .chart(let chart): text.add(PackPicture.chart(chart))
    case .legend(let bold, let others):
      text.add("<p class=\"legend\"><strong>\(shown(bold))</strong> · \(shown(others))</p>\n")
    case .note(let note): text.add("<p class=\"note\">\(shown(note))</p>\n")
    }
    return text
  }

  private static func add(_ item: PackItem, to text: inout HTMLText) {
    text.add(item.isLate ? "<li><strong>" : "<li>")
    text.add(shown: item.text)
    if item.isLate { text.add("</strong>") }
    if !item.parts.isEmpty {
      text.add("\n<ul>\n")
      text.add(lines: item.parts, in: "li")
      text.add("</ul>\n")
    }
    text.add("</li>\n")
  }

  private static func add(_ table: PackTable, to text: inout HTMLText) {
    let isParted = table.columns.count(where: \.isWide) > 1
    text.add(
      "<div class=\"figure\"><table><caption>\(escaped(table.caption))</caption>\n<thead><tr>")
    for column in table.columns {
      text.add("<th scope=\"col\"\(attribute(column, isParted))>\(shown(column.title))</th>")
    }
    text.add("</tr></thead>\n<tbody>\n")
    let tags = table.columns.enumerated().map { index, column in
      let tag = index == 0 ? "th scope=\"row\"" : "td"
      return (open: "<\(tag)\(attribute(column, isParted))>", close: "</\(tag.prefix(2))>")
    }
    let rows = Parallel.mapShares(table.rows.count, of: 256) { places in
      var text = HTMLText()
      text.reserve(places.count * 256)
      for place in places {
        text.add(table.late.contains(place) ? "<tr class=\"late\">" : "<tr>")
        for (cell, tag) in zip(table.rows[place], tags) {
          text.add(tag.open)
          text.add(shown: cell)
          text.add(tag.close)
        }
        text.add("</tr>\n")
      }
      return text
    }
    for share in rows { text.add(share) }
    text.add("</tbody></table></div>\n")
  }

  /// The class of a column; where two are wide, each has less.
  private static func attribute(_ column: PackTable.Column, _ isParted: Bool) -> String {
    if column.isNumber { return " class=\"n\"" }
    return column.isWide ? " class=\"\(isParted ? "v" : "w")\"" : ""
  }

  /// A text in which no character has a meaning for HTML, inside elements and attributes.
  static func escaped(_ text: String) -> String { HTMLText.string { $0.add(escaped: text) } }

  /// A text as it is shown: escaped, with no reference number, date or amount parted at the end of a
  /// line.
  static func shown(_ text: String) -> String { HTMLText.string { $0.add(shown: text) } }
}
