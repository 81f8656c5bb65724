import HusokModel
import Testing

@testable import HusokStore

@Suite("Changes written as husok writes them")
struct PlainChangeTests {
  private static let lines = [
    #"{"id":"a1","act":"b2","at":"2026-01-26T09:00:00+09:00","by":{"name":"김","ministry":"moef"},"#
      + #""record":"F262-3.1","field":"due","from":null,"to":"2026-06","after":"F262-2","#
      + #""reason":"a word","undoes":"c3"}"#,
    #"{"id":"a1","at":"2026-01-26T09:00:00+09:00","by":{"name":"김","ministry":"moef"},"#
      + #""record":"F262-3.1","field":"status","from":"onHold","to":"done"}"#,
    #"{"id":"a1","at":"2026-01-26T09:00:00Z","by":{"name":"Kim"},"record":"é","field":"tags","#
      + #""from":{"a":[1,"x"]},"to":["y"]}"#,
  ]

  /// Where the record's id stands and where the change ends, told by a space after the brace to look
  /// closely; as they are without it.
  private func close(_ line: [UInt8]) -> (record: Range<Int>, end: Int)? {
    var spaced = line
    spaced.insert(0x20, at: 1)
    return spaced.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      guard let record = try? scanner.checkChange() else { return nil }
      return (record.lowerBound - 1..<record.upperBound - 1, scanner.position - 1)
    }
  }

  private func plain(_ line: [UInt8]) -> (record: Range<Int>, end: Int)? {
    line.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      return scanner.plainChange().map { ($0, scanner.position) }
    }
  }

  @Test("They are walked over quickly", arguments: lines)
  func quick(_ line: String) throws {
    let bytes = Array(line.utf8)
    let found = try #require(plain(bytes))
    #expect(found.end == bytes.count)
    #expect(found == (try #require(close(bytes))))
  }

  @Test("What is read quickly is what the closer look reads")
  func read() {
    var taken = 0
    for line in PlainChangeTests.lines.map({ Array($0.utf8) }) {
      for place in line.indices {
        for mark in Array("\"\\{}[],: a9nT-".utf8) {
          var altered = line
          altered[place] = mark
          altered.withUnsafeBufferPointer { bytes in
            var cursor = PlainCursor(bytes, at: 0)
            guard let quick = Change(plain: &cursor) else { return }
            taken += 1
            var scanner = JSONScanner(bytes)
            let close = try? scanner.fielded(Change.self, depth: 2, identity: nil)
            #expect(close == quick && scanner.position == cursor.position)
          }
        }
      }
    }
    #expect(taken > 300)
  }

  @Test("Whatever is altered in one, what is taken quickly is also taken by the closer look")
  func altered() {
    var taken = 0
    var refused = 0
    for line in PlainChangeTests.lines.map({ Array($0.utf8) }) {
      for place in line.indices {
        var shorter = line
        shorter.remove(at: place)
        let marks: [UInt8] = Array("\"\\{}[],: a9nT-".utf8) + [0, 1, 0x7F, 0x80, 0xC3, 0xED, 0xFF]
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
