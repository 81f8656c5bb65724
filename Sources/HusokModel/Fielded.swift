/// A record, or a part of one, whose fields are listed in a table: the one place that says how it
/// is read, written, changed by the history and merged.
public protocol Fielded: Sendable, Equatable {
  /// The fields in the order in which the store writes them.
  static var fields: [Field<Self>] { get }
  /// Members that this version does not know, kept as they came.
  var extra: [Value.Member] { get set }
  /// A blank one, to be filled field by field.
  init()
}

extension Fielded {
  /// Reads an object; unknown members are kept, missing required ones are a fault.
  public init(_ value: Value) throws(FieldFault) {
    guard case .object(let members) = value else {
      throw FieldFault(path: "", value.isNull ? .missing : .expected("object"))
    }
    self.init()
    var reader = FieldReader<Self>()
    for member in members {
      try reader.take(member.name.utf8, into: &self) { member.value }
    }
    try reader.finish()
  }

  /// The object that the store writes: known fields in their order, then what was not known.
  public var value: Value {
    var members: [Value.Member] = []
    for field in Self.fields {
      if let value = field.read(self) { members.append(.init("\(field.name)", value)) }
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

  /// The field of that name; nil where this version knows none.
  public static func field(_ name: String) -> Field<Self>? {
    fields.first { $0.name.matches(name.utf8) }
  }
}

/// Fills a blank record from members in the order of a file, and notices what is missing.
public struct FieldReader<Owner: Fielded>: Sendable {
  private var next = 0
  private var seen: UInt64 = 0

  /// A reader that has seen nothing yet.
  public init() {}

  /// Hands one member to its field. The order of the store is the quick way: the field after the
  /// last one is tried first.
  public mutating func take(
    _ name: some Collection<UInt8>, into owner: inout Owner,
    value: () -> Value
  ) throws(FieldFault) {
    let fields = Owner.fields
    guard let index = find(name, in: fields) else {
      owner.extra.append(.init(String(decoding: name, as: UTF8.self), value()))
      return
    }
    next = index + 1
    seen |= 1 << UInt64(index)
    try fields[index].write(&owner, value())
  }

  /// Throws where a required field was not among the members.
  public func finish() throws(FieldFault) {
    for (index, field) in Owner.fields.enumerated() where field.isRequired {
      if seen & (1 << UInt64(index)) == 0 { throw FieldFault(path: "\(field.name)", .missing) }
    }
  }

  private func find(_ name: some Collection<UInt8>, in fields: [Field<Owner>]) -> Int? {
    for index in fields.indices.dropFirst(next) where fields[index].name.matches(name) {
      return index
    }
    return fields.indices.prefix(next).first { fields[$0].name.matches(name) }
  }
}

extension StaticString {
  /// Whether the bytes are those of this name.
  func matches(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count == utf8CodeUnitCount else { return false }
    return UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount).elementsEqual(bytes)
  }
}
