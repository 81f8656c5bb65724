import HusokExchange
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("Exporting from the screen")
struct ExportFormTests {
  /// The file that the last effect writes, and its path.
  private func written(_ journey: Journey) throws -> (bytes: [UInt8], path: String) {
    guard case .writePaper(let bytes, let path, replacing: false)? = journey.effects.last else {
      Issue.record("\(journey.text)")
      return ([], "")
    }
    return (bytes, path)
  }

  private func ids(_ bytes: [UInt8]) throws -> [String] {
    let tables = try Table.all(bytes, encoding: .utf8)
    let known = Set(try Fixtures.eventful().actions.map(\.id))
    return tables[0].records.compactMap(\.cells.first).filter(known.contains)
  }

  @Test(
    "A workbook of what is shown, of all, and of a ministry, and other formats by their endings")
  func formats() throws {
    var journey = try Journey.eventful(width: 100, height: 30)
    let register = journey.state.register
    try journey.press("re")
    #expect(journey.text.contains("Export actions") && journey.text.contains(".xlsx"))
    try journey.press("<c-s>")
    let all = try written(journey)
    #expect(all.path.hasSuffix(".xlsx"))
    #expect(try ids(all.bytes) == register.actions.map(\.id))

    try journey.press("fore<c-s>")
    let shown = try ids(written(journey).bytes)
    let states = ActionStates(register, today: Fixtures.eventfulToday)
    let late = register.actions.indices.filter { states.daysLate($0) != nil }
    #expect(shown == late.map { register.actions[$0].id } && !shown.isEmpty)

    try journey.press("f03re<right><c-s>")
    let csv = try written(journey)
    #expect(csv.path.hasSuffix(".csv"))
    #expect(
      try ids(csv.bytes)
        == register.actions.filter { $0.involves("culture") }.map(\.id))

    try journey.press("f0re<right><right><c-s>")
    let calendar = try written(journey)
    #expect(calendar.path.hasSuffix(".ics"))
    #expect(String(decoding: calendar.bytes, as: UTF8.self).hasPrefix("BEGIN:VCALENDAR"))
  }

  @Test("Tab completes a path that was typed, and goes on to the next field otherwise")
  func paths() throws {
    var journey = try Journey.eventful(width: 100, height: 30)
    try journey.press("re<down><down><down><down><c-u>~/l<tab>")
    #expect(journey.effects.last == .completePath("~/l"))
    try journey.send(.pathsFound(["~/letters/", "~/lists/"], beginning: "~/l"))
    #expect(journey.text.contains("~/letters/") && journey.text.contains("Tab ~/lists/"))
    try journey.press("<tab>")
    try journey.press("l<tab>")
    #expect(journey.effects.last == .completePath("~/lists/l"))
    try journey.send(.pathsFound(["~/lists/late.xlsx"], beginning: "~/lists/l"))
    try journey.press("<tab>")
    #expect(journey.effects.last == .completePath("~/lists/late.xlsx"))
    try journey.send(.pathsFound(["~/lists/late.xlsx"], beginning: "~/lists/late.xlsx"))
    try journey.press("<enter>")
    #expect(try written(journey).path == "~/lists/late.xlsx")
  }

  @Test("A file that is there is replaced only on yes, and another name may be given")
  func replacing() throws {
    var journey = try Journey.eventful(width: 100, height: 30)
    try journey.press("re<c-s>")
    let path = try written(journey).path
    try journey.send(.paperExists(path: path))
    try journey.press("n")
    #expect(journey.text.contains("Export actions"))
    try journey.press("<c-s>")
    try journey.send(.paperExists(path: path))
    try journey.press("y")
    guard case .writePaper(_, path, replacing: true)? = journey.effects.last else {
      Issue.record("\(journey.effects.count)")
      return
    }
  }
}
