import HusokModel
import HusokWords

extension AppState {
  /// The other language, at once and from now on.
  mutating func toggleLanguage() -> [Effect] {
    speak(words.language == .korean ? .english : .korean)
    say(words("said.language"))
    return [.keepSettings(rememberedSettings)]
  }

  /// Speaks a language from now on.
  mutating func speak(_ language: Language) {
    person.settings.language = language
    words = Words(language)
    figures.measure(register, words: words, today: today)
    notice = nil
  }

  /// Another person is at the keyboard.
  public mutating func become(_ profile: Profile) {
    person.profile = profile
    person.look(at: register.history)
    if profile.ministry == nil { asked.isMine = false }
    refilter()
  }

  /// Takes the colours of a name.
  mutating func look(like name: Theme.Name) {
    person.settings.theme = name.rawValue
    theme = Theme(name, hasColor: theme.hasColor)
  }

  /// The settings with the state that the views are in now.
  public var rememberedSettings: Settings {
    var settings = person.settings
    if let tutor {
      // Of practice, only how far it went.
      var state = settings.state.members ?? []
      state.removeAll { $0.name == Tutor.member }
      let number = String(tutor.task == nil ? 0 : tutor.number)
      settings.state = .object(state + [.init(Tutor.member, .string(number))])
      return settings
    }
    let list = asked.members + list.members
    let known: [Value.Member] =
      [.init("view", .string(view.rawValue)), .init("actions", .object(list))] + pages.members
      + earlier.members
    var state = settings.state.members ?? []
    state.removeAll { member in known.contains { $0.name == member.name } }
    settings.state = .object(known + state)
    return settings
  }

  /// Brings the views into the state that they were left in, as far as it still means something.
  mutating func recallViews() {
    let state = person.settings.state
    view = state["view"]?.text.flatMap { ViewKind(rawValue: $0) } ?? .actions
    if let left = state["actions"] {
      asked = Asked(remembered: left, input: input, me: person.ministry)
      list.recall(left, register)
    }
    pages.recall(state, register)
    earlier = EarlierLines(remembered: state)
  }
}

extension Value? {
  /// The texts of a list; none where it is no list.
  var texts: [String] { (self?.elements ?? []).compactMap(\.text) }
}
