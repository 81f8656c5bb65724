import HusokExchange

/// A form of which a file is written.
protocol FileForm: FormSubject {
  /// The file of what was filled in; throws why it cannot be made.
  func bytes(_ form: Form, in state: AppState) throws(WorkbookFault) -> [UInt8]
}

extension FileForm {
  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    state.lastFile = form
    return [try writing(form, in: state, replacing: false)]
  }

  private func writing(
    _ form: Form, in state: AppState, replacing: Bool
  ) throws(FormFault) -> Effect {
    do throws(WorkbookFault) {
      let bytes = try bytes(form, in: state)
      return .writePaper(bytes, path: form.text(.path) ?? "", replacing: replacing)
    } catch {
      throw FormFault(field: .format, text: state.words.sentence(error))
    }
  }
}

/// The form of the last file that was written, for when its name is taken or refused.
enum LastFile {
  /// What writes the file over the one that is there.
  static func replacing(_ state: AppState) -> [Effect] {
    guard let form = state.lastFile, let subject = form.subject as? any FileForm,
      let bytes = try? subject.bytes(form, in: state)
    else { return [] }
    return [.writePaper(bytes, path: form.text(.path) ?? "", replacing: true)]
  }

  /// The form is there again, with what is wrong with the name.
  static func refuse(_ reason: String, in state: inout AppState) {
    guard var form = state.lastFile else { return }
    form.problem = reason
    form.position = form.fields.count - 1
    state.layers.append(.form(form))
  }
}

extension Form {
  /// Gives the name of the file the ending of its format: the name that was put in, and any other as
  /// long as nobody gave it another ending.
  mutating func follow(ending: String, of endings: [String], stem: String) {
    if isSuggested { return suggest("\(stem).\(ending)") }
    guard let place = fields.firstIndex(where: { $0.name == .path }), let path = text(.path),
      let dot = path.lastIndex(of: "."),
      endings.contains(String(path[path.index(after: dot)...]))
    else { return }
    fields[place].content = .text(TextField(path[...dot] + ending))
  }
}
