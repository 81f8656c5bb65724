/// A part that few records have, kept apart from them: in a large register, the room for it in all the
/// others would be most of what is read, copied and looked through.
@propertyWrapper
@frozen
public struct Rare<Part: Equatable & Sendable>: Equatable, Sendable {
  @usableFromInline
  final class Box: Sendable {
    @usableFromInline let part: Part

    @usableFromInline
    init(_ part: Part) {
      self.part = part
    }
  }

  @usableFromInline var box: Box?

  /// None.
  @inlinable
  public init() {}

  /// The part; nil where there is none.
  @inlinable public var wrappedValue: Part? {
    get { box?.part }
    set { box = newValue.map(Box.init) }
  }

  /// Whether both have the same part, or both have none.
  @inlinable
  public static func == (one: Rare, other: Rare) -> Bool {
    one.box === other.box || one.wrappedValue == other.wrappedValue
  }
}
