import HusokModel
import HusokTestSupport
import Testing

@testable import HusokStore

@Suite("Records written as husok writes them")
struct PlainRecordTests {
  private func close(_ line: [UInt8]) -> (action: FollowUpAction, end: Int)? {
    line.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      guard let action = try? scanner.fielded(FollowUpAction.self, depth: 2, identity: nil) else {
        return nil
      }
      return (action, scanner.position)
    }
  }

  private func plain(_ line: [UInt8]) -> (action: FollowUpAction, end: Int)? {
    line.withUnsafeBufferPointer { bytes in
      var cursor = PlainCursor(bytes, at: 0)
      return FollowUpAction(plain: &cursor).map { ($0, cursor.position) }
    }
  }

  private func lines() throws -> [[UInt8]] {
    try Fixtures.eventful().actions.map { action in
      var writer = JSONWriter()
      writer.write(action.value)
      return writer.bytes
    }
  }

  @Test("They are read in one go, and mean what a closer look says")
  func quick() throws {
    var taken = 0
    for line in try lines() {
      let found = try #require(close(line))
      // An escape is for the closer look.
      guard let quick = plain(line) else {
        #expect(line.contains(0x5C))
        continue
      }
      taken += 1
      #expect(quick == found)
    }
    #expect(taken > 15)
  }

  @Test("Whatever is altered in one, what is read in one go means the same to the closer look")
  func altered() throws {
    let marks: [UInt8] = Array("\"\\{}[],: a9nT-".utf8) + [0, 1, 0x7F, 0x80, 0xC3, 0xED, 0xFF]
    var taken = 0
    var refused = 0
    for line in try lines().sorted(by: { $0.count > $1.count }).prefix(3) {
      for place in line.indices {
        var shorter = line
        shorter.remove(at: place)
        let others = marks.flatMap { mark -> [[UInt8]] in
          var replaced = line
          replaced[place] = mark
          var longer = line
          longer.insert(mark, at: place)
          return [replaced, longer]
        }
        for altered in [shorter, Array(line.prefix(place))] + others {
          guard let quick = plain(altered) else {
            refused += 1
            continue
          }
          taken += 1
          #expect(
            close(altered).map { $0 == quick } == true,
            "\(String(decoding: altered, as: UTF8.self))")
        }
      }
    }
    #expect(taken > 1000 && refused > 1000)
  }
}
