/// A value of a field as the store and the history hold it: what JSON can say, with numbers kept
/// as they were written and the members of an object in their order.
public indirect enum Value: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as its text: `1.0` and `1` stay apart, nothing is rounded.
  case number(String)
  /// A text.
  case string(String)
  /// A list.
  case list([Value])
  /// An object, its members in order.
  case object([Member])

  /// One member of an object.
  public struct Member: Sendable, Equatable {
    /// The name of the member.
    public let name: String
    /// What it holds.
    public let value: Value

    /// A member with a name and a value.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }

    /// Byte for byte the same name, and the same value.
    public static func == (left: Member, right: Member) -> Bool {
      left.name.isIdentical(to: right.name) && left.value == right.value
    }
  }
}

extension Value: Equatable {
  /// Equal in kind, order and bytes: canonically equivalent texts written differently differ.
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.number(let one), .number(let other)): one.isIdentical(to: other)
    case (.string(let one), .string(let other)): one.isIdentical(to: other)
    case (.list(let one), .list(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    default: false
    }
  }
}

extension Value {
  /// The text; nil for any other kind.
  public var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The truth value; nil for any other kind.
  public var truth: Bool? {
    if case .bool(let truth) = self { truth } else { nil }
  }

  /// The number, where it is a whole one that fits; nil otherwise.
  public var integer: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  /// The elements of a list; nil for any other kind.
  public var elements: [Value]? {
    if case .list(let elements) = self { elements } else { nil }
  }

  /// The members of an object; nil for any other kind.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The member of that name; nil where this is no object or has none.
  public subscript(name: String) -> Value? {
    members?.first { $0.name == name }?.value
  }
}

extension String {
  /// Whether the two texts are the same bytes; `==` would also equate composed with decomposed.
  public func isIdentical(to other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
