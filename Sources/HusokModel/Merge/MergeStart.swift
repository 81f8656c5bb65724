/// The lines that the histories of both sides begin with: mostly nearly all of them, of which only those
/// are read that something is asked of.
final class MergeStart {
  /// These lines alone.
  let history: History
  /// All of them, read.
  private(set) lazy var lines = history.all
  private lazy var moments = history.moments

  /// What two histories begin with.
  init(_ ours: History, _ theirs: History) {
    history = ours.prefix(ours.sharedCount(with: theirs))
  }

  /// How many lines there are.
  var count: Int { history.count }

  /// The latest moment; nil where there are no lines.
  private(set) lazy var latest: Instant? = moments.reduce(nil) { MergeLines.later($0, $1) }

  /// Whether they are in the order of their moments.
  private(set) lazy var isSorted = zip(moments, moments.dropFirst())
    .allSatisfy { $0.seconds <= $1.seconds }

  /// The lines about some records.
  func lines(of records: Set<String>) -> [String: [Change]] {
    let names = Array(records)
    let lines = history.lines(ofEach: names)
    return Dictionary(uniqueKeysWithValues: zip(names, lines.map { $0.map(\.change) }))
  }
}
