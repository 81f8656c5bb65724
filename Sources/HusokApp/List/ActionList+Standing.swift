import HusokModel

extension ActionList {
  /// How an action stands in the list: while that is the same, the rows of the list are.
  struct Standing {
    /// Whether it is shown, and in front of those without the words of the query in their titles.
    let isShown: Bool
    let isInFront: Bool
    /// The group that it is in; nil where groups are meetings.
    let group: Group?
    /// Where it stands in the order that was asked for; nil where none was.
    let rank: Int?
    let share: Progress.Share

    fileprivate func isPlaced(like other: Standing) -> Bool {
      isShown == other.isShown && isInFront == other.isInFront && group?.key == other.group?.key
        && rank == other.rank
    }
  }

  /// How an action stands.
  func standing(of row: Int, _ source: ListSource) -> Standing {
    let grouping = source.asked.grouping
    let group = grouping.flatMap { grouping in
      grouping == .meeting
        ? nil : Group(key: ActionOrder.group(row, by: grouping, in: source.register))
    }
    return Standing(
      isShown: isShown(row, source.register), isInFront: grouping == nil && isInFront(row),
      group: group, rank: source.ranks?[row], share: source.counts.share(ofAction: row))
  }

  /// Takes in that some actions stand in another way than before; false where the list has to be laid
  /// out anew.
  mutating func take(_ rows: [Int], from before: [Standing], _ source: ListSource) -> Bool {
    let now = rows.map { standing(of: $0, source) }
    guard zip(before, now).allSatisfy({ $0.isPlaced(like: $1) }) else { return false }
    for (old, new) in zip(before, now) where old.share != new.share && new.isShown {
      guard let group = new.group, let place = groups.firstIndex(where: { $0.key == group.key })
      else { continue }
      groups[place].progress.replace(old.share, with: new.share)
    }
    return true
  }
}
