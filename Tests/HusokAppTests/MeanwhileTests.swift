import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("What others change while a form or a line is open")
struct MeanwhileTests {
  private let id = "CN26-3.3"

  /// A person at the keyboard with the cursor on the action.
  private func journey() throws -> Journey {
    var journey = try Journey.eventful { $0.profile = Profile(name: "kim") }
    try journey.press(":\(id)<enter>")
    #expect(journey.state.list.selected == id)
    return journey
  }

  /// Another person sets fields of an action at another place, and it comes in.
  private func lee(_ sets: [(field: String, text: String)], _ journey: inout Journey) throws {
    var register = journey.state.register
    var context = ActContext(
      at: journey.state.now, by: Author(name: "lee", ministry: "culture"), role: .secretariat,
      identifiers: IdentifierSource(seed: UInt64(register.history.count) &* 977))
    for (field, text) in sets {
      let input = FieldInput(register, words: .shared, today: journey.state.today)
      let reason = "agreed between the two"
      let act = try input.act(
        setting: field, of: [id], to: text, reason: reason, in: &context)
      try register.apply(act)
    }
    try journey.send(.cameIn(register))
  }

  private func action(_ journey: Journey) throws -> FollowUpAction {
    try #require(journey.state.register.action(id))
  }

  @Test("A form in which nothing was typed writes nothing over what came in")
  func untouched() throws {
    var journey = try journey()
    try journey.press("e")
    try lee([("due", "2026-09-09")], &journey)
    #expect(journey.text.contains("2026-09-09"))
    try journey.press("<c-s>")
    #expect(try action(journey).due?.description == "2026-09-09")
    try journey.press("<esc>dfri")
    try lee([("title.en", "Arts together")], &journey)
    #expect(journey.text.contains("lee"))
    try journey.press("<enter>")
    #expect(try action(journey).title.en == "Arts together")
    #expect(try action(journey).due?.description == "2026-06-05")
  }

  @Test("A line for a due date that was only opened leaves the date that came in")
  func openedLine() throws {
    var journey = try journey()
    try journey.press("d")
    try lee([("due", "2026-09-09")], &journey)
    #expect(journey.text.contains("came in from lee"))
    try journey.press("<enter>")
    #expect(try action(journey).due?.description == "2026-09-09")
    #expect(journey.text.contains("9 Sep 2026"))
  }

  @Test("Where both changed a field it is asked; Enter leaves theirs, y writes one's own")
  func both() throws {
    for keys in ["d2026-10-10<enter>", "e<tab><tab><tab><tab><tab>2026-10-10<c-s>"] {
      for (answer, due) in [("<enter>", "2026-09-09"), ("y", "2026-10-10")] {
        var journey = try journey()
        let opening = Journey.keys(keys).count - 1
        for key in Journey.keys(keys).prefix(opening) { try journey.send(.terminal(.key(key))) }
        try lee([("due", "2026-09-09")], &journey)
        for key in Journey.keys(keys).suffix(1) { try journey.send(.terminal(.key(key))) }
        #expect(journey.text.contains("lee, MCST"), "\(keys)")
        #expect(try action(journey).due?.description == "2026-09-09")
        try journey.press(answer)
        #expect(try action(journey).due?.description == due, "\(keys) \(answer)")
      }
    }
  }

  @Test("A status, an owner and supporting ministries that came in are not overwritten unasked")
  func menus() throws {
    var journey = try journey()
    try journey.press("s")
    try lee([("status", "on-hold")], &journey)
    try journey.press("2")
    #expect(journey.text.contains("lee, MCST"))
    try journey.press("<enter><esc>")
    #expect(try action(journey).status == .onHold)
    try journey.press("s")
    try lee([("status", "in-progress")], &journey)
    try journey.press("5")
    try journey.press("y")
    #expect(try action(journey).status == .done)
    try journey.press("o")
    try lee([("lead", "MOFA")], &journey)
    try journey.press("moef<enter>because<enter>")
    #expect(try action(journey).lead?.ministry == "foreign")
    try journey.press("<enter><esc><esc>:supporting<enter>")
    try lee([("supporting", "+MSIT")], &journey)
    try journey.press("molit<space><enter>")
    #expect(try Set(action(journey).supporting).isSuperset(of: ["science", "land"]))
  }

  @Test("A value for a day that another noted meanwhile is not replaced unasked")
  func values() throws {
    var journey = try Journey.eventful { $0.profile = Profile(name: "kim") }
    try journey.press(":F262-3<enter>t")
    var register = journey.state.register
    let measure = try #require(register.outcome("F262-3")?.targets.first)
    var context = journey.state.actContext
    context.identifiers = IdentifierSource(seed: 5)
    let act = try register.addingValue(
      "21000000000", on: journey.state.today, source: nil,
      to: measure.measure.en ?? "", of: "F262-3", in: &context)
    try register.apply(act)
    try journey.send(.cameIn(register))
    try journey.press("22<c-s>")
    #expect(journey.text.contains("another person noted"))
    let held = { journey.state.register.outcome("F262-3")?.targets.first?.points.last?.value }
    #expect(held() == "21000000000")
  }

  /// The fields of the form of an action, with the keys that change each from the one before, and how
  /// another sets them.
  private static let fields: [(field: String, keys: String, theirs: String)] = [
    ("title.en", "Mine", "Theirs"), ("title.ko", "나의 것", "남의 것"), ("lead", "", ""),
    ("leadState", "", ""), ("supporting", "", "+MSIT"), ("due", "2027-01-15", "2027-02-20"),
    ("priority", "<right>", "high"), ("kind", "<right>", "ongoing"),
    ("tags", "mine", "+theirs"),
  ]

  @Test("Whoever changes what, no change of a field that one person alone changed is lost")
  func property() throws {
    var numbers = SystemRandomNumberGenerator()
    for round in 0..<60 {
      var journey = try journey()
      let before = try action(journey)
      let mine = Set(
        MeanwhileTests.fields.filter { !$0.keys.isEmpty && Bool.random(using: &numbers) }.map(
          \.field))
      var theirs = Set(
        MeanwhileTests.fields.filter { !$0.theirs.isEmpty && Bool.random(using: &numbers) }.map(
          \.field))
      // A choice of two that both turn is what it was.
      theirs.subtract(mine.intersection(["priority", "kind"]))
      let overrules = Bool.random(using: &numbers)
      let label = "round \(round): \(mine.sorted()) \(theirs.sorted()) \(overrules)"
      try journey.press("e")
      var isIn = false
      // What came in before it was typed over was seen.
      var seen: Set<String> = []
      for (field, keys, _) in MeanwhileTests.fields {
        if !isIn, Bool.random(using: &numbers) {
          isIn = true
          try lee(sets(theirs), &journey)
        }
        if mine.contains(field) {
          try journey.press(keys)
          if isIn { seen.insert(field) }
        }
        try journey.press("<tab>")
      }
      if !isIn { try lee(sets(theirs), &journey) }
      try journey.press("<c-s>")
      if case .question? = journey.state.layers.last {
        try journey.press(overrules ? "y" : "<enter><c-s>")
      }
      let now = try action(journey)
      for (field, _, _) in MeanwhileTests.fields {
        let (isMine, isTheirs) = (mine.contains(field), theirs.contains(field))
        let isMineStanding = !isTheirs || overrules || seen.contains(field)
        let isOld = text(field, now) == text(field, before)
        let comment: Comment = "\(label): \(field) is \(text(field, now))"
        switch field {
        case "title.en", "title.ko", "due":
          let own = MeanwhileTests.fields.first { $0.field == field }?.keys ?? ""
          let other = MeanwhileTests.fields.first { $0.field == field }?.theirs ?? ""
          let wanted = isMine && isMineStanding ? own : other
          #expect(isMine || isTheirs ? text(field, now) == wanted : isOld, comment)
        case "tags":
          if isTheirs, !isMine || !isMineStanding { #expect(now.tags.contains("theirs"), comment) }
          if isMine, isMineStanding { #expect(now.tags == ["mine"], comment) }
          if !isMine, !isTheirs { #expect(isOld, comment) }
        default:
          #expect(isOld == !(isMine || isTheirs), comment)
        }
      }
    }
  }

  private func sets(_ fields: Set<String>) -> [(field: String, text: String)] {
    MeanwhileTests.fields.filter { fields.contains($0.field) }.map { ($0.field, $0.theirs) }
  }

  private func text(_ field: String, _ action: FollowUpAction) -> String {
    switch field {
    case "title.en": action.title.en ?? ""
    case "title.ko": action.title.ko ?? ""
    case "due": action.due?.description ?? ""
    default: action.read(field).map { "\($0)" } ?? ""
    }
  }
}
