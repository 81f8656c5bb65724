import HusokModel

/// Reads a record of which something cannot be read, and keeps all else of it.
struct RecordMending<R: FieldOwner> {
  /// What could be kept.
  private(set) var record = R()
  /// What was changed so that it can be read.
  let text: TextMending
  /// The fields that lost something, each once.
  private(set) var lost: [String] = []
  private var seen: Set<String> = []

  /// Whether the record as it was holds more than this one.
  var isLossy: Bool { text.isLossy || !lost.isEmpty }

  /// The record of a stretch; nil where it is no object, or lacks what a record cannot do without.
  init?(_ stretch: ArraySlice<UInt8>) {
    text = TextMending(stretch)
    guard let members = RecordMending.members(text.bytes) else { return nil }
    for (row, member) in members.enumerated() {
      if members[(row + 1)...].contains(where: { $0.name.isIdentical(to: member.name) }) {
        lose(member.name)
      } else {
        take(member)
      }
    }
    for field in R.fields where field.isRequired && !seen.contains("\(field.name)") {
      guard "\(field.name)" == "status", put(.string(Status.unreported.rawValue), field) else {
        return nil
      }
      lose("status")
    }
  }

  private static func members(_ bytes: [UInt8]) -> [Value.Member]? {
    bytes.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      scanner.takesDoubles = true
      guard let value = try? scanner.value(depth: 2), scanner.position == bytes.count else {
        return nil
      }
      return value.members
    }
  }

  private mutating func lose(_ name: String) {
    if !lost.contains(name) { lost.append(name) }
  }

  private mutating func take(_ member: Value.Member) {
    let value = member.value.withoutDoubles
    if value != member.value { lose(member.name) }
    guard let field = R.field(member.name) else {
      record.extra.append(.init(member.name, value))
      return
    }
    if put(value, field) {
      seen.insert(member.name)
      return
    }
    lose(member.name)
    if let part = fitting(value, field), put(part, field) { seen.insert(member.name) }
  }

  private mutating func put(_ value: Value, _ field: Field<R>) -> Bool {
    RecordMending.fault(value, field: field, record: &record) == nil
  }

  private static func fault(
    _ value: Value, field: Field<R>, record: inout R
  ) -> FieldFault? {
    do throws(FieldFault) {
      try field.write(&record, value)
      return nil
    } catch {
      return error
    }
  }

  /// What is left of a value without the members that do not fit; nil where nothing is.
  private func fitting(_ value: Value, _ field: Field<R>) -> Value? {
    if let elements = value.elements {
      let kept = elements.compactMap { element -> Value? in
        var blank = R()
        if RecordMending.fault(.list([element]), field: field, record: &blank) == nil {
          return element
        }
        return fitting(element, field: field) { .list([$0]) }
      }
      return kept.isEmpty ? nil : .list(kept)
    }
    return fitting(value, field: field) { $0 }
  }

  private func fitting(
    _ value: Value, field: Field<R>, whole: (Value) -> Value
  ) -> Value? {
    guard var members = value.members else { return nil }
    while !members.isEmpty {
      var blank = R()
      guard let fault = RecordMending.fault(whole(.object(members)), field: field, record: &blank)
      else {
        return .object(members)
      }
      let name = fault.path.split(separator: ".").dropFirst().first.map(String.init) ?? ""
      guard let row = members.firstIndex(where: { $0.name == name }) else { return nil }
      members.remove(at: row)
    }
    return nil
  }
}

extension Value {
  /// The same where of two members of one name the last is kept.
  fileprivate var withoutDoubles: Value {
    switch self {
    case .list(let elements): return .list(elements.map(\.withoutDoubles))
    case .object(let members):
      let kept = members.enumerated().filter { row, member in
        !members[(row + 1)...].contains { $0.name.isIdentical(to: member.name) }
      }
      return .object(kept.map { .init($0.element.name, $0.element.value.withoutDoubles) })
    case .null, .bool, .number, .string: return self
    }
  }
}
