/// What the history says of each record, gathered in one pass for all that is computed from it, and
/// kept up to date with what is added to it.
public struct HistorySummary: Sendable {
  /// A line of the history: how many stand before it, and the latest day so far.
  struct Mark: Sendable {
    let position: Int
    let day: Day

    func isSince(_ start: Start) -> Bool {
      switch start {
      case .position(let first): position >= first
      case .day(let first): day >= first
      }
    }
  }

  /// From where on lines of the history are asked for.
  enum Start: Sendable, Equatable {
    /// From a position on.
    case position(Int)
    /// From a day on.
    case day(Day)
  }

  /// The place of each record among the entries.
  private var places = RowTable()
  private var records: [String] = []
  private var entries: [Entry] = []
  /// The place of the latest line that changed the status of each record among all such lines.
  private var latestStatuses: [Int32] = []
  private var statuses: [StatusLine] = []
  /// What is told of first due dates, by the id of the record, where an act was taken back: of few, so
  /// that it is quick to see of all others that there is none.
  private var tales: [String: FirstDueTale] = [:]
  /// How many lines of the history it has read.
  public private(set) var count = 0
  /// The closings of meetings that still stand: position of the line, and the meeting.
  private(set) var closings: [(position: Int, meeting: String)] = []
  /// Who took over affairs of a ministry, in order of time.
  private var heirs: [String: [(position: Int, ministry: String)]] = [:]
  /// What two people changed and nobody changed again.
  private var conflicts: [OpenConflict] = []
  /// The places of the records that have such a value or had one: their lines are read.
  private var disputed: Set<Int> = []
  /// The day of each line, counted from 1970: what is since a day is found without reading it.
  private(set) var days: [Int32] = []
  /// The group of each line; nil where only the line itself tells.
  private(set) var groups: [ChangeGroup?] = []
  /// A hash of the act of each line: which lines may be those of an act.
  private(set) var actHashes: [UInt32] = []
  /// The lines that take back or do again.
  private(set) var reversals: [Int] = []
  /// What they take back.
  private var acts = ActReversals()
  /// The hashes of the acts that were taken back, now or once, or take back another.
  private var involved: Set<UInt32> = []
  /// The place of the record of each line.
  private var lineRecords: [Int32] = []

  /// A line that changed a status, and the place of the one before it of the same record; negative
  /// for the first.
  struct StatusLine: Sendable {
    let position: Int32
    let from: Status?
    fileprivate let previous: Int32
  }

  /// Reads a history once.
  ///
  /// - Parameter actions: the ids of the actions of the register, in its order. What is said of these is
  ///   found by their rows.
  public init(_ history: History, ofActions actions: [String] = []) {
    // Other records have lines too. Room that is not used takes no memory; room that is outgrown would.
    let capacity = actions.count + actions.count / 4
    places = RowTable(capacity: capacity)
    records.reserveCapacity(capacity)
    entries.reserveCapacity(capacity)
    latestStatuses.reserveCapacity(capacity)
    statuses.reserveCapacity(history.count)
    for id in actions { _ = place(of: id) }
    days.reserveCapacity(history.count)
    groups.reserveCapacity(history.count)
    actHashes.reserveCapacity(history.count)
    lineRecords.reserveCapacity(history.count)
    // All at once would take as much room as the file.
    for start in stride(from: 0, to: history.count, by: HistorySummary.stretch) {
      read(start..<min(start + HistorySummary.stretch, history.count), of: history)
    }
    settle(reversals[...], history)
    recountDues(of: disputed, history)
  }

  /// How many lines are read together.
  private static let stretch = 1 << 14

  private mutating func read(_ positions: Range<Int>, of history: History) {
    let digests = history.digests(of: positions)
    let known = (digests?.records ?? []).map { place(of: $0) }
    let lines = digests?.lines ?? []
    for (row, position) in positions.enumerated() {
      if row < lines.count, let line = lines[row], !disputed.contains(known[line.record]) {
        add(line.digest, known[line.record])
      } else {
        add(history[position])
      }
    }
  }

  /// Reads the history of a register once.
  public init(_ register: Register) {
    self.init(register.history, ofActions: register.actions.map(\.id))
  }

  /// Takes in what was added to the end of a history: the same as reading all of it again.
  public mutating func add(_ changes: [Change], in history: History) {
    let known = reversals.count
    for change in changes { add(change) }
    settle(reversals[known...], history)
    if disputed.isEmpty { return }
    recountDues(
      of: disputed.intersection(changes.compactMap { knownPlace(of: $0.record) }), history)
  }

  private func knownPlace(of record: String) -> Int? {
    places.row(of: record) { records[Int($0)] }.map { Int($0) }
  }

  private mutating func place(of record: String) -> Int {
    if let place = knownPlace(of: record) { return place }
    records.append(record)
    _ = places.insert(UInt32(truncatingIfNeeded: entries.count), of: record) { [records] in
      records[Int($0)]
    }
    entries.append(Entry())
    latestStatuses.append(-1)
    return entries.count - 1
  }

  private mutating func add(_ digest: ChangeDigest, _ record: Int) {
    let day = digest.at.day
    days.append(Int32(clamping: day.number))
    groups.append(digest.content == .other ? nil : ChangeGroup(digest.content))
    actHashes.append(FNV1a.folded(digest.act))
    lineRecords.append(Int32(clamping: record))
    if digest.isReversal {
      reversals.append(count)
    } else {
      take(digest, Mark(position: count, day: day), at: record)
    }
    count += 1
  }

  /// Takes in the next line of the record of a place.
  private mutating func take(_ digest: ChangeDigest, _ mark: Mark, at place: Int) {
    entries[place].take(digest, mark)
    guard case .status(let from, _) = digest.content else { return }
    statuses.append(
      StatusLine(
        position: Int32(clamping: mark.position), from: from, previous: latestStatuses[place]))
    latestStatuses[place] = Int32(clamping: statuses.count - 1)
  }

  /// Takes in all lines of the record of a place, those of acts that stand.
  private mutating func take(_ lines: [PlacedChange], _ acts: ActReversals, at place: Int) {
    (entries[place], latestStatuses[place], tales[records[place]]) = (Entry(), -1, nil)
    var tale = FirstDueTale()
    var isTurned = false
    for (position, change) in lines {
      let stands = acts.stands(change.actID)
      if acts.concern(change.actID) { isTurned = true }
      tale.take(change, stands: stands)
      if stands {
        take(ChangeDigest(change), Mark(position: position, day: change.at.day), at: place)
      }
    }
    if isTurned { tales[records[place]] = tale }
    recountDue(lines, acts, at: place)
  }

  private mutating func recountDues(of places: Set<Int>, _ history: History) {
    let places = places.sorted()
    let lines = history.lines(ofEach: places.map { records[$0] })
    for (place, lines) in zip(places, lines) { recountDue(lines, acts, at: place) }
  }

  /// Counts anew how often a due date was moved that two people moved: that a merge chose between them
  /// is told by a line that moves nothing.
  private mutating func recountDue(_ lines: [PlacedChange], _ acts: ActReversals, at place: Int) {
    let isDisputed = lines.contains {
      $0.change.field == "due" && $0.change.reason == Merge.reason
    }
    guard isDisputed else { return }
    entries[place].take(
      PostponementTale(lines.map(\.change)) { acts.stands($0.actID) })
  }

  private mutating func add(_ change: Change) {
    let position = count
    let record = place(of: change.record)
    add(ChangeDigest(change), record)
    if change.undoes != nil { return }
    if !tales.isEmpty { tales[change.record]?.take(change, stands: true) }
    note(change, at: position)
  }

  /// What a line says of more than its own record.
  private mutating func note(_ change: Change, at position: Int) {
    if change.field == "closed" {
      closings.removeAll { $0.meeting == change.record }
      if !change.to.isNull { closings.append((position, change.record)) }
    } else if change.field == Change.wholeRecord {
      for old in change.to["succeeds"]?.elements?.compactMap(\.text) ?? [] {
        heirs[old, default: []].append((position, change.record))
      }
    }
    if change.reason == Merge.reason { disputed.insert(place(of: change.record)) }
    conflicts.take(change, at: position)
  }

  /// Counts anew what is said of the records of acts that some lines take back or do again.
  private mutating func settle(_ reversals: ArraySlice<Int>, _ history: History) {
    if reversals.isEmpty { return }
    let changes = reversals.map { history[$0] }
    acts.add(changes)
    let fresh = Set(
      changes.flatMap { acts.chain(of: $0.actID) }.map { FNV1a.folded(FNV1a.hash($0.utf8)) })
    involved.formUnion(fresh)
    var isTouched = Array(repeating: false, count: entries.count)
    // Mostly two, which are compared sooner than hashed.
    let hashes = Array(fresh)
    for position in 0..<count
    where hashes.count < 8
      ? hashes.contains(actHashes[position]) : fresh.contains(actHashes[position])
    {
      isTouched[Int(lineRecords[position])] = true
    }
    var lines: [Int: [PlacedChange]] = [:]
    for position in 0..<count where isTouched[Int(lineRecords[position])] {
      lines[Int(lineRecords[position]), default: []].append((position, history[position]))
    }
    forget(Set(lines.values.compactMap { $0.first?.change.record }))
    for (place, lines) in lines {
      take(lines, acts, at: place)
      for (position, change) in lines {
        if acts.stands(change.actID) { note(change, at: position) }
        if acts.takesBack(change.actID) {
          conflicts.removeAll { $0.isTakenBack(by: change, among: lines) }
        }
      }
    }
    closings.sort { $0.position < $1.position }
    for ministry in heirs.keys { heirs[ministry]?.sort { $0.position < $1.position } }
  }

  /// Drops what the lines of some records said of more than these.
  private mutating func forget(_ records: Set<String>) {
    closings.removeAll { records.contains($0.meeting) }
    for ministry in heirs.keys { heirs[ministry]?.removeAll { records.contains($0.ministry) } }
    heirs = heirs.filter { !$0.value.isEmpty }
    conflicts.removeAll { records.contains($0.record) }
  }

  /// What the history of a register says of one record alone, with the closings of meetings: quick
  /// where only one is looked at.
  public init(of record: String, in register: Register) {
    self.init(of: [record], in: register)
  }

  /// The same of some records: quick where they are few of all.
  public init(of records: [String], in register: Register) {
    self.init(ofLinesOf: records, in: register)
    let closed = register.meetings.filter { $0.closed != nil }.map(\.id)
    let lines = register.history.lines(ofEach: closed)
    closings = zip(closed, lines).compactMap { meeting, lines in
      let acts = ActReversals(lines.lazy.map(\.change))
      return lines.last { $0.change.field == "closed" && acts.stands($0.change.actID) }
        .map { ($0.position, meeting) }
    }.sorted { $0.0 < $1.0 }
  }

  /// What the history of a register says of some records alone: quick where few are looked at.
  public init(ofLinesOf records: [String], in register: Register) {
    for record in records { _ = place(of: record) }
    var unread: [Int] = []
    for (place, lines) in register.history.digests(ofEach: self.records).enumerated() {
      if !take(lines, at: place) { unread.append(place) }
    }
    let lines = register.history.lines(ofEach: unread.map { self.records[$0] })
    for (place, lines) in zip(unread, lines) {
      take(lines, ActReversals(lines.lazy.map(\.change)), at: place)
    }
  }

  /// Takes in all lines of the record of a place; false, and none, where they have to be read, or acts
  /// were taken back.
  private mutating func take(_ lines: [PlacedDigest], at place: Int) -> Bool {
    guard lines.allSatisfy({ $0.digest.map { !$0.isReversal } ?? false }) else { return false }
    for line in lines {
      guard let digest = line.digest else { continue }
      take(digest, Mark(position: line.position, day: digest.at.day), at: place)
    }
    return true
  }

  /// What an empty history says.
  public init() {}

  /// What the history says of a record; nothing where it never changed.
  public subscript(record: String) -> Entry {
    knownPlace(of: record).map { entries[$0] } ?? Entry()
  }

  /// What the history says of an action: found by its row where that is still the one it had.
  func entry(of action: String, row: Int) -> Entry {
    row < records.count && records[row] == action ? entries[row] : self[action]
  }

  /// What is told of the first due date of a record; nil where no act of it was taken back.
  func firstDue(of record: String) -> FirstDueTale? {
    tales[record]
  }

  /// Of what a merge kept one of two values and nobody looked since, oldest first.
  var openConflicts: [OpenConflict] { conflicts.sorted { $0.position < $1.position } }

  /// The ids of the records of these, oldest first, one with several as often.
  public var disputedRecords: [String] { openConflicts.map(\.record) }

  /// The position of the first line after the record of a meeting was frozen; nil where it was not.
  public func start(afterClosing meeting: String) -> Int? {
    closings.last { $0.meeting == meeting }.map { $0.position + 1 }
  }

  /// How many closed meetings an action was carried over: it was there and open when they were
  /// closed, and still is open.
  public func carried(_ action: FollowUpAction) -> Int {
    guard action.status.isOpen else { return 0 }
    if closings.isEmpty { return 0 }
    let made = self[action.id].madeAt
    return closings.count { closing in
      if let made, made > closing.position { return false }
      let next = firstStatus(of: action.id, after: closing.position)
      return (next.map { $0.from ?? .unreported } ?? action.status).isOpen
    }
  }

  /// The first line after a position that changed the status of a record.
  private func firstStatus(of record: String, after position: Int) -> StatusLine? {
    var first: StatusLine?
    var next = knownPlace(of: record).map { latestStatuses[$0] } ?? -1
    while next >= 0, statuses[Int(next)].position > position {
      first = statuses[Int(next)]
      next = statuses[Int(next)].previous
    }
    return first
  }
}

extension HistorySummary {
  /// Where a point lies in the history of a register.
  func start(of point: ChangePoint, in register: Register) -> Start {
    switch point {
    case .day(let day): .day(day)
    case .meeting(let id):
      start(afterClosing: id).map(Start.position)
        ?? register.meeting(id)?.heldOn.map { .day($0.adding(days: 1)) } ?? .position(0)
    }
  }

  /// The positions of the lines since a start, oldest first.
  func positions(since start: Start) -> [Int] {
    switch start {
    case .position(let first): Array(min(first, count)..<count)
    case .day(let first): days.indices.filter { days[$0] >= first.number }
    }
  }

  /// Whether a record was made since a start. One that was there from the beginning was not.
  func isMade(_ record: String, since start: Start) -> Bool {
    guard let made = self[record].madeAt else { return false }
    return Mark(position: made, day: Day(number: Int(days[made]))).isSince(start)
  }

  /// Those that may take over an action from its lead: the ministries split off since anyone
  /// decided on it. Nothing where there are none.
  func heirs(of lead: String, for action: String, in register: Register) -> [String] {
    guard let all = heirs[lead] else { return [] }
    let known = all.filter { register.ministry($0.ministry) != nil }
    let entry = self[action]
    guard let last = known.last?.position, (entry.ledAt ?? -1) < last, (entry.madeAt ?? -1) < last
    else { return [] }
    var seen: Set<String> = []
    return known.map(\.ministry).filter { seen.insert($0).inserted }
  }

  /// Whether a line of a history stands. Only those are read that may be of an act which was taken
  /// back or takes one back.
  func stands(_ position: Int, in history: History) -> Bool {
    involved.isEmpty || !involved.contains(actHashes[position])
      || acts.stands(history[position].actID)
  }

  /// The lines that changed a status, by their positions.
  var statusesInOrder: [StatusLine] {
    // Those of acts that were taken back were gone through once more, after the others.
    reversals.isEmpty ? statuses : statuses.sorted { $0.position < $1.position }
  }

  /// The id of the record of a line.
  func record(at position: Int) -> String { records[Int(lineRecords[position])] }

  /// Whether any ministry was ever split.
  var hasHeirs: Bool { !heirs.isEmpty }
}
