import HusokTestSupport
import Testing

/// Workbooks as openpyxl reads, changes and saves them.
@Suite("Workbooks of Excel")
struct WorkbookTests {
  fileprivate let husok = Husok()

  init() {
    let data = Husok.practice
    TemporaryFolder.write(data, to: husok.store)
  }

  fileprivate func run(_ words: String...) -> Husok.Result { husok.on("2026-07-24", words) }

  /// Runs a Python program on files of the folder; what it printed.
  fileprivate func python(_ program: String, _ arguments: String...) -> String {
    let script = husok.folder.file("program.py")
    TemporaryFolder.write(Array(program.utf8), to: script)
    let output = husok.folder.file("printed")
    let words = ["python3", script] + arguments
    let line = words.map(Husok.quoted).joined(separator: " ")
    #expect(husok.shell("cd '\(husok.folder.path)' && \(line) >'\(output)'") == 0)
    return String(decoding: TemporaryFolder.read(output) ?? [], as: UTF8.self)
  }

  @Test(
    "A sheet has days, lists, locks and a frozen heading, and saved again it changes nothing",
    arguments: [["--lang", "en"], ["--lang", "ko"]],
    [[], ["--ministry", "MCST"], ["--sheets", "ministry"]])
  func roundTrip(_ language: [String], _ scope: [String]) {
    let out = husok.folder.file("out.xlsx")
    #expect(husok.on("2026-07-24", language + ["export", "-o", out] + scope).code == 0)
    let printed = python(
      """
      import openpyxl, datetime
      book = openpyxl.load_workbook("out.xlsx")
      for sheet in [s for s in book.worksheets[:-1] if s["A3"].value in ("No.", "관리번호")]:
          heads = {cell.value: cell.column for cell in sheet[3]}
          assert sheet.freeze_panes == "B4" and sheet.auto_filter.ref.startswith("A3:")
          assert sheet.protection.sheet and not sheet.protection.password
          assert not sheet.protection.autoFilter and not sheet.protection.insertRows
          assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
          assert sheet.print_title_rows in ("$3:$3", "3:3"), sheet.print_title_rows
          assert len(sheet.conditional_formatting) == 1
          lists = {str(v.sqref)[0]: v.formula1 for v in sheet.data_validations.dataValidation}
          assert "F" in lists and book.worksheets[-1].title in lists["F"]
          last = sheet.max_column
          assert sheet.column_dimensions[openpyxl.utils.get_column_letter(last)].hidden
          days = notes = 0
          for row in sheet.iter_rows(min_row=4):
              assert row[0].protection.locked and row[0].fill.fgColor.rgb.endswith("EDEDED")
              assert not row[5].protection.locked and row[5].alignment.wrap_text
              assert row[last - 1].value.startswith("h1") and row[last - 1].protection.locked
              days += isinstance(row[9].value, datetime.datetime)
              notes += not row[21].protection.locked
          assert days > 0 or sheet.max_row < 7
          assert notes == sheet.max_row - 3
      book.save("back.xlsx")
      print(len(book.worksheets))
      """)
    let count = scope.first == "--sheets" ? "12" : scope.isEmpty ? "2" : "3"
    #expect(printed.hasPrefix(count), "\(printed)")
    let back = husok.folder.file("back.xlsx")
    for path in [out, back] {
      let result = run("import", path)
      #expect(result.code == 0 && result.output.hasPrefix("0 records changed"), "\(result)")
      #expect(result.errors.isEmpty, "\(result.errors)")
    }
  }

  /// Something that somebody does to a sheet, in Python, and what the import says of it.
  struct Edit {
    let name: String
    let program: String
    var said: [String] = []
    var errors: [String] = []
  }

  /// What is done: `s` is the sheet, `h` its columns by heading, `r` its rows by number.
  static let edits = [
    Edit(
      name: "status", program: "put('CN26-3.2', 'Status', 'reported complete')",
      said: ["CN26-3.2  status: in progress → reported complete"]),
    Edit(
      name: "day", program: "put('CN26-3.2', 'Due', datetime.datetime(2026, 11, 30))",
      said: ["CN26-3.2  due date: 31 Jul 2026 → 30 Nov 2026"]),
    Edit(
      name: "period", program: "put('CN26-3.2', 'Due', '2026-Q4')",
      said: ["CN26-3.2  due date: 31 Jul 2026 → Q4 2026"]),
    Edit(
      name: "plain number", program: "put('CN26-3.2', 'Due', 46356).number_format = 'General'",
      said: ["CN26-3.2  due date: 31 Jul 2026 → 30 Nov 2026"]),
    Edit(
      name: "Korean date",
      program:
        "put('CN26-3.2', 'Due', 46356).number_format = 'yyyy\"년\" m\"월\" d\"일\"'",
      said: ["CN26-3.2  due date: 31 Jul 2026 → 30 Nov 2026"]),
    Edit(
      name: "typed date", program: "put('CN26-3.2', 'Due', '2026년 11월 30일')",
      said: ["CN26-3.2  due date: 31 Jul 2026 → 30 Nov 2026"]),
    Edit(
      name: "note", program: "put('CN26-3.2', 'New: progress', 'Three works chosen')",
      said: ["CN26-3.2  note: Three works chosen"]),
    Edit(
      name: "lead by its full Korean name",
      program: "put('F262-3.7', 'Lead', '산업통상부'); put('F262-3.7', 'Reason', 'agreed')",
      said: ["F262-3.7  lead ministry: (MOTIR) → MOTIR (agreed)"]),
    Edit(
      name: "rows sorted",
      program: """
        rows = [[c.value for c in row] for row in s.iter_rows(min_row=4)]
        for n, values in enumerate(sorted(rows, key=lambda v: str(v[5]))):
            for m, value in enumerate(values): s.cell(4 + n, 1 + m).value = value
        """),
    Edit(
      name: "columns moved",
      program: """
        for row in s.iter_rows(min_row=3):
            values = [c.value for c in row]
            for m, value in enumerate(reversed(values)): row[m].value = value
        """),
    Edit(name: "a column deleted", program: "s.delete_cols(h['Tags'])"),
    Edit(name: "a column inserted", program: "s.insert_cols(3)"),
    Edit(name: "rows deleted", program: "s.delete_rows(5, 4)"),
    Edit(
      name: "a row added",
      program: """
        n = s.max_row + 1
        for head, value in [('Outcome', 'CN26-3'), ('Task (English)', 'Open a film week')]:
            s.cell(n, h[head]).value = value
        """,
      said: ["CN26-3.6  added"]),
    Edit(name: "lines above", program: "s.insert_rows(1, 3); s['A1'] = 'Report of July'"),
    Edit(
      name: "a sum", program: "s.cell(s.max_row + 1, 1).value = 'Total: 28'",
      errors: ["Actions: Row 32 is no action and was passed over: Total: 28"]),
    Edit(
      name: "hidden cells",
      program: """
        put('CN26-3.2', 'New: progress', 'Three works chosen')
        s.row_dimensions[r['CN26-3.2']].hidden = True
        s.column_dimensions['S'].hidden = True
        """,
      said: ["CN26-3.2  note: Three works chosen"]),
    Edit(
      name: "merged cells",
      program: """
        put('CN26-3.2', 'New: progress', 'Held in Seoul')
        put('CN26-3.3', 'New: progress', None)
        s.merge_cells(start_row=r['CN26-3.2'], end_row=r['CN26-3.3'], start_column=h['New: progress'],
            end_column=h['New: progress'])
        """,
      said: ["CN26-3.2  note: Held in Seoul", "CN26-3.3  note: Held in Seoul"]),
    Edit(
      name: "another column", program: "s.cell(3, 28).value = 'Budget'; s.cell(6, 28).value = 3",
      errors: ["Actions: The column Budget is not known: 1 cell in it, the first in row 6"]),
    Edit(
      name: "another sheet", program: "b.create_sheet('Budget')['A1'] = 'Money'",
      errors: ["The sheet Budget is none of husok's"]),
    Edit(
      name: "days from 1904",
      program: "b.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904"),
    Edit(
      name: "a formula without a value", program: "put('CN26-3.2', 'Due', '=TODAY()')",
      errors: ["Actions: Row 6: CN26-3.2 Due: it holds a formula without a value"]),
    Edit(
      name: "a word that is no status", program: "put('CN26-3.2', 'Status', 'donne')",
      errors: ["Actions: Row 6: CN26-3.2 status cannot be \"donne\"", "complete"]),
    Edit(
      name: "what is to be read", program: "put('CN26-3.2', 'First due', '2026-01-02')",
      errors: ["Actions: Row 6: CN26-3.2 the column First due is to be read only"]),
    Edit(
      name: "a long text", program: "put('CN26-3.2', 'New: progress', 'long ' * 6000)",
      said: ["CN26-3.2  note: long long"]),
    Edit(
      name: "what begins like a guard", program: "put('CN26-3.2', 'New: progress', \"'=1+1\")",
      said: ["CN26-3.2  note: '=1+1"]),
  ]

  @Test("Of a sheet that was edited, exactly the edits are told")
  func edited() {
    let out = husok.folder.file("out.xlsx")
    #expect(run("export", "-o", out).code == 0)
    let cases = WorkbookTests.edits.enumerated().map { number, edit in
      let body = edit.program.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
      return "def edit\(number)(b, s, h, r, put):\n\(body)\n"
    }
    _ = python(
      """
      import openpyxl, datetime
      \(cases.joined(separator: "\n"))
      for n in range(\(cases.count)):
          b = openpyxl.load_workbook("out.xlsx")
          s = b.worksheets[0]
          h = {cell.value: cell.column for cell in s[3]}
          r = {row[0].value: row[0].row for row in s.iter_rows(min_row=4)}
          def put(id, head, value):
              cell = s.cell(r[id], h[head])
              cell.value = value
              return cell
          globals()["edit%d" % n](b, s, h, r, put)
          b.save("edited%d.xlsx" % n)
      """)
    for (number, edit) in WorkbookTests.edits.enumerated() {
      let result = run("import", husok.folder.file("edited\(number).xlsx"), "--dry-run")
      let told = result.lines.dropLast()
      let isRefused = result.code == 65
      let lines = isRefused ? result.lines[...] : told
      #expect(lines.count == edit.said.count, "\(edit.name): \(result)")
      for (line, said) in zip(lines, edit.said) {
        #expect(line.hasPrefix(said), "\(edit.name): \(line)")
      }
      #expect(result.code == 0 || !edit.errors.isEmpty, "\(edit.name): \(result)")
      for error in edit.errors { #expect(result.errors.contains(error), "\(edit.name): \(result)") }
      if edit.errors.isEmpty { #expect(result.errors.isEmpty, "\(edit.name): \(result.errors)") }
    }
  }
}

extension Husok {
  /// The practice data.
  static var practice: [UInt8] {
    TemporaryFolder.read(
      #filePath.replacing(
        "Tests/HusokCommandTests/WorkbookTests.swift", with: "Resources/PracticeData.json")) ?? []
  }

  /// Runs a command on a day.
  func on(_ day: String, _ words: [String]) -> Result { runWords(["--today", day] + words) }
}

extension WorkbookTests {
  @Test("The papers as a workbook have the summary, the matrix, the actions and charts of targets")
  func papers() {
    let out = husok.folder.file("pack.xlsx")
    let result = husok.on(
      "2026-07-24", ["report", "--format", "xlsx", "--lang", "both", "-o", out])
    #expect(result.code == 0 && result.errors.isEmpty, "\(result)")
    let printed = python(
      """
      import openpyxl, datetime
      book = openpyxl.load_workbook("pack.xlsx")
      print(book.sheetnames)
      for n in (0, 5):
          summary, matrix, trend, actions, targets = book.worksheets[n:n + 5]
          assert [row[1].value for row in trend.iter_rows(min_row=4, max_row=10)] == [21, 21, 21, 27, 26, 25, 25]
          assert len(trend._charts) == 1 and len(trend._charts[0].series) == 5
          assert actions.max_row == 29 and isinstance(actions["J2"].value, datetime.datetime)
          assert sum(row[1].value for row in matrix.iter_rows(min_row=4)) == 28
          assert len(targets._charts) == 2
          chart = targets._charts[0]
          assert len(chart.series) == 2 and "$B$5:$B$6" in chart.series[0].val.numRef.f
          assert [targets.cell(5, c).value for c in (2, 3)] == [5.2, 41.2]
          assert any(cell.font.b and cell.font.color and str(cell.font.color.rgb).endswith("C00000") for cell in actions["A"])
      """)
    let names =
      "'총괄', '주관부처별', '추이', '과제', '정량목표', "
      + "'Summary', 'By lead ministry', 'Trend', 'Actions', 'Targets'"
    #expect(printed == "[\(names)]\n", "\(printed)")
    #expect(husok.on("2026-07-24", ["report", "--format", "xlsx"]).code == 64)
    #expect(husok.on("2026-07-24", ["export", "--format", "xlsx", "-o", "-"]).code == 64)
    #expect(
      husok.on("2026-07-24", ["export", "--sheets", "ministry", "-o", out + ".csv"]).code == 64)
  }

  @Test("Two workbooks of one register and day are the same, byte for byte")
  func steady() {
    let files = ["one.xlsx", "two.xlsx"].map { husok.folder.file($0) }
    for file in files { #expect(run("export", "-o", file).code == 0) }
    #expect(TemporaryFolder.read(files[0]) == TemporaryFolder.read(files[1]))
  }
}
