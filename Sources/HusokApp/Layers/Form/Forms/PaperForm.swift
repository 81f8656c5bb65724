import HusokExchange
import HusokModel

/// The file that the papers for a meeting are written to.
struct PaperForm: FormSubject {
  /// How a paper is written.
  enum Format: String, CaseIterable {
    case html, text, md, csv

    /// The ending of its files.
    var ending: String { self == .text ? "txt" : rawValue }

    fileprivate func bytes(_ document: PackDocument, _ languages: [Language]) -> [UInt8] {
      switch self {
      case .html: Array(PackHTML.text(document, languages).utf8)
      case .text: PackText.bytes(document, languages)
      case .md: Array(PackMarkdown.text(document, languages).utf8)
      case .csv: PackCSV.bytes(document, languages)
      }
    }
  }

  /// In which languages it is written.
  enum Tongue: String, CaseIterable {
    case ko, en, both

    fileprivate var languages: [Language] {
      switch self {
      case .ko: [.korean]
      case .en: [.english]
      case .both: [.korean, .english]
      }
    }
  }

  /// What the name of the file that is put in begins with.
  let stem: String

  /// The form, with the ministry whose page is read.
  static func form(_ ministry: String?, _ state: AppState) -> Form {
    let paper = PaperForm(stem: "~/husok-\(state.today)")
    var form = Form(
      paper,
      [
        .choice(
          .format, of: Format.allCases.map(\.rawValue), chosen: Format.html.rawValue,
          family: "form.format."),
        .choice(
          .paperLanguage, of: Tongue.allCases.map(\.rawValue),
          chosen: state.words.language.rawValue, family: "form.paperLanguage."),
        .picks(.onlyMinistry, ministry.map { [$0] } ?? [], from: .ministries),
        .text(.path, required: true),
      ])
    paper.follow(&form)
    return form
  }

  func title(_ scene: Scene) -> String { scene.words("form.report") }

  func save(_ form: Form, in state: inout AppState) -> [Effect] {
    state.lastPaper = form
    return [PaperForm.writing(form, in: state, replacing: false)]
  }

  /// What writes the paper of a form.
  static func writing(_ form: Form, in state: AppState, replacing: Bool) -> Effect {
    let pack = MeetingPack(
      register: state.register, ministry: form.picks(.onlyMinistry).first, today: state.today)
    let format: Format = form.choice(.format) ?? .html
    let tongue: Tongue = form.choice(.paperLanguage) ?? .en
    let bytes = format.bytes(pack.document, tongue.languages)
    return .writePaper(bytes, path: form.text(.path) ?? "", replacing: replacing)
  }

  /// The form of the last paper is there again, with what is wrong with the name of the file.
  static func refuse(_ reason: String, in state: inout AppState) {
    guard var form = state.lastPaper else { return }
    form.problem = reason
    form.position = form.fields.count - 1
    state.layers.append(.form(form))
  }

  /// The name of the file follows the format: the one that was put in, and any other as long as
  /// nobody gave it another ending.
  func follow(_ form: inout Form) {
    guard let format: Format = form.choice(.format) else { return }
    if form.isSuggested { return form.suggest("\(stem).\(format.ending)") }
    guard let place = form.fields.firstIndex(where: { $0.name == .path }),
      let path = form.text(.path), let dot = path.lastIndex(of: "."),
      Format.allCases.map(\.ending).contains(String(path[path.index(after: dot)...]))
    else { return }
    form.fields[place].content = .text(TextField(path[...dot] + format.ending))
  }
}
