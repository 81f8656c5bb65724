import Testing

@testable import HusokModel

@Suite("Rows by their ids")
struct RowTableTests {
  @Test("A table knows what a dictionary knows, whatever room it was given", arguments: 0..<6)
  func dictionary(_ seed: UInt64) {
    var known: [String: UInt32] = [:]
    var ids: [String] = []
    var table = RowTable(capacity: [0, 1, 3, 100, 1000, 5000][Int(seed)])
    for step in 0..<3000 {
      // Few enough that many are entered twice; long ones, and ones in Hangul.
      let number = Int(FNV1a.hash("\(seed) \(step)".utf8) % 2000)
      let id = ["CN26-\(number)", "조치-\(number)", "an-id-of-more-than-fifteen-bytes-\(number)"][
        number % 3]
      let row = table.row(of: id) { ids[Int($0)] }
      #expect(row == known[id])
      ids.append(id)
      let isNew = table.insert(UInt32(ids.count - 1), of: id) { ids[Int($0)] }
      #expect(isNew == (known[id] == nil))
      if isNew { known[id] = UInt32(ids.count - 1) }
    }
    for (id, row) in known { #expect(table.row(of: id) { ids[Int($0)] } == row) }
    #expect(table.row(of: "nothing") { ids[Int($0)] } == nil)
  }

  @Test("A place comes back from its number", arguments: Section.allCases)
  func places(_ section: Section) {
    for row in [0, 1, 77, 100_000, 0x3FFF_FFFF] {
      let place = Register.Place(section, row)
      #expect(Register.Place(number: place.number) == place)
    }
  }
}
