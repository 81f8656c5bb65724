import HusokExchange
import HusokModel

extension AppState {
  /// The papers for the next meeting: on the screen, or to a file.
  mutating func report(_ command: Command) {
    switch command {
    case .report: openPaper(nil)
    case .ministryReport: openPaper(reportMinistry)
    default: layers.append(.form(reportForm))
    }
  }

  private mutating func openPaper(_ ministry: String?) {
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

  private var reportForm: Form {
    var ministries: [String] = []
    if case .page(let front)? = layers.last, case .report(let ministry?) = front.kind {
      ministries = [ministry]
    }
    let form = Form(
      .report,
      [
        .choice(.format, ["html", "text", "md", "csv"], "html", family: "form.format."),
        .choice(
          .paperLanguage, ["ko", "en", "both"], words.language.rawValue,
          family: "form.paperLanguage."),
        .picks(.onlyMinistry, ministries, .ministries),
        .text(.path, "~/husok-\(today).html", required: true),
      ])
    return form
  }

  mutating func saveReport(_ form: Form) -> [Effect] {
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
    return [.writePaper(bytes, path: form.text(.path) ?? "")]
  }
}

extension Form {
  /// The name of the file follows the format, as long as nobody gave it another ending.
  mutating func followFormat() {
    guard purpose == .report, let format = choice(.format),
      let place = fields.firstIndex(where: { $0.name == .path }), let path = text(.path),
      let dot = path.lastIndex(of: "."),
      ["html", "txt", "md", "csv"].contains(String(path[path.index(after: dot)...]))
    else { return }
    let ending = format == "text" ? "txt" : format
    fields[place].content = .text(TextField(path[...dot] + ending))
  }
}
