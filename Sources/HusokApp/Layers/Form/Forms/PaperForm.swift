import HusokExchange
import HusokModel

/// The file that the papers for a meeting are written to.
struct PaperForm: FileForm {
  /// In which languages it is written.
  enum Tongue: String, CaseIterable {
    case ko, en, both

    var languages: [Language] {
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
          .format, of: PaperFormat.allCases.map(\.rawValue), chosen: PaperFormat.html.rawValue,
          family: "form.format."),
        .choice(
          .paperLanguage, of: Tongue.allCases.map(\.rawValue),
          chosen: state.words.language.rawValue, family: "form.paperLanguage."),
        .picks(.onlyMinistry, ministry.map { [$0] } ?? [], from: .ministries),
        .audience, .text(.path, required: true),
      ])
    paper.follow(&form)
    return form
  }

  func title(_ scene: Scene) -> String { scene.words("form.report") }

  func bytes(_ form: Form, in state: AppState) throws(WorkbookFault) -> [UInt8] {
    let pack = MeetingPack(
      register: state.register, ministry: form.picks(.onlyMinistry).first, today: state.today,
      isPublic: form.isPublic)
    let format: PaperFormat = form.choice(.format) ?? .html
    let tongue: Tongue = form.choice(.paperLanguage) ?? .en
    return try format.bytes(pack.document, tongue.languages)
  }

  func follow(_ form: inout Form) {
    guard let format: PaperFormat = form.choice(.format) else { return }
    form.follow(ending: format.ending, of: PaperFormat.allCases.map(\.ending), stem: stem)
  }
}
