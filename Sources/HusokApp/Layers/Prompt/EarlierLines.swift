import HusokModel

/// Lines that were accepted earlier, by what they were for, the latest last.
struct EarlierLines: Sendable {
  /// What lines are for; the names are those of the settings.
  enum Kind: String, Sendable, CaseIterable {
    case queries, dues, tags, reasons, days
  }

  private var lines: [Kind: [String]] = [:]
  /// How many are kept of each kind.
  private static let most = 50

  init() {}

  /// What the settings keep.
  init(remembered state: Value) {
    for kind in Kind.allCases { lines[kind] = state[kind.rawValue].texts }
  }

  /// How the settings keep them.
  var members: [Value.Member] {
    Kind.allCases.map { .init($0.rawValue, .list(self[$0].map(Value.string))) }
  }

  /// The lines of a kind.
  subscript(kind: Kind) -> [String] { lines[kind] ?? [] }

  /// Keeps a line as the latest; one without text is none.
  mutating func add(_ line: String, to kind: Kind) {
    if line.isBlank { return }
    lines[kind] = (self[kind].filter { $0 != line } + [line]).suffix(EarlierLines.most)
  }
}
