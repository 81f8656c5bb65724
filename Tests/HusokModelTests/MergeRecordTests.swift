import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("The merge of added and removed records")
struct MergeRecordTests {
  private let base: Register

  init() throws {
    base = try Fixtures.bundled()
  }

  private func merge(
    _ ours: (inout Register) throws -> Void, _ theirs: (inout Register) throws -> Void
  ) throws -> MergeResult {
    let (our, their) = (try base.with(ours), try base.with(theirs))
    let result = Merge.merge(base: base, ours: our, theirs: their)
    let swapped = Merge.merge(base: base, ours: their, theirs: our)
    #expect(MergeContents(result.register) == MergeContents(swapped.register))
    return result
  }

  @Test("A record removed on one side is removed, unless the other side changed it")
  func removed() throws {
    let result = try merge {
      try $0.remove("CN26-3.1", at: 1)
      try $0.remove("CN26-3.2", at: 2)
    } _: {
      try $0.edit("CN26-3.2", "priority", "high", at: 3, by: "lee")
      try $0.remove("CN26-3.3")
    }
    #expect(result.register.action("CN26-3.1") == nil)
    #expect(result.register.action("CN26-3.2")?.priority == .high)
    #expect(result.register.action("CN26-3.3") == nil)
    #expect(result.register.actions.count == 19)
    #expect(result.register.history.count == 3)
  }

  @Test("A record that the other side has begun to name stays")
  func referenced() throws {
    let result = try merge {
      try $0.remove("CN26-1")
      try $0.remove("budget")
      try $0.remove("CN26-3.1")
      try $0.remove("coordination")
    } _: {
      try $0.add("CN26-1.1", to: "CN26-1", "New", at: 1, dependsOn: ["CN26-3.1"])
      try $0.edit("CN26-3.2", "lead", ["ministry": "budget", "confirmed": .bool(false)])
    }
    #expect(result.register.action("CN26-1.1") != nil)
    #expect(result.register.outcome("CN26-1") != nil)
    #expect(result.register.action("CN26-3.1") != nil)
    #expect(result.register.ministry("budget") != nil)
    #expect(result.register.ministry("coordination") == nil)
    #expect(result.register.ministries.map(\.id).firstIndex(of: "budget") == 8)
  }

  @Test(
    "Of two new actions with one id the later is renumbered, its references with it",
    arguments: [(1, 2), (2, 1), (nil, 2), (3, nil)] as [(Int?, Int?)])
  func renumbered(_ ours: Int?, _ theirs: Int?) throws {
    let oursIsLater = (ours ?? 0) > (theirs ?? 0)
    let result = try merge {
      try $0.add("CN26-3.6", to: "CN26-3", "Ours", at: ours)
      try $0.add("CN26-2.2", to: "CN26-2", "On ours", at: 8, dependsOn: ["CN26-3.6"])
      try $0.edit("CN26-3.1", "dependsOn", "CN26-3.6", at: 9)
    } _: {
      try $0.add("CN26-3.6", to: "CN26-3", "Theirs", at: theirs, by: "lee")
      try $0.edit("CN26-3.2", "dependsOn", "CN26-3.6", at: 9, by: "lee")
    }
    let (our, their) = oursIsLater ? ("CN26-3.7", "CN26-3.6") : ("CN26-3.6", "CN26-3.7")
    #expect(result.renumbered == [MergeRenumbering(old: "CN26-3.6", new: "CN26-3.7")])
    #expect(result.register.action(our)?.title.en == "Ours")
    #expect(result.register.action(their)?.title.en == "Theirs")
    #expect(result.register.action("CN26-2.2")?.dependsOn == [our])
    #expect(result.register.action("CN26-3.1")?.dependsOn == [our])
    #expect(result.register.action("CN26-3.2")?.dependsOn == [their])
    let lines = result.register.history
    let made = lines.changes(of: "CN26-2.2").first?.to
    #expect(made?["dependsOn"] == [.string(our)])
    #expect(lines.changes(of: "CN26-3.1").map(\.to) == [.string(our)])
    #expect(lines.changes(of: "CN26-3.2").map(\.to) == [.string(their)])
    for line in lines.changes(of: "CN26-3.7") { #expect(line.to["id"] == "CN26-3.7") }
  }

  @Test("A record added alike on both sides is one")
  func addedAlike() throws {
    let result = try merge {
      try $0.add("CN26-3.6", to: "CN26-3", "Same", at: 1)
    } _: {
      try $0.add("CN26-3.6", to: "CN26-3", "Same", at: 2, by: "lee")
    }
    #expect(result.register.actions.count == 22)
    #expect(result.renumbered.isEmpty)
  }

  @Test("An outcome takes its actions along, and they its number")
  func outcome() throws {
    let add = { (title: String, at: Int, name: String) in
      { (register: inout Register) in
        var outcome = try #require(register.outcome("CN26-3"))
        outcome.id = "CN26-4"
        outcome.title = Bilingual(en: title, ko: nil)
        try register.edit("CN26-4", "record", outcome.value, at: at, by: name)
        try register.add("CN26-4.1", to: "CN26-4", title, at: at, by: name)
      }
    }
    let result = try merge(add("Ours", 2, "kim"), add("Theirs", 1, "lee"))
    #expect(result.register.outcome("CN26-4")?.title.en == "Theirs")
    #expect(result.register.outcome("CN26-5")?.title.en == "Ours")
    #expect(result.register.action("CN26-4.1")?.title.en == "Theirs")
    #expect(result.register.action("CN26-5.1")?.title.en == "Ours")
    #expect(result.register.action("CN26-5.1")?.outcome == "CN26-5")
  }

  @Test("Meetings and ministries take a letter or a number behind their id")
  func suffixes() throws {
    let add = { (title: String, at: Int, name: String) in
      { (register: inout Register) in
        var meeting = try #require(register.meeting("F262"))
        meeting.id = "F263"
        meeting.place = title
        try register.edit("F263", "record", meeting.value, at: at, by: name)
        var outcome = try #require(register.outcome("CN26-3"))
        outcome.id = "\(title)-1"
        outcome.meeting = "F263"
        try register.edit(outcome.id, "record", outcome.value, at: at, by: name)
        var ministry = try #require(register.ministry("kopia"))
        ministry.id = "new"
        ministry.aliases = [title]
        try register.edit("new", "record", ministry.value, at: at, by: name)
        let lead: Value = ["ministry": "new", "confirmed": .bool(true)]
        let action = title == "A" ? "CN26-3.1" : "CN26-3.2"
        try register.edit(action, "lead", lead, at: at, by: name)
        try register.edit(action, "waitingOn", ["text": "x", "ministry": "new"])
      }
    }
    let result = try merge(add("A", 1, "kim"), add("B", 2, "lee"))
    let register = result.register
    #expect(
      result.renumbered == [
        MergeRenumbering(old: "new", new: "new-2"), MergeRenumbering(old: "F263", new: "F263b"),
      ])
    #expect(register.outcome("A-1")?.meeting == "F263")
    #expect(register.outcome("B-1")?.meeting == "F263b")
    #expect(register.action("CN26-3.1")?.leadMinistry == "new")
    #expect(register.action("CN26-3.2")?.leadMinistry == "new-2")
    #expect(register.action("CN26-3.2")?.waitingOn?.ministry == "new-2")
    #expect(register.ministry("new-2")?.aliases == ["B"])
  }

  @Test("Without a base, what was made by the same line of the history is one record")
  func sameOrigin() throws {
    let start = try base.with { try $0.add("CN26-3.6", to: "CN26-3", "New", at: 1) }
    let ours = try start.with { try $0.edit("CN26-3.6", "status", "done", at: 2) }
    let theirs = try start.with { try $0.edit("CN26-3.6", "tags", "a", at: 3, by: "lee") }
    let result = Merge.merge(base: nil, ours: ours, theirs: theirs)
    #expect(result.renumbered.isEmpty)
    #expect(result.register.action("CN26-3.6")?.tags == ["a"])
    #expect(result.register.action("CN26-3.6")?.status == .done)
    #expect(result.register.actions.count == 22)
  }

  @Test("Who leads does not support")
  func lead() throws {
    let result = try merge {
      try $0.edit("CN26-3.1", "supporting", "trade", at: 2)
    } _: {
      try $0.edit("CN26-3.1", "lead", ["ministry": "trade", "confirmed": .bool(true)], at: 1)
    }
    #expect(result.register.action("CN26-3.1")?.leadMinistry == "trade")
    #expect(result.register.action("CN26-3.1")?.supporting == [])
  }

  @Test("The day done follows the status that stands")
  func doneDay() throws {
    let early = try #require(Day("2026-01-20"))
    let reopened = try merge {
      try $0.edit("CN26-3.1", "status", "done", at: 1)
      try $0.edit("CN26-3.1", "doneOn", .string(early.description))
    } _: {
      try $0.edit("CN26-3.1", "status", "onHold", at: 2, by: "lee")
    }
    #expect(reopened.register.action("CN26-3.1")?.doneOn == nil)
    #expect(reopened.conflicts.map(\.field) == ["status", "doneOn"])
    #expect(reopened.conflicts.last?.lost == "2026-01-20")
    let done = try merge {
      try $0.edit("CN26-3.1", "status", "done", at: 3)
    } _: {
      try $0.edit("CN26-3.1", "status", "onHold", at: 2, by: "lee")
    }
    #expect(done.register.action("CN26-3.1")?.doneOn == Fixtures.today)
    #expect(done.conflicts.map(\.field) == ["status"])
  }

  @Test("The first due date is the one that was given first")
  func firstDue() throws {
    let result = try merge {
      try $0.edit("CN26-3.1", "due", "2027", at: 1)
    } _: {
      try $0.edit("CN26-3.1", "due", "2026-Q2", at: 2, by: "lee")
    }
    #expect(result.register.action("CN26-3.1")?.due == Due("2026-Q2"))
    #expect(result.register.action("CN26-3.1")?.firstDue == Due("2027"))
    #expect(result.conflicts.map(\.field) == ["due"])
  }

  @Test("Of two lines with one id the later takes another, which both sides derive alike")
  func lineIDs() throws {
    let line = { (name: String, second: Int, text: String) in
      { (register: inout Register) in
        try register.edit("CN26-3.1", "tags", .string(text), at: second, by: name)
        var lines = register.history.all
        lines[0].id = "same"
        register.history = History(lines)
      }
    }
    let result = try merge(line("kim", 1, "a"), line("lee", 2, "b"))
    let lines = result.register.history.all
    #expect(lines.map(\.to) == ["a", "b"])
    #expect(lines[0].id == "same")
    #expect(lines[1].id.utf8.count == 16)
    let again = Merge.merge(
      base: base, ours: try base.with(line("lee", 2, "b")), theirs: result.register)
    #expect(again.register.history.all == lines)
  }

  @Test("A line of the history that differs in any field is another", arguments: 0...11)
  func linesDiffer(_ number: Int) throws {
    #expect(Change.fields.count == 11)
    var line = Change()
    line.id = "id"
    var other = line
    #expect(History([line]).sharedCount(with: History([other])) == 1)
    switch Change.fields.indices.contains(number) ? "\(Change.fields[number].name)" : "extra" {
    case "extra": other.extra = [.init("x", "other")]
    case "at": other.at = Fixtures.now
    case "by": other.by.name = "other"
    default: try Change.fields[number].write(&other, "other")
    }
    #expect(History([line]).sharedCount(with: History([other])) == 0)
  }
}
