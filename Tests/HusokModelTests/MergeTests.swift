import HusokTestSupport
import Testing

@testable import HusokModel

@Suite("The merge of two registers")
struct MergeTests {
  private let base: Register

  init() throws {
    base = try Fixtures.bundled()
  }

  /// Merges both ways, and expects the same of both.
  private func merge(
    _ ours: (inout Register) throws -> Void, _ theirs: (inout Register) throws -> Void,
    from start: Register? = nil
  ) throws -> MergeResult {
    let start = start ?? base
    let (our, their) = (try start.with(ours), try start.with(theirs))
    let result = Merge.merge(base: start, ours: our, theirs: their)
    let swapped = Merge.merge(base: start, ours: their, theirs: our)
    #expect(MergeContents(result.register) == MergeContents(swapped.register))
    #expect(result.conflicts == swapped.conflicts)
    #expect(result.renumbered == swapped.renumbered)
    return result
  }

  @Test("Different records, and different fields of one, are brought together")
  func fields() throws {
    let result = try merge {
      try $0.edit("CN26-3.1", "status", "inProgress", at: 1)
      try $0.edit("CN26-3.2", "status", "done", at: 2)
    } _: {
      try $0.edit("CN26-3.1", "due", "2026-Q2", at: 3, by: "lee")
      try $0.edit("F262", "place", "Seoul")
    }
    let action = try #require(result.register.action("CN26-3.1"))
    #expect(action.status == .inProgress)
    #expect(action.due == Due("2026-Q2"))
    #expect(action.firstDue == Due("2026-Q2"))
    #expect(result.register.action("CN26-3.2")?.doneOn == Fixtures.today)
    #expect(result.register.meeting("F262")?.place == "Seoul")
    #expect(
      result.register.history.all.map(\.id) == [
        "kim-1-CN26-3.1-status", "kim-2-CN26-3.2-status", "lee-3-CN26-3.1-due",
      ])
    #expect(result.conflicts.isEmpty)
  }

  @Test(
    "Of one field changed twice the later change stands, the other is kept in the history",
    arguments: [
      (1, 2, "onHold", "inProgress", 2), (5, 2, "inProgress", "onHold", 5),
      (3, 3, "onHold", "inProgress", 3), (nil, 2, "onHold", "inProgress", 2),
      (4, nil, "inProgress", "onHold", 4),
    ] as [(Int?, Int?, String, String, Int)])
  func later(_ ours: Int?, _ theirs: Int?, _ kept: String, _ lost: String, _ at: Int) throws {
    let result = try merge {
      try $0.edit("CN26-3.1", "status", "inProgress", at: ours)
    } _: {
      try $0.edit("CN26-3.1", "status", "onHold", at: theirs, by: "lee")
    }
    #expect(result.register.action("CN26-3.1")?.status.rawValue == kept)
    #expect(
      result.conflicts == [
        MergeConflict(
          record: "CN26-3.1", field: "status", kept: .string(kept), lost: .string(lost))
      ])
    let line = try #require(result.register.history.all.last)
    #expect(line.record == "CN26-3.1")
    #expect(line.field == "status")
    #expect(line.from == .string(lost))
    #expect(line.to == .string(kept))
    #expect(line.reason == "merge")
    #expect(line.at.seconds == Fixtures.now.seconds + at)
    #expect(line.id.utf8.count == 16)
  }

  @Test("What nobody dated is settled by what is written, and changed alike is no conflict")
  func undated() throws {
    let result = try merge {
      try $0.edit("F262", "place", "Busan")
      try $0.edit("F262", "number", .number("263"))
    } _: {
      try $0.edit("F262", "place", "Sejong")
      try $0.edit("F262", "number", .number("263"), at: 1)
    }
    #expect(result.register.meeting("F262")?.place == "Sejong")
    #expect(result.register.meeting("F262")?.number == 263)
    #expect(
      result.conflicts
        == [MergeConflict(record: "F262", field: "place", kept: "Sejong", lost: "Busan")])
  }

  @Test("A title is brought together by language")
  func titles() throws {
    let id = "CN26-3.1"
    let start = try base.with { try $0.edit(id, "title", ["en": "Old", "ko": "옛"]) }
    let each = try merge(
      { try $0.edit(id, "title", ["en": "New", "ko": "옛"], at: 1) },
      { try $0.edit(id, "title", ["en": "Old", "ko": "새"], at: 2) }, from: start)
    #expect(each.register.action(id)?.title == Bilingual(en: "New", ko: "새"))
    #expect(each.conflicts.isEmpty)
    let same = try merge(
      { try $0.edit(id, "title", ["en": "New", "ko": "새"], at: 1) },
      { try $0.edit(id, "title", ["en": "Newer", "ko": "옛"], at: 2) }, from: start)
    #expect(same.register.action(id)?.title == Bilingual(en: "Newer", ko: "새"))
    #expect(
      same.conflicts == [
        MergeConflict(
          record: id, field: "title", kept: ["en": "Newer", "ko": "새"],
          lost: ["en": "New", "ko": "새"])
      ])
    let emptied = try merge(
      { try $0.edit(id, "title", ["en": "Old"], at: 1) },
      { try $0.edit(id, "title", ["ko": "옛"], at: 2) }, from: start)
    #expect(emptied.register.action(id)?.title == Bilingual(en: nil, ko: "옛"))
  }

  @Test("Members that this version does not know are fields too")
  func extra() throws {
    let result = try merge {
      try $0.edit("CN26-3.1", "x-risk", "high")
      try $0.edit("CN26-3.1", "x-mine", ["en": "mine"])
      try $0.edit("CN26-3.1", "tags", "a")
    } _: {
      try $0.edit("CN26-3.1", "x-risk", "low", at: 1)
      try $0.edit("CN26-3.1", "x-mine", ["ko": "내"])
      try $0.edit("CN26-3.1", "a-theirs", .number("1.0"))
    }
    let action = try #require(result.register.action("CN26-3.1"))
    #expect(
      action.extra == [
        .init("x-risk", "low"), .init("x-mine", ["en": "mine", "ko": "내"]),
        .init("a-theirs", .number("1.0")),
      ])
    #expect(result.conflicts.map(\.field) == ["x-risk"])
  }

  @Test(
    "Sets keep what either side added and lose what either side removed",
    arguments: [
      (["a"], ["a", "z"], ["a", "m"], ["a", "m", "z"]),
      (["a", "b"], ["a"], ["a", "b", "c"], ["a", "c"]),
      (["a", "b"], ["b"], ["a"], []),
      ([], ["x", "b"], ["x", "a"], ["x", "a", "b"]),
      (["a", "b"], ["b", "a"], ["a", "b", "c"], ["b", "c", "a"]),
      (["a", "b"], ["c"], ["a", "b", "d"], ["c", "d"]),
      (["a"], ["a", "b", "b"], ["a", "c"], ["a", "b", "c"]),
    ])
  func sets(_ before: [String], _ ours: [String], _ theirs: [String], _ merged: [String]) throws {
    var start = base
    start.actions[1].tags = before
    let result = try merge(
      { $0.actions[1].tags = ours }, { $0.actions[1].tags = theirs }, from: start)
    #expect(result.register.actions[1].tags == merged)
    #expect(result.conflicts.isEmpty)
    #expect(result.register.history.count == 0)
  }

  @Test("Targets are brought together by what they measure, their points by day and value")
  func targets() throws {
    let point = { (value: String) in
      var point = TargetPoint()
      point.on = Fixtures.today
      point.value = value
      return point
    }
    let result = try merge {
      $0.outcomes[10].targets[0].points = [point("5")]
      $0.outcomes[10].targets[0].goal = "42"
      $0.outcomes[10].targets.remove(at: 1)
    } _: {
      $0.outcomes[10].targets[0].points = [point("6"), point("5")]
      $0.outcomes[10].targets[0].goal = "43"
    }
    let targets = result.register.outcomes[10].targets
    #expect(targets.map(\.unit) == ["USD bn"])
    #expect(targets[0].points.map(\.value) == ["6", "5"])
    #expect(targets[0].goal == "43")
    #expect(result.conflicts.map(\.field) == ["targets"])
    #expect(result.conflicts.first?.kept == targets[0].value)
  }

  @Test("Names are brought together by code and first day")
  func names() throws {
    var name = base.ministries[0].names[0]
    name.code = "NEW"
    name.from = Fixtures.today
    name.to = nil
    let result = try merge {
      $0.ministries[0].names[0].shortKo = "새"
      $0.ministries[0].names.append(name)
    } _: {
      $0.ministries[0].names[0].en = "Other"
      name.to = Fixtures.today
      $0.ministries[0].names.append(name)
    }
    let names = result.register.ministries[0].names
    #expect(names.count == base.ministries[0].names.count + 1)
    #expect(names[0].shortKo == "새")
    #expect(names[0].en == "Other")
    #expect(names.last?.to == Fixtures.today)
    #expect(result.conflicts.isEmpty)
  }
}
