import HusokModel
import HusokStore
import HusokTestSupport
import Testing

@testable import HusokApp

/// The half year of the practice data, which `.ci/practice` tells on the command line, told once more with
/// keys alone.
@Suite("A half year told on the screen")
struct ToldTwiceTests {
  @Test("It ends in the same records and the same history, but for times and ids")
  func half() throws {
    var story = try OnScreen(Fixtures.bundled())
    let root = try #require(#filePath.firstRange(of: "/Tests/")).lowerBound
    let script = TemporaryFolder.read(String(#filePath[..<root]) + "/.ci/practice") ?? []
    for line in String(decoding: script, as: UTF8.self).split(separator: "\n") {
      if let deed = Deed(line) { try story.tell(deed) }
    }
    let told = PracticeData.register
    let screen = story.journey.state.register
    #expect(screen.history.count == told.history.count && told.history.count > 80)
    for position in 0..<min(screen.history.count, told.history.count) {
      #expect(Bare(screen.history[position]) == Bare(told.history[position]))
    }
    #expect(screen.ministries == told.ministries && screen.meetings == told.meetings)
    #expect(screen.outcomes == told.outcomes)
    for (one, other) in zip(screen.actions, told.actions) {
      #expect(one.value.timeless == other.value.timeless)
    }
    #expect(screen.actions.count == told.actions.count)
  }
}

/// A line of the history without when and which.
private struct Bare: Equatable {
  let record, field, reason: String
  let from, to: Value
  let by: Author
  let day: Day

  init(_ change: Change) {
    record = change.record
    field = change.field
    reason = change.reason ?? ""
    from = change.from.timeless
    to = change.to.timeless
    by = change.by
    day = change.at.day
  }
}

extension Value {
  /// The value without the moments in it.
  fileprivate var timeless: Value {
    switch self {
    case .object(let members):
      .object(members.filter { $0.name != "at" }.map { .init($0.name, $0.value.timeless) })
    case .list(let elements): .list(elements.map(\.timeless))
    case .null, .bool, .number, .string: self
    }
  }
}

/// What somebody does on a day, as the script writes it.
private struct Deed {
  let day: Day
  let name: String
  let ministry: String
  let role: Role
  let words: [String]

  private static let people: [Substring: (String, String)] = [
    "office": ("Kim Jiwon", "MOEF:secretariat"), "culture": ("Park Minseo", "MCST:desk"),
    "trade": ("Choi Yuna", "MOTIR:desk"), "science": ("Lee Doyun", "MSIT:desk"),
    "foreign": ("Jung Harin", "MOFA:desk"), "land": ("Han Seojun", "MOLIT:desk"),
  ]

  init?(_ line: Substring) {
    var words = Deed.words(line)
    guard words.count > 2, let day = Day(words[1]) else { return nil }
    let person: (String, String)
    if words[0] == "on" {
      person = (words[2], words[3])
      words.removeFirst(4)
    } else {
      guard let known = Deed.people[words[0][...]] else { return nil }
      person = known
      words.removeFirst(2)
    }
    let parts = person.1.split(separator: ":").map(String.init)
    self.day = day
    name = person.0
    ministry = parts[0]
    role = parts[1] == "desk" ? .desk : .secretariat
    self.words = words
  }

  /// The words of a line of a shell, with quotation marks of either kind.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var mark: Character?
    for character in line {
      if let open = mark {
        if character == open { mark = nil } else { word?.append(character) }
      } else if character == "'" || character == "\"" {
        mark = character
        word = word ?? ""
      } else if character == " " {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  /// The words without options.
  var operands: [String] {
    var operands: [String] = []
    var rest = words.dropFirst()[...]
    while let word = rest.popFirst() {
      if word.hasPrefix("--") { _ = rest.popFirst() } else { operands.append(word) }
    }
    return operands
  }

  /// The value of an option.
  subscript(_ option: String) -> String? {
    words.firstIndex(of: option).map { words[$0 + 1] }
  }
}

/// Somebody who knows the keys.
private struct OnScreen {
  private(set) var journey: Journey
  private var hour = 0

  init(_ register: Register) throws {
    journey = try Journey(width: 120, height: 36, register: register)
  }

  mutating func tell(_ deed: Deed) throws {
    hour += 1
    journey.setNow(Instant(day: deed.day, secondOfDay: 30_000 + hour, offsetMinutes: 540))
    let ministry = try journey.state.register.ministry(named: deed.ministry)
    journey.become(Profile(name: deed.name, ministry: ministry, role: deed.role))
    let count = journey.state.register.history.count
    try act(deed)
    let isDone = journey.state.layers.isEmpty && journey.state.register.history.count > count
    #expect(isDone, "\(deed.words)\n\(journey.text)")
    while !journey.state.layers.isEmpty { try journey.press("<esc><esc>") }
  }

  private mutating func act(_ deed: Deed) throws {
    let operands = deed.operands
    switch deed.words[0] {
    case "set": try set(operands, reason: deed["--reason"])
    case "note":
      let kinds = ["plan": 1, "difficulty": 2, "request": 3]
      try go(operands[0])
      try journey.press("n")
      try journey.press(rights(kinds[deed["--kind"] ?? ""] ?? 0) + operands[1] + "<enter>")
    case "done":
      try go(operands[0])
      try journey.press("x")
      if let note = deed["--note"] { try journey.press("n" + note + "<enter>") }
    case "reopen": try status("2", operands, reason: deed["--reason"])
    case "hold": try status("3", operands, reason: deed["--reason"])
    case "drop": try status("6", operands, reason: deed["--reason"])
    case "value": try value(operands, deed)
    case "add": try addAction(operands, deed)
    case "outcome": try addOutcome(Array(operands.dropFirst()), deed)
    case "meeting" where deed.words[1] == "close":
      try run("closeMeeting")
      try journey.press(operands[1] + "<enter><enter>")
    case "meeting": try addMeeting(Array(operands.dropFirst()), deed)
    case "ministry": try changeMinistry(Array(operands.dropFirst()), deed)
    default: Issue.record("\(deed.words)")
    }
  }

  private func rights(_ count: Int) -> String { String(repeating: "<right>", count: count) }

  private mutating func go(_ id: String) throws {
    try journey.press(":" + id + "<enter>")
    #expect(journey.state.currentRecord == id)
  }

  /// A command that is in the palette alone.
  private mutating func run(_ word: String) throws {
    try journey.press(":" + journey.state.words("command.\(word)") + "<enter>")
  }

  private mutating func mark(_ ids: [String]) throws {
    for id in ids {
      try go(id)
      if ids.count > 1 { try journey.press("<space>") }
    }
  }

  private mutating func status(_ key: String, _ ids: [String], reason: String?) throws {
    try mark(ids)
    try journey.press("s" + key)
    if let reason { try journey.press(reason + "<enter>") }
  }

  private mutating func set(_ operands: [String], reason: String?) throws {
    let ids = operands.filter { !$0.contains("=") }
    for setting in operands where setting.contains("=") {
      let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
      try mark(ids)
      switch parts[0] {
      case "lead": try journey.press("o" + parts[1] + "<enter>")
      case "status": try journey.press("s" + (parts[1] == "in progress" ? "2" : "1"))
      case "due":
        try journey.press("d<c-u>" + parts[1] + "<enter>")
        // A later date asks why.
        if !journey.state.layers.isEmpty { try journey.press((reason ?? "") + "<enter>") }
      case "priority": try run("priority")
      case "waitingOn": try journey.press("b" + parts[1] + "<c-s>")
      case "dependsOn":
        try journey.press("b<tab><tab><tab>" + parts[1].dropFirst() + "<space><enter><c-s>")
      default: Issue.record("\(setting)")
      }
    }
  }

  private mutating func value(_ operands: [String], _ deed: Deed) throws {
    let parts = operands[1].split(separator: "=", maxSplits: 1).map(String.init)
    let targets = journey.state.register.outcome(operands[0])?.targets ?? []
    let place = targets.firstIndex { ($0.measure.en ?? "").lowercased().hasPrefix(parts[0]) }
    try go(operands[0])
    // The cursor is on the value; above it is the target.
    let target = place == 0 ? "" : "<up>" + rights(place ?? 0) + "<down>"
    try journey.press("t" + target + parts[1] + "<tab><c-u>")
    try journey.press((deed["--on"] ?? "") + "<tab>" + (deed["--source"] ?? "") + "<c-s>")
  }

  private mutating func addMeeting(_ operands: [String], _ deed: Deed) throws {
    try run("addMeeting")
    let kinds = Meeting.Kind.allCases.map(\.rawValue)
    let start = kinds.firstIndex(of: Meeting().kind.rawValue) ?? 0
    let kind = kinds.firstIndex(of: deed["--kind"] ?? "") ?? start
    let turns = (kind - start + kinds.count) % kinds.count
    try journey.press(operands[0] + "<tab>" + operands[1] + "<tab>" + (deed["--ko"] ?? ""))
    try journey.press("<tab>" + rights(turns) + "<tab>" + (deed["--number"] ?? ""))
    try journey.press("<tab>" + (deed["--date"] ?? "") + "<c-s>")
  }

  private mutating func addOutcome(_ operands: [String], _ deed: Deed) throws {
    try go(operands[0])
    let kinds = Outcome.Kind.allCases.map(\.rawValue)
    let start = kinds.firstIndex(of: Outcome().kind.rawValue) ?? 0
    let turns = ((kinds.firstIndex(of: deed["--kind"] ?? "") ?? start) - start + kinds.count)
    try journey.press("a" + operands[1] + "<tab>" + (deed["--ko"] ?? "") + "<tab><tab>")
    try journey.press(rights(turns % kinds.count) + "<tab><tab>" + (deed["--due"] ?? "") + "<c-s>")
  }

  private mutating func addAction(_ operands: [String], _ deed: Deed) throws {
    try go(operands[0])
    try journey.press("a" + operands[1] + "<tab>" + (deed["--ko"] ?? "") + "<tab><tab>")
    try journey.press((deed["--lead"] ?? "") + "<enter><right><tab>")
    let supporting = (deed["--support"] ?? "").split(separator: ",")
    let picked = supporting.joined(separator: "<space><c-u>") + "<space><enter>"
    try journey.press(supporting.isEmpty ? "<tab>" : picked)
    try journey.press((deed["--due"] ?? "") + "<c-s>")
  }

  private mutating func changeMinistry(_ operands: [String], _ deed: Deed) throws {
    try run(deed.words[1] == "split" ? "splitMinistry" : "renameMinistry")
    try journey.press(operands[0] + "<enter>")
    let id = operands.dropFirst()
    let texts = id + ["--code", "--en", "--ko", "--short", "--from"].map { deed[$0] ?? "" }
    try journey.press(texts.map { "<c-u>" + $0 }.joined(separator: "<tab>") + "<c-s>")
  }
}
