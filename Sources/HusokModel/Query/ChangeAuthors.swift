/// Who made changes of which records, by acts that stand: read from the whole history, once.
public struct ChangeAuthors: Sendable {
  private var authors: [Author] = []
  /// The places of the authors of the changes of each record.
  private var ofRecord: [String: Set<Int>] = [:]

  /// Reads a history.
  public init(_ history: History) {
    let changes = history.all
    let acts = ActReversals(changes)
    var places: [Author: Int] = [:]
    for change in changes where acts.stands(change.actID) {
      let place = places[change.by] ?? authors.count
      if place == authors.count {
        places[change.by] = place
        authors.append(change.by)
      }
      ofRecord[change.record, default: []].insert(place)
    }
  }

  /// The records that someone changed in whose name a word stands, or who acted for one of some
  /// ministries.
  func records(changedBy name: SearchWord, or ministries: Set<String>) -> Set<String> {
    let wanted = authors.indices.filter { place in
      let author = authors[place]
      return author.ministry.map { ministries.contains($0) } ?? false
        || author.name.map { name.stands(in: $0) } ?? false
    }
    return Set(ofRecord.filter { !$0.value.isDisjoint(with: wanted) }.keys)
  }
}
