import HusokModel
import HusokTestSupport
import Testing

@Suite("Finding records")
struct RecordFinderTests {
  private func found(_ text: String, limit: Int = 100) throws -> [String] {
    let register = try Fixtures.bundled()
    return RecordFinder(register, text: SearchText(register))
      .records(holding: text, limit: limit)
  }

  @Test(
    "A record is found by its id, in any case, before all others",
    arguments: [
      ("cn26", "CN26"), ("CN26-3", "CN26-3"), ("cn26-3.1", "CN26-3.1"), ("culture", "culture"),
    ])
  func ids(_ text: String, _ id: String) throws {
    #expect(try found(text).first == id)
  }

  @Test("Ids that begin so come before records that only tell of it")
  func beginnings() throws {
    let ids = try found("cn26-3")
    #expect(
      ids.prefix(6) == ["CN26-3", "CN26-3.1", "CN26-3.2", "CN26-3.3", "CN26-3.4", "CN26-3.5"])
  }

  @Test("Words find records of every kind, titles first")
  func words() throws {
    let register = try Fixtures.bundled()
    let ids = try found("plant")
    #expect(ids.contains("F262-3.1"))
    let titled =
      register.actions.filter { $0.title.en?.contains("plant") == true }.map(\.id) + ["F262-3"]
    #expect(Array(ids.prefix(titled.count)) == titled)
    #expect(try found("motir").first == "trade")
    #expect(ids.contains("kopia"))
    #expect(try found("문체부").first == "culture")
    #expect(try found("한일").contains("JP26") && found("jp26").first == "JP26")
    #expect(try found("ㅁㅊㅂ").first == "culture")
  }

  @Test("A number is found by its beginning, a word is not")
  func numbers() throws {
    let register = try Fixtures.bundled()
    let found = { RecordFinder.records(beginning: $0, in: register, limit: 100) }
    #expect(found("jp26-2") == ["JP26-2", "JP26-2.1"], "first what is just that")
    #expect(found("culture").isEmpty && found("26").isEmpty)
  }

  @Test("All words must stand in a record; without any there is everything")
  func all() throws {
    #expect(try found("plant nothinglikethis").isEmpty)
    let register = try Fixtures.bundled()
    #expect(try found("", limit: 1000).count == found("   ", limit: 1000).count)
    #expect(try found("", limit: 21) == register.actions.map(\.id))
    #expect(try found("a", limit: 3).count == 3)
  }
}
