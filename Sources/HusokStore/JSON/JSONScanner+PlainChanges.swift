import HusokModel

extension JSONScanner {
  /// Walks over a change that is written as husok writes it: members that it knows, once each. Gives
  /// the place of the id of its record; nil, without going anywhere, for any other and for one in
  /// which anything is wrong: that is to be looked at more closely.
  ///
  /// Most of a large store is such lines, and all of them are walked over whenever it is opened.
  mutating func plainChange() -> Range<Int>? {
    var cursor = PlainCursor(bytes, at: position)
    var record: Range<Int>?
    let isWhole = walkChange(&cursor) { member, value in
      if case .record = member { record = value.lowerBound + 1..<value.upperBound - 1 }
    }
    guard isWhole else { return nil }
    position = cursor.position
    return record
  }

  /// Walks over such a change and tells where the value of each of its members stands; false where
  /// it is another.
  func walkChange(
    _ cursor: inout PlainCursor, _ visit: (ChangeMember, Range<Int>) -> Void
  ) -> Bool {
    guard cursor.goes(on: "{") else { return false }
    var seen = 0
    repeat {
      guard let name = cursor.name(), let member = changeMember(name), seen & member.bit == 0 else {
        return false
      }
      seen |= member.bit
      let start = cursor.position
      guard walk(member, &cursor) else { return false }
      visit(member, start..<cursor.position)
    } while cursor.goes(on: ",")
    return cursor.goes(on: "}") && seen & ChangeMember.needed == ChangeMember.needed
  }

  private func walk(_ member: ChangeMember, _ cursor: inout PlainCursor) -> Bool {
    switch member {
    case .id, .record, .field: return cursor.skipText().map { !$0.isEmpty } == true
    case .act, .reason, .undoes: return cursor.skipText() != nil
    case .at: return cursor.skipText().map(isPlainInstant) == true
    case .by: return walkAuthor(&cursor)
    case .from, .to, .after:
      var text = cursor
      if text.skipText() != nil {
        cursor = text
        return true
      }
      var scanner = JSONScanner(bytes, at: cursor.position)
      do throws(JSONFault) {
        try scanner.skipValue(depth: 3)
      } catch {
        return false
      }
      cursor.position = scanner.position
      return true
    }
  }

  private func walkAuthor(_ cursor: inout PlainCursor) -> Bool {
    guard cursor.goes(on: "{") else { return false }
    var seen = 0
    repeat {
      guard let name = cursor.name(), isSame(name, "name") || isSame(name, "ministry"),
        seen & name.count == 0, cursor.skipText() != nil
      else { return false }
      // Four letters and eight: each length is a bit of its own.
      seen |= name.count
    } while cursor.goes(on: ",")
    return cursor.goes(on: "}")
  }
}
