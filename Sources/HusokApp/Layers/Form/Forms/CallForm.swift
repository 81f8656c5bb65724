import HusokExchange
import HusokModel
import HusokWords

/// A call for reports to a meeting, or a reminder: what is written goes into a folder.
struct CallForm: FormSubject {
  /// What the mails are for.
  enum Purpose: String, CaseIterable {
    case ask, remind
  }

  /// The form, for the meeting that reports are asked for already, else the ministers' meeting that
  /// comes next, else the one under the cursor.
  static func form(_ state: AppState) -> Form {
    let open = state.register.meetings.filter { $0.closed == nil }.map(\.id)
    let current = CallRound.current(in: state.register, today: state.today)?.meeting.id
    let coming = state.register.meetings.filter { meeting in
      meeting.closed == nil && meeting.kind == .ministers
        && meeting.date.map { $0 >= state.today } ?? false
    }.min { ($0.date ?? state.today) < ($1.date ?? state.today) }?.id
    let meeting = current ?? coming ?? state.currentMeeting.flatMap { open.contains($0) ? $0 : nil }
    return Form(
      CallForm(),
      [
        .picks(
          .meeting, (meeting ?? open.last).map { [$0] } ?? [], from: .meetings, required: true),
        .choice(
          .callPurpose, of: Purpose.allCases.map(\.rawValue), chosen: Purpose.ask.rawValue,
          family: "form.callPurpose."),
        .text(.due, as: .day),
        .picks(.unneeded, [], from: .ministries, multiple: true),
        .choice(
          .paperLanguage, of: PaperForm.Tongue.allCases.map(\.rawValue),
          chosen: state.words.language.rawValue, family: "form.paperLanguage."),
        .audience,
        .text(.folder, "~/husok-\(meeting ?? open.last ?? "")", required: true),
      ])
  }

  func title(_ scene: Scene) -> String { scene.words("form.call") }

  func save(_ form: Form, in state: inout AppState) throws -> [Effect] {
    let plan = try plan(form, state)
    let tongue: PaperForm.Tongue = form.choice(.paperLanguage) ?? .en
    var context = state.actContext
    let person = state.person
    do throws(PreparedCall.Fault) {
      let prepared = try PreparedCall(
        plan, on: state.register, now: state.now, languages: tongue.languages,
        sender: (person.profile.name, person.settings.mail), isPublic: form.isPublic, in: &context)
      return [.writeLetters(prepared.letters, folder: form.text(.folder) ?? "", plan)]
    } catch {
      throw FormFault(field: nil, text: CallForm.sentence(error, state.words))
    }
  }

  private static func sentence(_ fault: PreparedCall.Fault, _ words: Words) -> String {
    switch fault {
    case .refusal(let refusal): words.refusal(refusal)
    case .nobody(let isReminder): words(isReminder ? "call.noneMissing" : "call.nobody")
    case .noSender: words("call.noSenderHere")
    case .workbook(let fault): words.sentence(fault)
    }
  }

  private func plan(_ form: Form, _ state: AppState) throws -> CallPlan {
    let due = try FormReader(form, state).day(.due)
    if let due, due < state.today {
      throw FormFault(field: .due, text: state.words("call.pastDue", state.words.day(due)))
    }
    let purpose: Purpose = form.choice(.callPurpose) ?? .ask
    return CallPlan(
      meeting: form.picks(.meeting).first ?? "", due: due, unneeded: form.picks(.unneeded),
      isReminder: purpose == .remind)
  }

  /// The files are there: the register notes who was asked.
  static func finish(
    _ plan: CallPlan, count: Int, folder: String, in state: inout AppState
  ) -> [Effect] {
    let written = state.words("call.writtenTo", count, folder)
    if plan.isReminder {
      state.say(written)
      return []
    }
    let effects = state.attempt { state, context throws(Refusal) in
      guard let act = try plan.made(on: state.register, today: state.today, in: &context).act else {
        throw .nothingChanges
      }
      return act
    }
    // Who were asked before are written to again, and nothing new is noted.
    if effects.isEmpty { state.say(written) }
    return effects
  }
}
