import HusokExchange
import HusokModel

extension CommandTable {
  static let report = CommandInfo(
    .report, "report", .act, .after("r", "p"), does: { $0.openPaper(nil) })

  static let ministryReport = CommandInfo(
    .ministryReport, "ministryReport", .act, .after("r", "m"),
    off: { $0.reportMinistry == nil ? $0.words("off.noReportMinistry") : nil },
    does: { $0.openPaper($0.reportMinistry) })

  static let saveReport = CommandInfo(
    .saveReport, "saveReport", .act, .after("r", "s"),
    effects: { state in
      let form = state.reportForm
      state.layers.append(.form(form))
      return form.suggested.map { [.findFreeName($0)] } ?? []
    })
}

extension AppState {
  fileprivate mutating func openPaper(_ ministry: String?) {
    if case .page? = layers.last { layers.removeLast() }
    layers.append(.page(LayerPage(kind: .report(ministry: ministry))))
  }

  /// The ministry whose page is asked for: the one under the cursor, the one filtered by, or mine.
  var reportMinistry: String? {
    if let record = currentRecord, register.ministry(record) != nil { return record }
    if case .page(let front)? = layers.last, case .report(let ministry?) = front.kind {
      return ministry
    }
    return list.ministries.last ?? profile.ministry
      ?? currentAction.flatMap { register.action($0)?.leadMinistry }
  }

  fileprivate var reportForm: Form {
    var ministries: [String] = []
    if case .page(let front)? = layers.last, case .report(let ministry?) = front.kind {
      ministries = [ministry]
    }
    var form = Form(
      .report,
      [
        .choice(.format, ["html", "text", "md", "csv"], "html", family: "form.format."),
        .choice(
          .paperLanguage, ["ko", "en", "both"], words.language.rawValue,
          family: "form.paperLanguage."),
        .picks(.onlyMinistry, ministries, .ministries),
        .text(.path, required: true),
      ])
    form.stem = "~/husok-\(today)"
    form.followFormat()
    return form
  }

  /// Puts a name that no file has where the name that was asked for still stands.
  mutating func suggest(_ name: String, insteadOf asked: String) {
    switch layers.last {
    case .form(var form) where form.suggested == asked && form.isSuggested:
      form.suggest(name)
      replaceLayer(.form(form))
    case .prompt(let prompt) where prompt.purpose == .saveElsewhere && prompt.field.text.isEmpty:
      replaceLayer(.prompt(Prompt(.saveElsewhere, text: name)))
    default: break
    }
  }

  /// The form of the paper is there again, with what is wrong with the name of the file.
  mutating func refusePaper(_ reason: String) {
    guard var form = lastPaper else { return }
    form.problem = reason
    form.position = form.fields.count - 1
    layers.append(.form(form))
  }

  /// Writes the paper of a form.
  func writePaper(_ form: Form, replacing: Bool) -> [Effect] {
    let document = pack(form.picks(.onlyMinistry).first).document
    let languages: [Language] =
      switch form.choice(.paperLanguage) {
      case "both": [.korean, .english]
      case "ko": [.korean]
      default: [.english]
      }
    let bytes =
      switch form.choice(.format) {
      case "text": PackText.bytes(document, languages)
      case "md": Array(PackMarkdown.text(document, languages).utf8)
      case "csv": PackCSV.bytes(document, languages)
      default: Array(PackHTML.text(document, languages).utf8)
      }
    return [.writePaper(bytes, path: form.text(.path) ?? "", replacing: replacing)]
  }
}

extension Form {
  /// Whether the name of the file is the one that was put in.
  var isSuggested: Bool { text(.path) == suggested }

  /// Puts in the name of a file, as if it had stood there at first.
  mutating func suggest(_ path: String) {
    suggested = path
    begin(.path, with: .text(TextField(path)))
  }

  /// The name of the file follows the format: the one that was put in, and any other as long as
  /// nobody gave it another ending.
  mutating func followFormat() {
    guard purpose == .report, let format = choice(.format) else { return }
    let ending = format == "text" ? "txt" : format
    if isSuggested { return suggest("\(stem).\(ending)") }
    guard let place = fields.firstIndex(where: { $0.name == .path }), let path = text(.path),
      let dot = path.lastIndex(of: "."),
      ["html", "txt", "md", "csv"].contains(String(path[path.index(after: dot)...]))
    else { return }
    fields[place].content = .text(TextField(path[...dot] + ending))
  }
}
