/// The hash FNV-1a of 64 bits: the same for the same bytes on every machine and in every run. It
/// finds things quickly; who finds something by it still looks at the thing.
@frozen
public struct FNV1a: Sendable {
  /// The hash of the bytes so far.
  public var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Of no bytes.
  @inlinable
  public init() {}

  /// Takes in the next byte.
  @inlinable
  public mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The hash of some bytes.
  @inlinable
  public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a()
    for byte in bytes { hash.combine(byte) }
    return hash.value
  }

  /// A hash in half the room, for tables of very many: among 100,000 things one pair has the same.
  @inlinable
  public static func folded(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
