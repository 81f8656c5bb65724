/// Numbers that are the same for the same seed (SplitMix64).
public struct MergeRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Numbers that begin at a seed.
  public init(seed: UInt64) {
    state = seed &* 0x2545_F491_4F6C_DD1D &+ 1
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One of a few.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }

  /// Whether something happens that happens once in so many times.
  public mutating func isOne(of times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}
