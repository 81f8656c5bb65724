import HusokModel

/// What columns are taken for while they are looked at one by one.
struct LogUseDraft {
  /// What each is taken for so far.
  private(set) var uses: [LogUse?]
  private var details: [Int] = []
  private var newDue: Int?
  /// The columns whose headings only say that something is due.
  private var dueColumns: [Int] = []

  init(count: Int) {
    uses = Array(repeating: nil, count: count)
  }

  private func has(_ use: LogUse) -> Bool { uses.contains(use) }

  /// A use, where no other column has it that only one can have; else a note.
  private mutating func put(_ use: LogUse, _ column: Int) {
    uses[column] = use.isSingle && has(use) ? .note : use
  }

  /// Takes in what a heading says, as far as what stands below it does not say otherwise.
  mutating func take(
    _ role: LogHeadingWords.Role, column: Int, _ content: LogColumnContent
  ) {
    switch role {
    case .details:
      details.append(column)
      uses[column] = .note
    case .newDue:
      newDue = newDue ?? column
      put(.due, column)
    case .owner:
      let isMinistry = content.shareOfMinistries >= 0.3
      put(isMinistry ? (has(.lead) ? .supporting : .lead) : .note, column)
    case .use(let use):
      let use = LogUseDraft.checked(use, content)
      if use == .due { dueColumns.append(column) }
      put(use, column)
    }
  }

  /// What a heading means where what stands below it fits only something else.
  private static func checked(_ use: LogUse, _ content: LogColumnContent) -> LogUse {
    if content.isEmpty { return use }
    switch use {
    case .number: return content.isRunning ? .leave : use
    case .status:
      if content.shareOfStatuses < 0.5, content.meanLength > 15 { return .progress }
      return use
    case .progress, .note, .plan, .difficulty, .request:
      if content.share(of: .status, .status) >= 0.8 { return .status }
      return content.shareOfPercents >= 0.9 ? .percent : use
    case .due, .firstDue, .doneOn, .notedOn: return content.shareOfDates >= 0.3 ? use : .note
    case .tags, .kind:
      if content.share(of: .actionKind, .kind) >= 0.9 { return .kind }
      return content.meanLength > 30 ? .note : .tags
    case .dependsOn: return content.meanLength > 30 ? .waitingOn : use
    case .title, .titleEn, .titleKo, .outcome, .percent, .lead, .supporting, .priority, .waitingOn,
      .evidence, .leave:
      return use
    }
  }

  /// Takes in a column whose heading says nothing.
  mutating func take(_ content: LogColumnContent, column: Int, isSection: Bool) {
    if isSection { return put(has(.outcome) ? .tags : .outcome, column) }
    let use: LogUse =
      if content.isEmpty || content.isRunning {
        .leave
      } else if content.shareOfLinks >= 0.8 {
        .evidence
      } else if content.shareOfPercents >= 0.9 {
        .percent
      } else if content.share(of: .status, .status) >= 0.9 {
        has(.status) ? .note : .status
      } else if content.shareOfDates >= 0.9 {
        has(.due) ? .note : .due
      } else if content.shareOfMinistries >= 0.8 {
        has(.lead) ? .supporting : .lead
      } else {
        .note
      }
    put(use, column)
  }

  /// Puts right what can only be told once all columns are seen: which is the title, which due date
  /// was the first, whether the numbers are needed.
  mutating func settle(_ contents: [LogColumnContent]) {
    let hasTitle = [LogUse.title, .titleEn, .titleKo].contains(where: has)
    if !hasTitle, let first = details.first {
      uses[first] = .title
    } else if !hasTitle {
      let notes = uses.indices.filter { uses[$0] == .note }
      if let longest = notes.max(by: { contents[$0].meanLength < contents[$1].meanLength }) {
        uses[longest] = .title
      }
    }
    settleDates()
    if has(.dependsOn), !has(.number),
      let running = contents.indices.first(where: { uses[$0] == .leave && contents[$0].isRunning })
    {
      uses[running] = .number
    }
  }

  /// Beside a new due date the one that is only called due was the first.
  private mutating func settleDates() {
    guard let newDue else { return }
    if let other = dueColumns.first { uses[other] = has(.firstDue) ? .note : .firstDue }
    uses[newDue] = .due
  }
}
