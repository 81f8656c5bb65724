import HusokModel

/// A new meeting, or one that is there.
struct MeetingForm: FormSubject {
  /// The id of the meeting; nil for a new one.
  let id: String?

  var records: [String] { id.map { [$0] } ?? [] }

  func fresh(_ state: AppState) -> Form? {
    records.first.flatMap { RecordForm.form($0, state.scene) }
  }

  /// The form of a meeting.
  static func form(_ id: String?, in register: Register) -> Form {
    let meeting = id.flatMap { register.meeting($0) } ?? Meeting()
    return Form(
      MeetingForm(id: id),
      [
        .text(.id, id, required: true, fixed: id != nil), .text(.en, meeting.title.en),
        .text(.ko, meeting.title.ko),
        .choice(
          .kind, of: Meeting.Kind.allCases.map(\.rawValue), chosen: meeting.kind.rawValue,
          family: "meeting."),
        .text(.number, meeting.number.map(String.init), as: .number),
        .text(.date, meeting.date?.description, as: .day), .text(.place, meeting.place),
        .text(.counterpart, meeting.counterpart),
        .choice(
          .datesConfirmed, of: ["no", "yes"], chosen: meeting.confirmsDates ? "yes" : "no",
          family: "form.datesConfirmed."),
      ])
  }

  func title(_ scene: Scene) -> String {
    id.map { scene.words("form.editing", $0) } ?? scene.words("form.newMeeting")
  }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let reader = FormReader(form, state)
    guard var meeting = id.map({ state.register.meeting($0) }) ?? Meeting() else {
      throw Refusal.noSuchRecord(id ?? "")
    }
    if id == nil { meeting.id = form.text(.id) ?? "" }
    meeting.title = reader.title(like: meeting.title)
    if form.isChanged(.kind) { meeting.kind = form.choice(.kind) ?? .ministers }
    if form.isChanged(.number) { meeting.number = try reader.wholeNumber(.number) }
    if form.isChanged(.date) { meeting.date = try reader.day(.date) }
    if form.isChanged(.place) { meeting.place = form.text(.place) }
    if form.isChanged(.counterpart) { meeting.counterpart = try reader.country() }
    if form.isChanged(.datesConfirmed) {
      meeting.confirmsDates = form.choice(.datesConfirmed) == "yes"
    }
    let new = meeting
    return try state.trying { state, context throws(Refusal) in
      id == nil
        ? try state.register.adding(new, in: &context)
        : try state.register.editing(new, in: &context)
    }
  }
}
