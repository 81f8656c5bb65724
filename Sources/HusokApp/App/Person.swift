import HusokModel

/// Who is at the keyboard, and what they have set.
public struct Person: Sendable {
  /// Who it is.
  public internal(set) var profile: Profile
  /// What the person has set, and how the views were left.
  public internal(set) var settings: Settings

  /// Their registers, and how the one that is open stands with that of others.
  public internal(set) var sharing = Sharing()

  /// What reads the ready lists of steps that are offered to them.
  var readStepLists: @Sendable () -> StepLists = { StepLists([]) }

  /// Whether nothing in the history is theirs yet, so that they are told what a key does.
  private(set) var isNew = true

  /// The id of the ministry that they act for.
  var ministry: String? { profile.ministry }

  /// Looks whether any of the latest lines of a history is theirs.
  mutating func look(at history: History) {
    let author = profile.author
    isNew = !(max(0, history.count - 300)..<history.count).contains { history[$0].by == author }
  }

  /// Has changed something.
  mutating func hasActed() { isNew = false }

  /// Keeps what is asked for under a name; a filter of that name is replaced. Gives its number.
  mutating func keep(_ asked: Asked, named name: String) -> Int {
    var kept = KeptView()
    kept.name = name
    kept.asked = asked
    if let place = settings.keptViews.firstIndex(where: { $0.name == name }) {
      settings.keptViews[place] = kept
      return place + 1
    }
    settings.keptViews.append(kept)
    return settings.keptViews.count
  }
}
