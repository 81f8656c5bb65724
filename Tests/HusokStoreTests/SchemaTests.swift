import HusokModel
import HusokTestSupport
import Testing

@testable import HusokStore

@Suite("The schema of the store")
struct SchemaTests {
  private let validator: SchemaValidator
  private let schema: Value

  init() throws {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let bytes = try #require(TemporaryFolder.read(root + "/Resources/store.schema.json"))
    schema = try SchemaTests.value(bytes)
    validator = SchemaValidator(schema)
  }

  private static func value(_ bytes: [UInt8]) throws -> Value {
    try bytes.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      return try scanner.value(depth: 0)
    }
  }

  private func faults(_ text: String) throws -> [String] {
    validator.faults(try SchemaTests.value(Array(text.utf8)))
  }

  @Test("The bundled register follows it")
  func bundled() throws {
    #expect(validator.faults(try SchemaTests.value(Fixtures.bundledBytes)) == [])
    #expect(try faults(StoreSamples.small) == [])
  }

  @Test("What husok writes follows it, with every field filled")
  func written() throws {
    let folder = TemporaryFolder()
    let path = folder.file("store.json")
    let action = """
      {"id":"M-1.1","outcome":"M-1","title":{"en":"a","ko":"가"},"status":"done",\
      "lead":{"ministry":"culture","confirmed":true},"supporting":["x"],"due":"2026-H1",\
      "firstDue":"2026","priority":"high","waitingOn":{"text":"w","ministry":"x",\
      "since":"2026-01-01"},"dependsOn":["M-1.2"],"kind":"ongoing","tags":["t"],\
      "notes":[{"at":"2026-01-26T09:00:00+09:00","by":"kim","kind":"plan","text":"n","unchanged":true}],\
      "doneOn":"2026-01-02","evidence":[{"on":"2026-01-02","title":"e","locator":"l"}],\
      "source":{"document":"d","quote":"q"}}
      """
    let text = StoreSamples.small.replacing(
      #"{"id":"M-1.1","outcome":"M-1","title":{"en":"Action"},"status":"unreported"}"#, with: action
    ).replacing(
      #""title":{"en":"Summit"}}"#,
      with: #""title":{"en":"Summit"},"calls":[{"ministry":"x","at":"2026-01-26T09:00:00Z","#
        + #""due":"2026-01-30","back":"2026-01-28T09:00:00Z","unneeded":true}]}"#
    ).replacing(
      "\"ministries\":[",
      with: "\"ministries\":[\n"
        + #"{"id":"x","kind":"agency","names":[{"code":"X","en":"x","ko":"x"}],"#
        + #""contact":{"mail":"x@korea.kr"}},"#)
    #expect(try faults(text) == [])
    StoreSamples.write(text, to: path)
    let store = JSONFileStore(path: path)
    var register = try store.load().register
    var context = Fixtures.context()
    var acts = [
      try register.changingStatus(of: ["M-1.1"], to: .inProgress, reason: "r", in: &context),
      try register.addingNote("note", to: ["M-1.1", "M-1.2"], in: &context),
    ]
    for act in acts { try register.apply(act) }
    acts.append(try register.reversing(.undo, in: &context).0)
    _ = try store.save(acts)
    #expect(try faults(try StoreSamples.read(path)) == [])
    #expect(try StoreSamples.read(path).contains("\"undoes\""))
  }

  @Test("Every field of every record stands in it, and every word that a field may take")
  func complete() throws {
    let names = { (type: String) in
      Set(self.schema["$defs"]?[type]?["properties"]?.members?.map(\.name) ?? [])
    }
    #expect(names("ministry") == Set(Ministry.fields.map { "\($0.name)" }))
    #expect(names("meeting") == Set(Meeting.fields.map { "\($0.name)" }))
    #expect(names("outcome") == Set(Outcome.fields.map { "\($0.name)" }))
    #expect(names("action") == Set(FollowUpAction.fields.map { "\($0.name)" }))
    #expect(names("change") == Set(Change.fields.map { "\($0.name)" }))
    #expect(names("target") == Set(Target.fields.map { "\($0.name)" }))
    #expect(names("call") == Set(MinistryCall.fields.map { "\($0.name)" }))
    #expect(names("note") == Set(Note.fields.map { "\($0.name)" }))
    #expect(names("evidence") == Set(Evidence.fields.map { "\($0.name)" }))
    let words = { (type: String, field: String) in
      let list = self.schema["$defs"]?[type]?["properties"]?[field]?["enum"]?.elements ?? []
      return list.compactMap(\.text)
    }
    #expect(words("action", "status") == Status.allCases.map(\.rawValue))
    #expect(Set(words("outcome", "kind")) == Set(Outcome.Kind.allCases.map(\.rawValue)))
    #expect(words("meeting", "kind") == Meeting.Kind.allCases.map(\.rawValue))
    #expect(words("ministry", "kind") == Ministry.Kind.allCases.map(\.rawValue))
    #expect(words("note", "kind") == Note.Kind.allCases.map(\.rawValue))
  }

  @Test(
    "What the reader refuses in a field the schema refuses too",
    arguments: [
      ("\"format\":\"husok\"", "\"format\":\"other\""), ("\"version\":1", "\"version\":0"),
      ("\"version\":1", "\"version\":\"1\""), ("\"unreported\"", "\"perfect\""),
      (",\"status\":\"unreported\"", ""), ("\"trackable\":true", "\"trackable\":1"),
      ("{\"en\":\"Action\"}", "\"Action\""), ("{\"en\":\"Action\"}", "{}"),
      ("\"by\":{},", ""), ("\"by\":{}", "\"by\":\"kim\""),
      ("\"kind\":\"summit\"", "\"kind\":\"x\""),
      ("\"id\":\"M-1.1\"", "\"id\":7"), ("\"id\":\"M-1.1\"", "\"id\":\"\""),
      ("\"2026-01-26T09:00:00Z\"", "\"yesterday\""),
      ("\"names\":[{", "\"names\":[],\"x\":[{"),
      ("\"status\":\"unreported\"", "\"status\":\"done\",\"due\":\"soon\""),
    ])
  func refused(_ old: String, _ new: String) throws {
    let text = StoreSamples.small.replacing(old, with: new, maxReplacements: 1)
    #expect(text != StoreSamples.small)
    #expect(try faults(text) != [])
  }
}
