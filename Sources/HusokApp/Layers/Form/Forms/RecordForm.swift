import HusokModel

/// The form that edits a record, whatever its kind.
enum RecordForm {
  /// The form of a record; nil where there is none of that id.
  static func form(_ id: String, _ scene: Scene) -> Form? {
    guard let place = scene.register.place(of: id) else { return nil }
    return switch place.section {
    case .actions: ActionForm.form(id, in: scene.register)
    case .outcomes: OutcomeForm.form(id, in: scene.register)
    case .meetings: MeetingForm.form(id, in: scene.register)
    case .ministries: MinistryForm.form(id, scene)
    }
  }
}
