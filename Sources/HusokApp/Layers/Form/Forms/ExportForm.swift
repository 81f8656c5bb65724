import HusokExchange
import HusokModel

/// The file that actions are written to, for a spreadsheet or a calendar.
struct ExportForm: FileForm {
  /// What the file is for.
  enum Format: String, CaseIterable {
    case xlsx, csv, ics
  }

  /// Which actions go into it.
  enum Scope: String, CaseIterable {
    case shown, all
  }

  /// What the name of the file that is put in begins with.
  let stem: String

  /// The form: of what is shown where something is filtered, of a ministry where the list is of one.
  static func form(_ state: AppState) -> Form {
    let subject = ExportForm(stem: "~/husok-\(state.today)-actions")
    let isFiltered = state.list.matching.contains(false)
    let ministry = state.asked.ministries.count == 1 ? state.asked.ministries.last : nil
    var form = Form(
      subject,
      [
        .choice(
          .format, of: Format.allCases.map(\.rawValue), chosen: Format.xlsx.rawValue,
          family: "form.format."),
        .choice(
          .exported, of: Scope.allCases.map(\.rawValue),
          chosen: (isFiltered ? Scope.shown : .all).rawValue, family: "form.exported."),
        .picks(.onlyMinistry, ministry.map { [$0] } ?? [], from: .ministries),
        .audience, .text(.path, required: true),
      ])
    subject.follow(&form)
    return form
  }

  func title(_ scene: Scene) -> String { scene.words("form.export") }

  func bytes(_ form: Form, in state: AppState) throws(WorkbookFault) -> [UInt8] {
    let register = form.isPublic ? state.register.published : state.register
    let ministry = form.picks(.onlyMinistry).first
    let scope: Scope = form.choice(.exported) ?? .all
    let rows = register.actions.indices.filter { row in
      (scope == .all || state.list.matching[row])
        && (ministry.map { register.actions[row].involves($0) } ?? true)
    }
    var sheet = ActionSheet(
      register: register, words: state.words, today: state.today, ministry: ministry)
    sheet.isPublic = form.isPublic
    let format: Format = form.choice(.format) ?? .xlsx
    switch format {
    case .xlsx:
      return try ActionWorkbook(sheet).bytes(rows)
    case .csv: return sheet.bytes(rows)
    case .ics:
      let text = ICalendar.text(register, actions: rows, words: state.words, now: state.now)
      return Array((text ?? "").utf8)
    }
  }

  func follow(_ form: inout Form) {
    guard let format: Format = form.choice(.format) else { return }
    form.follow(ending: format.rawValue, of: Format.allCases.map(\.rawValue), stem: stem)
  }
}
