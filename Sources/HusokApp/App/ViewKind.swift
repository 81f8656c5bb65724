/// The views of the screen, in the order of their tabs.
public enum ViewKind: String, Sendable, CaseIterable {
  case overview, actions, ministries, timeline, changes, checks

  /// The view so many places on, round in a circle.
  func moved(by count: Int) -> ViewKind {
    let all = ViewKind.allCases
    let position = all.firstIndex(of: self) ?? 0
    return all[(position + count + all.count) % all.count]
  }
}
