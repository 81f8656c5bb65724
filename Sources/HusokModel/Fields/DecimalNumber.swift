/// An exact decimal number, such as an amount or a count; nothing is ever rounded unasked.
///
/// Up to 18 digits stand before the point and up to 18 after it.
public struct DecimalNumber: Sendable, Hashable {
  /// The number without what follows the point, nearer to zero: -3 for -3.5.
  public let whole: Int
  /// What follows the point, in units of 10⁻¹⁸, with the sign of the number.
  let fraction: Int

  /// The number 0.
  public static let zero = DecimalNumber(uncheckedWhole: 0, fraction: 0)

  /// How many units of `fraction` make 1, which is also the first whole number too large.
  private static let one = 1_000_000_000_000_000_000

  private init(uncheckedWhole whole: Int, fraction: Int) {
    self.whole = whole
    self.fraction = fraction
  }

  /// A sum of two parts, each below 2 × 10¹⁸ in size; nil where the sum has more than 18 digits.
  private init?(whole: Int, fraction: Int) {
    var (whole, fraction) = (whole + fraction / Self.one, fraction % Self.one)
    if whole > 0, fraction < 0 {
      (whole, fraction) = (whole - 1, fraction + Self.one)
    } else if whole < 0, fraction > 0 {
      (whole, fraction) = (whole + 1, fraction - Self.one)
    }
    guard whole.magnitude < Self.one.magnitude else { return nil }
    self.init(uncheckedWhole: whole, fraction: fraction)
  }

  /// A whole number; nil where it has more than 18 digits.
  public init?(_ whole: Int) {
    guard whole.magnitude < Self.one.magnitude else { return nil }
    self.init(uncheckedWhole: whole, fraction: 0)
  }

  /// The number written `41.2`, `-3` or `1,234.50`; nil for anything else, for commas that do not
  /// part thousands, and for more digits than are kept.
  public init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes.removeFirst() }
    let parts = bytes.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let digits = parts.first, let whole = Self.ungrouped(digits) else { return nil }
    guard let fraction = parts.count == 1 ? 0 : Self.fraction(parts[1]) else { return nil }
    self.init(
      uncheckedWhole: isNegative ? -whole : whole, fraction: isNegative ? -fraction : fraction)
  }

  private static func ungrouped(_ bytes: ArraySlice<UInt8>) -> Int? {
    let groups = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let first = groups.first else { return nil }
    if groups.count > 1 {
      guard (1...3).contains(first.count), first.first != UInt8(ascii: "0"),
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    return integer(groups.joined())
  }

  private static func fraction(_ bytes: ArraySlice<UInt8>) -> Int? {
    let zero = UInt8(ascii: "0")
    let (digits, beyond) = (bytes.prefix(18), bytes.dropFirst(18))
    guard !digits.isEmpty, beyond.allSatisfy({ $0 == zero }) else { return nil }
    return integer(digits + Array(repeating: zero, count: 18 - digits.count))
  }

  private static func integer(_ bytes: some Sequence<UInt8>) -> Int? {
    let digits = Array(bytes)
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    guard significant.count <= 18 else { return nil }
    return significant.reduce(0) { $0 * 10 + Int($1 - 48) }
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// The number without commas and without zeros that say nothing: `1234.5`.
  public var description: String {
    let sign = isNegative ? "-" : ""
    guard fraction != 0 else { return "\(sign)\(whole.magnitude)" }
    var digits = Day.padded(abs(fraction), 18)
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole.magnitude).\(digits)"
  }

  /// The number with commas between thousands, to be read: `1,234.5`.
  public var grouped: String {
    let text = magnitude.description
    let digits = Array(text.prefix { $0 != "." })
    var result = isNegative ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result + text.dropFirst(digits.count)
  }
}

extension DecimalNumber: Comparable {
  /// The exact order.
  public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    (left.whole, left.fraction) < (right.whole, right.fraction)
  }

  /// Whether the number is below zero.
  public var isNegative: Bool { whole < 0 || fraction < 0 }

  /// The number without its sign.
  public var magnitude: DecimalNumber {
    DecimalNumber(uncheckedWhole: abs(whole), fraction: abs(fraction))
  }
}

extension DecimalNumber {
  /// The exact sum; nil where it has more than 18 digits before the point.
  public static func + (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber? {
    DecimalNumber(whole: left.whole + right.whole, fraction: left.fraction + right.fraction)
  }

  /// The exact difference; nil where it has more than 18 digits before the point.
  public static func - (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber? {
    DecimalNumber(whole: left.whole - right.whole, fraction: left.fraction - right.fraction)
  }

  /// The exact product; nil where it has more than 18 digits before the point.
  public static func * (number: DecimalNumber, factor: Int) -> DecimalNumber? {
    let product = number.fraction.magnitude.multipliedFullWidth(by: factor.magnitude)
    // The fraction is below one, so that the quotient is below the factor and fits.
    let carried = Self.one.magnitude.dividingFullWidth(product)
    let (whole, overflow) = number.whole.magnitude.multipliedReportingOverflow(by: factor.magnitude)
    let (sum, carryOverflow) = whole.addingReportingOverflow(carried.quotient)
    guard !overflow, !carryOverflow, sum < Self.one.magnitude else { return nil }
    let result = DecimalNumber(uncheckedWhole: Int(sum), fraction: Int(carried.remainder))
    return number.isNegative == (factor < 0) ? result : result.negated
  }

  private var negated: DecimalNumber {
    DecimalNumber(uncheckedWhole: -whole, fraction: -fraction)
  }

  /// How many times a whole number is in this one, and what remains, with this one's sign; nil for
  /// a division by zero.
  public func quotientAndRemainder(
    dividingBy divisor: Int
  ) -> (quotient: Int, remainder: DecimalNumber)? {
    guard divisor != 0 else { return nil }
    let (quotient, remainder) = whole.quotientAndRemainder(dividingBy: divisor)
    return (quotient, DecimalNumber(uncheckedWhole: remainder, fraction: fraction))
  }

  /// The quotient rounded to tenths, halves away from zero; nil for a division by zero and where
  /// ten times the number has more than 18 digits.
  public func tenths(dividingBy divisor: Int) -> DecimalNumber? {
    guard let (quotient, rest) = (magnitude * 10)?.quotientAndRemainder(dividingBy: divisor)
    else { return nil }
    let missing = divisor.magnitude - rest.whole.magnitude
    let isHalf =
      rest.whole.magnitude >= missing
      || (rest.whole.magnitude + 1 == missing && rest.fraction >= Self.one / 2)
    let tenths = quotient.magnitude + (isHalf ? 1 : 0)
    let result = DecimalNumber(
      uncheckedWhole: Int(tenths / 10), fraction: Int(tenths % 10) * (Self.one / 10))
    return isNegative == (divisor < 0) ? result : result.negated
  }

  /// The number with its point moved to the right, to the left for a negative count; nil where
  /// digits would be lost.
  public func movingPoint(_ places: Int) -> DecimalNumber? {
    guard (-18...18).contains(places) else { return self == .zero ? self : nil }
    let power = (0..<abs(places)).reduce(1) { power, _ in power * 10 }
    if places >= 0 { return self * power }
    guard fraction % power == 0 else { return nil }
    return DecimalNumber(
      uncheckedWhole: whole / power,
      fraction: whole % power * (Self.one / power) + fraction / power)
  }

  /// How many times the other number this one is, nearly: for the length of a bar, never to be
  /// written. Nil where the other is zero.
  public func ratio(to other: DecimalNumber) -> Double? {
    other == .zero ? nil : approximation / other.approximation
  }

  private var approximation: Double {
    Double(whole) + Double(fraction) / Double(Self.one)
  }
}
