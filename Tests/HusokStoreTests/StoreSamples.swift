import HusokModel
import HusokStore
import HusokTestSupport
import Testing

/// What the tests of the store share: a small store, acts, and ways to look at bytes.
enum StoreSamples {
  /// One record of each kind and one change, in the layout that husok writes.
  static let small = """
    {"format":"husok","version":1,
    "ministries":[
    {"id":"culture","kind":"ministry","names":[{"code":"MCST","en":"Culture","ko":"문체부"}]}],
    "meetings":[
    {"id":"M","kind":"summit","title":{"en":"Summit"}}],
    "outcomes":[
    {"id":"M-1","meeting":"M","title":{"en":"Outcome"},"kind":"result","trackable":true}],
    "actions":[
    {"id":"M-1.1","outcome":"M-1","title":{"en":"Action"},"status":"unreported"},
    {"id":"M-1.2","outcome":"M-1","title":{"en":"Other"},"status":"unreported"}],
    "changes":[
    {"id":"c1","at":"2026-01-26T09:00:00Z","by":{},"record":"M-1.1","field":"tags","to":"x"}]}

    """

  static func write(_ text: String, to path: String) {
    TemporaryFolder.write(Array(text.utf8), to: path)
  }

  static func read(_ path: String) throws -> String {
    String(decoding: try #require(TemporaryFolder.read(path)), as: UTF8.self)
  }

  /// A line that gives an action a status.
  static func status(
    _ record: String, _ status: String, id: String, from: String = "unreported"
  ) -> Act {
    change(record, "status", from: .string(from), to: .string(status), id: id)
  }

  static func note(_ record: String, _ text: String, id: String) -> Act {
    change(record, "notes", to: .object([.init("text", .string(text))]), id: id)
  }

  static func change(
    _ record: String, _ field: String, from: Value = .null, to: Value, id: String
  ) -> Act {
    var change = Change()
    change.id = id
    change.act = "act-" + id
    change.at = Fixtures.now
    change.by = Author(name: "kim", ministry: nil)
    change.record = record
    change.field = field
    change.from = from
    change.to = to
    return Act([change])
  }

  static func changes(_ register: Register) -> [Change] {
    (0..<register.history.count).map { register.history[$0] }
  }

  /// Lines that stand more often in one text than in the other.
  static func surplus(_ one: String, over other: String) -> [String] {
    var counts: [Substring: Int] = [:]
    for line in other.split(separator: "\n") { counts[line, default: 0] += 1 }
    return one.split(separator: "\n").filter { line in
      counts[line, default: 0] -= 1
      return counts[line, default: 0] < 0
    }.map(String.init)
  }

  static func error(_ body: () throws(StoreError) -> Void) -> StoreError? {
    do throws(StoreError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  static func expectSame(_ one: Register, _ other: Register) {
    #expect(one.ministries == other.ministries)
    #expect(one.meetings == other.meetings)
    #expect(one.outcomes == other.outcomes)
    #expect(one.actions == other.actions)
    #expect(changes(one) == changes(other))
  }
}
