import HusokModel
import HusokTestSupport
import Testing

@Suite("Fields")
struct FieldOwnerTests {
  private static func object(_ members: (String, Value)...) -> Value {
    .object(members.map { Value.Member($0.0, $0.1) })
  }

  private static let title = object(("en", .string("A title")))

  private static func action(_ changes: (String, Value?)...) -> Value {
    var members: [Value.Member] = [
      .init("id", .string("A-1.1")), .init("outcome", .string("A-1")), .init("title", title),
      .init("status", .string("unreported")),
    ]
    for (name, value) in changes {
      members.removeAll { $0.name == name }
      if let value { members.append(.init(name, value)) }
    }
    return .object(members)
  }

  private static func fault(_ value: Value) -> FieldFault? {
    do throws(FieldFault) {
      _ = try FollowUpAction(value)
      return nil
    } catch {
      return error
    }
  }

  @Test("Members that are not known are kept in order, at every depth")
  func unknown() throws {
    let value = FieldOwnerTests.action(
      ("zeta", .number("1e400")), ("alpha", .list([.null, FieldOwnerTests.object(("x", .null))])),
      (
        "lead",
        FieldOwnerTests.object(
          ("ministry", .string("culture")), ("confirmed", .bool(true)), ("mood", .string("good")))
      ))
    var action = try FollowUpAction(value)
    #expect(action.extra.map(\.name) == ["zeta", "alpha"])
    #expect(action.lead?.extra == [.init("mood", .string("good"))])
    #expect(try FollowUpAction(action.value) == action)
    #expect(action.value["zeta"] == .number("1e400"))
    #expect(action.read("alpha") == .list([.null, FieldOwnerTests.object(("x", .null))]))
    try action.write("zeta", .number("2"))
    #expect(action.extra.map(\.name) == ["alpha", "zeta"])
    try action.write("alpha", .null)
    #expect(action.extra == [.init("zeta", .number("2"))])
  }

  @Test("Fields are written in the order of the store, whatever order they came in")
  func order() throws {
    let members = try #require(FieldOwnerTests.action().members)
    let action = try FollowUpAction(.object(members.reversed()))
    #expect(action.value == FieldOwnerTests.action())
  }

  @Test("Values that stand for an absent field are not written")
  func defaults() throws {
    let value = FieldOwnerTests.action(
      ("priority", .string("normal")), ("kind", .string("one-off")), ("tags", .list([])),
      ("due", .null))
    #expect(try FollowUpAction(value).value == FieldOwnerTests.action())
  }

  @Test(
    "A required field that is missing is told", arguments: ["id", "outcome", "title", "status"])
  func missing(_ name: String) {
    #expect(
      FieldOwnerTests.fault(FieldOwnerTests.action((name, nil))) == FieldFault(path: name, .missing)
    )
    #expect(
      FieldOwnerTests.fault(FieldOwnerTests.action((name, .null)))
        == FieldFault(path: name, .missing))
  }

  @Test("A required field cannot be emptied, another can")
  func emptied() throws {
    var action = try FollowUpAction(FieldOwnerTests.action(("due", .string("2026"))))
    #expect(throws: FieldFault(path: "status", .missing)) { try action.write("status", .null) }
    try action.write("due", .null)
    #expect(action.due == nil)
    #expect(action.read("due") == nil)
    #expect(action.read("nothing") == nil)
  }

  @Test(
    "A value of another kind is told with the way to its field",
    arguments: [
      ("id", Value.number("1"), "id", FieldFault.Problem.expected("text")),
      ("id", .string(""), "id", .expected("text")),
      ("title", .string("A"), "title", .expected("object")),
      ("title", object(("en", .number("1"))), "title.en", .expected("text")),
      ("title", object(("en", .string(""))), "title", .missing),
      ("status", .bool(true), "status", .expected("text")),
      ("lead", .string("culture"), "lead", .expected("object")),
      ("lead", object(("ministry", .string("x"))), "lead.confirmed", .missing),
      (
        "lead", object(("ministry", .string("x")), ("confirmed", .string("yes"))),
        "lead.confirmed", .expected("flag")
      ),
      ("supporting", .string("x"), "supporting", .expected("list")),
      ("supporting", .list([.number("1")]), "supporting", .expected("texts")),
      ("due", .string("soon"), "due", .expected("due")),
      ("due", .number("2026"), "due", .expected("due")),
      ("doneOn", .string("2026"), "doneOn", .expected("day")),
      ("notes", .list([.string("x")]), "notes", .expected("object")),
      ("notes", .list([object(("by", .string("x")))]), "notes.text", .missing),
      (
        "notes", .list([object(("at", .string("now")), ("text", .string("x")))]), "notes.at",
        .expected("instant")
      ),
      ("source", object(("quote", .list([]))), "source.quote", .expected("text")),
      (
        "status", .string("perfect"), "status",
        .unknown(
          text: "perfect",
          known: [
            "unreported", "notStarted", "inProgress", "onHold", "reportedDone", "done", "dropped",
          ])
      ),
      (
        "priority", .string("low"), "priority", .unknown(text: "low", known: ["normal", "high"])
      ),
    ])
  func faults(_ name: String, _ value: Value, _ path: String, _ problem: FieldFault.Problem) {
    #expect(
      FieldOwnerTests.fault(FieldOwnerTests.action((name, value)))
        == FieldFault(path: path, problem))
  }

  @Test("What is no object is no record")
  func noObject() {
    #expect(FieldOwnerTests.fault(.list([])) == FieldFault(path: "", .expected("object")))
    #expect(FieldOwnerTests.fault(.null) == FieldFault(path: "", .missing))
  }

  @Test("A whole number is one without a fraction")
  func integers() throws {
    let value = { (number: Value) in
      FieldOwnerTests.object(
        ("id", .string("M")), ("kind", .string("summit")), ("title", FieldOwnerTests.title),
        ("number", number))
    }
    #expect(try Meeting(value(.number("262"))).number == 262)
    for bad in [Value.number("1.5"), .string("262"), .number("1e3"), .bool(true)] {
      #expect(throws: FieldFault(path: "number", .expected("wholeNumber"))) {
        try Meeting(value(bad))
      }
    }
  }

  @Test("A ministry has at least one name")
  func names() {
    let value = FieldOwnerTests.object(
      ("id", .string("m")), ("kind", .string("ministry")), ("names", .list([])))
    #expect(throws: FieldFault(path: "names", .missing)) { try Ministry(value) }
  }

  @Test("A change keeps a null where the field held nothing")
  func changes() throws {
    let change = try Change(
      FieldOwnerTests.object(
        ("id", .string("1")), ("at", .string("2026-01-27T00:00:00Z")), ("by", .object([])),
        ("record", .string("A")), ("field", .string("due")), ("from", .null),
        ("to", .string("2026"))))
    #expect(change.actID == "1")
    #expect(change.value["from"] == .null)
    #expect(change.value["to"] == .string("2026"))
  }

  @Test(
    "Every record of the bundled register is the same after it was taken apart and put together")
  func bundled() throws {
    let register = try Fixtures.bundled()
    for record in register.ministries { #expect(try Ministry(record.value) == record) }
    for record in register.meetings { #expect(try Meeting(record.value) == record) }
    for record in register.outcomes { #expect(try Outcome(record.value) == record) }
    for record in register.actions { #expect(try FollowUpAction(record.value) == record) }
  }
}
