import HusokModel

/// Who answers for actions, where that is another than who answers at their ministry.
struct ContactForm: FormSubject {
  /// The ids of the actions.
  let ids: [String]

  var records: [String] { ids }

  func fresh(_ state: AppState) -> Form? { ContactForm.form(ids, state) }

  /// The form, with what is known where it is one action.
  static func form(_ ids: [String], _ state: AppState) -> Form {
    let contact = ids.count == 1 ? state.register.action(ids[0])?.contact : nil
    return Form(ContactForm(ids: ids), ContactForm.fields(contact))
  }

  /// The fields of who answers.
  static func fields(_ contact: Contact?) -> [FormField] {
    [
      .text(.division, contact?.division), .text(.officer, contact?.officer),
      .text(.phone, contact?.phone), .text(.mail, contact?.mail),
      .text(.contactFrom, contact?.from?.description, as: .day),
    ]
  }

  /// What was filled in of who answers, put into a contact.
  static func put(_ form: Form, _ reader: FormReader, into contact: Contact?) throws -> Contact? {
    if !form.isChanged(.division, .officer, .phone, .mail, .contactFrom) { return contact }
    var new = contact ?? Contact()
    if form.isChanged(.division) { new.division = form.text(.division) }
    if form.isChanged(.officer) { new.officer = form.text(.officer) }
    if form.isChanged(.phone) { new.phone = form.text(.phone) }
    if form.isChanged(.mail) { new.mail = try reader.mail() }
    if form.isChanged(.contactFrom) { new.from = try reader.day(.contactFrom) }
    return new == Contact() ? nil : new
  }

  func title(_ scene: Scene) -> String { scene.words("form.contactOf", scene.subject(ids)) }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let reader = FormReader(form, state)
    let contacts = try ids.map { id in
      (id, try ContactForm.put(form, reader, into: state.register.action(id)?.contact))
    }
    return try state.trying { state, context throws(Refusal) in
      var session = ActSession(state.register, context)
      for (id, contact) in contacts {
        guard var action = session.register.action(id) else { throw .noSuchRecord(id) }
        if action.contact == contact { continue }
        action.contact = contact
        let new = action
        try session.perform { register, context throws(Refusal) in
          try register.editing(new, in: &context)
        }
      }
      return try session.finished(&context)
    }
  }
}
