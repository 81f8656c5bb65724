import HusokModel

/// A pack as one HTML file without script or outside resource, made to be printed on A4: pictures
/// are SVG inside it and say in words what they show.
public enum PackHTML {
  /// The pack in some languages, one after the other.
  public static func text(_ document: PackDocument, _ languages: [Language]) -> String {
    let parts = languages.map { language in
      let blocks = document.blocks(in: language)
      let body = blocks.map(html).joined()
      return "<main lang=\"\(language.rawValue)\">\n\(body)</main>\n"
    }
    let language = languages.first ?? .english
    let title = document.blocks(in: language).lazy.compactMap { block in
      switch block {
      case .title(let title, _), .page(let title, _): title
      default: nil
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

  private static func html(_ block: PackBlock) -> String {
    switch block {
    case .title(let title, let details):
      "<header><h1>\(escaped(title))</h1>\n\(lines(details))</header>\n"
    case .page(let title, let details):
      "<header class=\"page\"><h2>\(escaped(title))</h2>\n\(lines(details))</header>\n"
    case .heading(let text): "<h3>\(escaped(text))</h3>\n"
    case .list(let items): "<ul>\n\(items.map(html).joined())</ul>\n"
    case .table(let table): html(table)
    case .bars(let bars): PackPicture.bars(bars)
    case .timeline(let timeline):
      "<h3>\(escaped(timeline.caption))</h3>\n" + PackPicture.timeline(timeline)
    case .chart(let chart): PackPicture.chart(chart)
    case .note(let text): "<p class=\"note\">\(escaped(text))</p>\n"
    }
  }

  private static func lines(_ details: [String]) -> String {
    details.map { "<p>\(escaped($0))</p>\n" }.joined()
  }

  private static func html(_ item: PackItem) -> String {
    let parts = item.parts.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n")
    let list = parts.isEmpty ? "" : "\n<ul>\n\(parts)\n</ul>\n"
    return "<li>\(escaped(item.text))\(list)</li>\n"
  }

  private static func html(_ table: PackTable) -> String {
    let heads = table.columns.map { column in
      "<th scope=\"col\"\(attribute(column))>\(escaped(column.title))</th>"
    }
    var rows = ""
    for row in table.rows {
      rows += "<tr>"
      for (index, (cell, column)) in zip(row, table.columns).enumerated() {
        let tag = index == 0 ? "th scope=\"row\"" : "td"
        rows += "<\(tag)\(attribute(column))>\(escaped(cell))</\(tag.prefix(2))>"
      }
      rows += "</tr>\n"
    }
    return """
      <table><caption>\(escaped(table.caption))</caption>
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(rows)</tbody></table>

      """
  }

  private static func attribute(_ column: PackTable.Column) -> String {
    column.isNumber ? " class=\"n\"" : column.isWide ? " class=\"w\"" : ""
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

  /// Black on white; widths that fit A4; no row of a table is cut by the end of a page.
  private static let style = """
    @page { size: A4; margin: 18mm 16mm; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 178mm; padding: 4mm; color: #000; background: #fff;
      font: 10.5pt/1.5 "Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo",
      sans-serif; overflow-wrap: anywhere; word-break: keep-all; }
    h1 { font-size: 17pt; text-align: center; margin: 0 0 3mm; }
    h2 { font-size: 14pt; margin: 0 0 2mm; padding-bottom: 1mm; border-bottom: 1.5pt solid #000; }
    h3 { font-size: 11.5pt; margin: 5mm 0 1.5mm; }
    h1, h2, h3 { break-after: avoid; }
    header p { margin: 0; text-align: right; }
    main + main, header.page { break-before: page; margin-top: 12mm; }
    ul { margin: 0 0 2mm; padding-left: 6mm; }
    table { width: 100%; border-collapse: collapse; font-size: 9pt; line-height: 1.35;
      margin: 0 0 3mm; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); }
    th, td { border: 0.5pt solid #555; padding: 0.8mm 1.2mm; text-align: left;
      vertical-align: top; font-weight: normal; }
    thead { display: table-header-group; }
    thead th { background: #eee; font-weight: bold; font-size: 8pt; overflow-wrap: normal; }
    tbody th, td { overflow-wrap: break-word; }
    tr, li, svg { break-inside: avoid; }
    .n { text-align: right; }
    .w { min-width: 40mm; width: 45%; overflow-wrap: anywhere; }
    svg { display: block; width: 100%; height: auto; margin: 0 0 3mm; }
    .note { margin-top: 6mm; border-top: 0.5pt solid #000; padding-top: 1.5mm; text-align: right; }
    @media print { body { padding: 0; max-width: none; }
      main + main, header.page { margin-top: 0; } }
    """
}
