/// A record, or a part of one, whose fields are listed in a table: the one place that says how it
/// is read, written, changed by the history and merged.
public protocol FieldOwner: Sendable, Equatable {
  /// The fields in the order in which the store writes them.
  static var fields: [Field<Self>] { get }
  /// Members that this version does not know, kept as they came.
  var extra: [Value.Member] { get set }
  /// A blank one, to be filled field by field.
  init()
}

extension FieldOwner {
  /// Reads an object; unknown members are kept, missing required ones are a fault.
  public init(_ value: Value) throws(FieldFault) {
    guard case .object(let members) = value else {
      throw FieldFault(path: "", value.isNull ? .missing : .expected("object"))
    }
    self.init()
    var reader = FieldReader<Self>()
    for member in members { try reader.take(member, into: &self) }
    try reader.finish()
  }

  /// The object that the store writes: known fields in their order, then what was not known.
  public var value: Value {
    var members: [Value.Member] = []
    for field in Self.fields {
      if let value = field.read(self) { members.append(.init(field.label, value)) }
    }
    return .object(members + extra)
  }

  /// What a field holds, by name; nil where it is empty or there is no such field.
  public func read(_ name: String) -> Value? {
    if let field = Self.field(name) { return field.read(self) }
    return extra.first { $0.name.isIdentical(to: name) }?.value
  }

  /// Puts a value into a field, also one that this version does not know.
  public mutating func write(_ name: String, _ value: Value) throws(FieldFault) {
    if let field = Self.field(name) {
      if field.isRequired, value.isNull { throw FieldFault(path: name, .missing) }
      return try field.write(&self, value)
    }
    extra.removeAll { $0.name.isIdentical(to: name) }
    if !value.isNull { extra.append(.init(name, value)) }
  }

  /// Whether the field of that name is a set.
  public static func isSet(_ name: String) -> Bool { field(name)?.isSet == true }

  /// The field of that name; nil where this version knows none.
  public static func field(_ name: String) -> Field<Self>? {
    fields.first { $0.name.matches(name) }
  }
}

/// Fills a blank record from members in the order of a file, and notices what is missing.
///
/// Inlinable, so that the store's reader is compiled for each type of record.
public struct FieldReader<Owner: FieldOwner>: Sendable {
  @usableFromInline let fields: [Field<Owner>]
  @usableFromInline var next = 0
  @usableFromInline var seen: UInt64 = 0

  /// A reader that has seen nothing yet.
  @inlinable
  public init() {
    fields = Owner.fields
  }

  /// Hands a value to the field of a name; false where there is no such field. The order of the
  /// store is the quick way: the field after the last one is tried first.
  @inlinable
  public mutating func take(
    _ name: UnsafeBufferPointer<UInt8>, value: Value, into owner: inout Owner
  ) throws(FieldFault) -> Bool {
    guard let index = take(name) else { return false }
    try fields[index].write(&owner, value)
    return true
  }

  /// Notes that the member of a name is there; nil where there is no such field.
  @inlinable
  mutating func take(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
    for step in fields.indices {
      let index = next + step < fields.count ? next + step : next + step - fields.count
      if fields[index].name.matches(name) {
        next = index + 1
        seen |= 1 << UInt64(index)
        return index
      }
    }
    return nil
  }

  /// Whether the field of an index was among the members.
  @inlinable
  func has(_ index: Int) -> Bool { seen & (1 << UInt64(index)) != 0 }

  /// The first required field that was not among the members.
  @inlinable var missing: Int? {
    fields.indices.first { fields[$0].isRequired && !has($0) }
  }

  /// Hands one member to its field; one that this version does not know is kept.
  public mutating func take(_ member: Value.Member, into owner: inout Owner) throws(FieldFault) {
    guard let index = fields.indices.first(where: { fields[$0].name.matches(member.name) }) else {
      owner.extra.append(member)
      return
    }
    seen |= 1 << UInt64(index)
    try fields[index].write(&owner, member.value)
  }

  /// Throws where a required field was not among the members.
  @inlinable
  public func finish() throws(FieldFault) {
    if let missing { throw FieldFault(path: "\(fields[missing].name)", .missing) }
  }
}

extension StaticString {
  /// Whether the bytes are those of this name.
  @inlinable
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == utf8CodeUnitCount else { return false }
    for index in 0..<bytes.count where bytes[index] != utf8Start[index] { return false }
    return true
  }

  /// Whether the text is, byte for byte, this name.
  func matches(_ text: String) -> Bool {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount).elementsEqual(text.utf8)
  }
}
