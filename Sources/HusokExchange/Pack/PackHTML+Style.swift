extension PackHTML {
  /// Black on white; widths that fit A4; no row of a table is cut by the end of a page. On a narrow
  /// screen tables and pictures keep their size and scroll by themselves.
  static let style = """
    @page { size: A4; margin: 12mm 14mm 14mm;
      @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 182mm; padding: 4mm; color: #000; background: #fff;
      font: 9.5pt/1.4 "Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo",
      sans-serif; overflow-wrap: break-word; word-break: keep-all; }
    h1 { font-size: 16pt; text-align: center; margin: 0 0 2mm; }
    h2 { font-size: 13pt; margin: 0 0 1.5mm; padding-bottom: 1mm; border-bottom: 1.5pt solid #000; }
    h3 { font-size: 10pt; margin: 2mm 0 0.6mm; }
    h1, h2, h3 { break-after: avoid; }
    header p { margin: 0; text-align: right; font-size: 9pt; }
    main + main, section.page { break-before: page; margin-top: 12mm; }
    section.joined { break-inside: avoid; margin-top: 6mm; }
    ul, ol { margin: 0 0 1mm; padding-left: 6mm; }
    [lang=ko] h3::before { content: "□ "; }
    [lang=ko] ul { list-style-type: "ㅇ "; }
    [lang=ko] ul ul { list-style-type: "- "; padding-left: 4mm; }
    table { width: 100%; border-collapse: collapse; font-size: 8pt; line-height: 1.25;
      margin: 0 0 1.2mm; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); }
    th, td { border: 0.5pt solid #555; padding: 0.3mm 0.9mm; text-align: left;
      vertical-align: top; font-weight: normal; }
    thead { display: table-header-group; }
    thead th { background: #eee; font-weight: bold; font-size: 7.5pt; }
    tr.late > * { font-weight: bold; }
    .k { white-space: nowrap; }
    tr, li, svg { break-inside: avoid; }
    .n { text-align: right; }
    h3 > span { font-weight: normal; font-size: 9.5pt; }
    .w { width: 40%; overflow-wrap: anywhere; }
    .v { width: 33%; overflow-wrap: anywhere; }
    svg { display: block; width: 100%; height: auto; margin: 0 0 2mm; }
    .legend { margin: 3mm 0 0; font-size: 9pt; }
    .note { margin-top: 4mm; border-top: 0.5pt solid #000; padding-top: 1.5mm; text-align: right; }
    @media screen and (max-width: 170mm) { .figure { overflow-x: auto; }
      .figure > * { min-width: 150mm; } }
    @media print { body { padding: 0; max-width: none; }
      main + main, section.page { margin-top: 0; } }
    """
}
