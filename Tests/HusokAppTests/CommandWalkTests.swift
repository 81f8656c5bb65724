import HusokCanvas
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("Every command everywhere")
struct CommandWalkTests {
  /// The places that a command can be run from: the keys that lead there.
  private static let places: [(name: String, keys: String)] = [
    ("list, on an action", ""), ("list, on a meeting", "<home>"),
    ("list, on an outcome", "<home>j"),
    ("grouped", ".s<home>"), ("flat", ".0"), ("filtered to nothing", "/zzz<enter>"),
    ("marked", "<space><space>"), ("range", "vj"), ("details pane", "<tab>"),
    ("details", "<enter>"),
    ("overview", "<f2>"), ("ministries", "<f4>"), ("timeline", "<f5>"), ("changes", "<f6>"),
    ("checks", "<f7>"), ("history", "c"), ("overview, further down", "<f2><down><down><down>"),
  ]

  private static let people: [(String, @Sendable (inout AppSetup) -> Void)] = [
    ("secretariat", { $0.profile = Profile(name: "kim", ministry: "finance") }),
    ("desk", { $0.profile = Profile(name: "lee", ministry: "culture", role: .desk) }),
    ("reader", { $0.profile = Profile(role: .reader) }), ("read-only", { $0.save = .readOnly }),
    ("demo", { $0.save = .demo }),
  ]

  /// Everything that a person could notice.
  private func appearance(_ journey: Journey) -> String {
    let list = journey.state.list
    let cursor = "\(journey.screen.cursor.map { "\($0)" } ?? "")"
    return journey.text + cursor + "\(journey.effects.count) \(journey.state.layers.count)"
      + "\(list.marked.count) \(list.rangeStart ?? "") \(list.pane) \(list.detail)"
      + "\(journey.state.frontCursor)"
  }

  @Test(
    "A command works or says why not, whoever presses its key and wherever", arguments: 0..<5)
  func everywhere(_ person: Int) throws {
    let (name, configure) = CommandWalkTests.people[person]
    let empty = person == 0 ? [Register()] : []
    for register in [try Fixtures.eventful()] + empty {
      for place in CommandWalkTests.places {
        var start = try Journey(register: register, configure)
        try start.press(place.keys)
        let before = appearance(start)
        for info in CommandTable.all where !info.keys.isEmpty {
          for keys in info.keys {
            try check(info, keys, start, before, "\(name), \(place.name)")
          }
        }
        try palette(start, before, "\(name), \(place.name)")
      }
    }
  }

  /// Moves at an end and steps with nothing to step back to change nothing, and need not say so.
  private static let quiet: Set<Command> = [
    .moveUp, .moveDown, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .first, .last, .fold,
    .unfold, .foldAll, .unfoldAll, .open, .back, .nextPane, .allMinistries, .view(.overview),
    .view(.actions), .view(.ministries), .view(.timeline), .view(.changes), .view(.checks), .later,
    .earlier,
  ]

  private func check(
    _ info: CommandInfo, _ keys: [Key], _ start: Journey, _ before: String, _ place: String
  ) throws {
    var journey = start
    let reason = journey.state.reasonAgainst(info.command)
    for key in keys { try journey.send(.terminal(.key(key))) }
    if let reason {
      #expect(journey.state.notice?.text == reason, "\(info.word) in \(place)")
    } else if !CommandWalkTests.quiet.contains(info.command) {
      let isSaid = journey.state.notice != nil
      #expect(isSaid || appearance(journey) != before, "\(info.word) in \(place) does nothing")
    }
  }

  /// The commands that are in the palette only.
  private func palette(_ start: Journey, _ before: String, _ place: String) throws {
    var opened = start
    try opened.press(":")
    guard case .picker(let picker)? = opened.state.layers.last else {
      Issue.record("the palette does not open in \(place)")
      return
    }
    for (position, place) in picker.found.enumerated() {
      let item = picker.items[place]
      guard let info = CommandTable.all.first(where: { $0.word == item.id }), info.keys.isEmpty
      else { continue }
      var journey = opened
      journey.choose(position)
      try journey.press("<enter>")
      if let reason = item.off {
        #expect(journey.state.notice?.text == reason, "\(item.id) in \(place)")
      } else {
        #expect(
          journey.state.notice != nil || appearance(journey) != before,
          "\(item.id) in \(place) does nothing")
      }
    }
  }

  @Test("Every command of the table can be found in the palette by its name, in both languages")
  func palette() throws {
    for language in Language.allCases {
      let journey = try Journey(language: language)
      for item in CommandTable.paletteItems(journey.state) {
        #expect(!item.name.hasPrefix("<"), "\(item.id)")
        var picker = Picker(.command, items: CommandTable.paletteItems(journey.state))
        for character in item.name { picker.field.insert(String(character)) }
        picker.search()
        #expect(picker.found.contains { picker.items[$0].id == item.id }, "\(item.id)")
      }
    }
  }

  @Test("No command is on a capital letter alone, and none on two meanings")
  func keys() {
    for info in CommandTable.all {
      for key in info.keys.flatMap({ $0 }) {
        if case .character(let letter) = key { #expect(!letter.isUppercase, "\(info.word)") }
      }
    }
    let all = CommandTable.all.flatMap(\.keys)
    #expect(Set(all).count == all.count)
    for keys in all { #expect(!CommandTable.isPrefix(keys), "\(keys)") }
  }

  @Test("Each row of the help runs its command or says why not")
  func help() throws {
    let start = try Journey(register: Fixtures.eventful())
    let rows = CommandTable.helpRows(start.state)
    #expect(rows.map(\.word).sorted() == CommandTable.all.map(\.word).sorted())
    for (place, row) in rows.enumerated() {
      var journey = start
      try journey.press("?" + String(repeating: "<down>", count: place))
      guard case .help(let list)? = journey.state.layers.last else {
        Issue.record("the help does not open")
        return
      }
      #expect(list.position == place)
      #expect(journey.text.contains(journey.state.words("help.\(row.word)").prefix(20)))
      let reason = CommandTable.info(word: row.word)?.reason(in: start.state)
      try journey.press("<enter>")
      if let reason { #expect(journey.state.notice?.text == reason) }
    }
  }
}
