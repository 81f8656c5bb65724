import HusokModel

/// A new meeting, or one that is there.
struct MeetingForm: FormSubject {
  /// The id of the meeting; nil for a new one.
  let id: String?

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
      ])
  }

  func title(_ scene: Scene) -> String {
    id.map { scene.words("form.editing", $0) } ?? scene.words("form.newMeeting")
  }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let reader = FormReader(form, state)
    var meeting = id.flatMap { state.register.meeting($0) } ?? Meeting()
    if id == nil { meeting.id = form.text(.id) ?? "" }
    meeting.title = reader.title(like: meeting.title)
    meeting.kind = form.choice(.kind) ?? .ministers
    meeting.number = try reader.wholeNumber(.number)
    meeting.date = try reader.day(.date)
    meeting.place = form.text(.place)
    meeting.counterpart = form.text(.counterpart)
    let new = meeting
    return try state.trying { state, context throws(Refusal) in
      id == nil
        ? try state.register.adding(new, in: &context)
        : try state.register.editing(new, in: &context)
    }
  }
}
