import HusokTestSupport
import Testing

@testable import HusokModel
@testable import HusokStore

@Suite("The text of a merge")
struct MergedTextTests {
  private func side(_ register: Register) throws -> StoredDocument.Side {
    let read = try StoreReader.read(StoredDocument(register).text)
    return (read.document, read.register)
  }

  @Test(
    "It is that which is written from nothing, whichever side is called ours", arguments: 0..<12)
  func same(_ seed: UInt64) throws {
    let base = try RandomRegister.changed(try Fixtures.eventful(), seed, steps: 40)
    let ours = try side(RandomRegister.changed(base, seed + 100, steps: Int(seed) * 3))
    let theirs = try side(RandomRegister.changed(base, seed + 200, steps: Int(seed % 4) * 9))
    let ancestor = try side(base).register
    let merged = Merge.merge(base: ancestor, ours: ours.register, theirs: theirs.register).register
    let whole = String(decoding: StoredDocument(merged).text, as: UTF8.self)
    let kept = StoredDocument(merged, ours: ours, theirs: theirs)
    #expect(String(decoding: kept.text, as: UTF8.self) == whole)
    let turned = Merge.merge(base: ancestor, ours: theirs.register, theirs: ours.register).register
    let other = StoredDocument(turned, ours: theirs, theirs: ours)
    #expect(String(decoding: other.text, as: UTF8.self) == whole)
  }

  @Test("A merge of files comes to what one of decoded histories comes to", arguments: 0..<12)
  func storedHistories(_ seed: UInt64) throws {
    let base = try RandomRegister.changed(try Fixtures.eventful(), seed, steps: 30)
    let sides = try [
      base, RandomRegister.changed(base, seed + 300, steps: Int(seed % 5) * 8),
      RandomRegister.changed(base, seed + 400, steps: Int(seed % 3) * 9),
    ].map { try side($0).register }
    let merged = Merge.merge(base: sides[0], ours: sides[1], theirs: sides[2])
    let decoded = sides.map { $0.withDecodedHistory() }
    let plain = Merge.merge(base: decoded[0], ours: decoded[1], theirs: decoded[2])
    #expect(merged.conflicts == plain.conflicts && merged.renumbered == plain.renumbered)
    #expect(merged.register.history.all == plain.register.history.all)
    #expect(StoredDocument(merged.register).text == StoredDocument(plain.register).text)
  }

  @Test("A line that only one side writes in its own way is written anew")
  func otherLayout() throws {
    let register = try Fixtures.eventful()
    let (text, _) = try side(register)
    let odd = String(decoding: text.text, as: UTF8.self)
      .replacing("\"status\":\"done\"", with: "\"status\": \"done\"")
    let read = try StoreReader.read(Array(odd.utf8))
    #expect(read.document.text != text.text)
    let (ours, theirs) = ((read.document, read.register), try side(register))
    #expect(StoredDocument(register, ours: ours, theirs: theirs).text == text.text)
    let both = StoredDocument(read.register, ours: ours, theirs: ours)
    #expect(both.text == read.document.text && both.added.isEmpty)
  }

  @Test("Members of the file that only one side has are kept, whichever side is called ours")
  func unknownMembers() throws {
    let register = try Fixtures.bundled()
    let text = String(decoding: StoredDocument(register).text, as: UTF8.self)
    let with = { (members: String) throws -> StoredDocument.Side in
      let changed = text.replacing("\"version\":1,", with: "\"version\":1,\(members)")
      let read = try StoreReader.read(Array(changed.utf8))
      return (read.document, read.register)
    }
    let sides = (try with("\"b\":[1],\"both\":1,"), try with("\"a\":{\"x\":2},\"both\":2,"))
    let one = StoredDocument(register, ours: sides.0, theirs: sides.1).text
    #expect(one == StoredDocument(register, ours: sides.1, theirs: sides.0).text)
    let merged = String(decoding: one, as: UTF8.self)
    #expect(merged.contains("\"a\":{\"x\":2}") && merged.contains("\"b\":[1]"))
    #expect(merged.contains("\"both\":2") && !merged.contains("\"both\":1"))
  }
}
