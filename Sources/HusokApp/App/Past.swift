import HusokModel

/// The earlier day that everything is shown as of, and what is shown again after it.
struct Past: Sendable {
  /// The day, to whose end the register is taken back.
  let day: Day
  /// The meeting that it was asked for by.
  let meeting: String?
  /// The register as it is; what others change comes in here.
  var present: Register
  /// What the list was asked for before.
  fileprivate let before: Asked
  /// What of that the register of the day knew.
  fileprivate var then: Asked

  /// The register of the day.
  var register: Register { present.asOf(day) }
}

extension Past {
  /// Shows everything as it was at the end of a day, which has come; where that is today, as it is.
  static func show(_ day: Day, meeting: String? = nil, in state: inout AppState) {
    leave(&state)
    if day >= state.today { return state.say(state.words("past.today")) }
    let present = state.register
    state.layers.removeAll()
    state.list.clearMarks()
    state.pages.past = Past(
      day: day, meeting: meeting, present: present, before: state.asked, then: state.asked)
    state.replaceRegister(with: present.asOf(day))
    state.pages.past?.then = state.asked
    state.refilter()
    let beginning = Trend.beginning(of: present)
    let name = state.words.day(day)
    if let beginning, day < beginning {
      state.say(state.words("pack.unknownBefore", state.words.headingDay(beginning)), .warning)
    } else {
      state.say(
        meeting.map { state.words("past.meeting", $0, name) } ?? state.words("past.day", name))
    }
  }

  /// Shows everything as it is now; false where that is so already.
  @discardableResult
  static func leave(_ state: inout AppState) -> Bool {
    guard let past = state.pages.past else { return false }
    state.pages.past = nil
    state.list.clearMarks()
    // What the register of the day did not know is asked for again, unless the person went on from there.
    let isSame = state.asked == past.then
    state.replaceRegister(with: past.present)
    if isSame { state.asked = past.before }
    state.refilter()
    return true
  }
}
