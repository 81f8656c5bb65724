extension VirtualTerminal {
  /// A control sequence: what follows `ESC [`, taken apart.
  struct ControlSequence: Equatable, Sendable {
    /// The character that makes the sequence a private one, as `?`.
    var marker: Unicode.Scalar?
    /// The numbers between the semicolons, each with those after its colons; nil where omitted.
    ///
    /// There is always at least one.
    var parameters: [[Int?]]
    /// The last character between the numbers and the final one.
    var intermediate: Unicode.Scalar?
    /// The character that ends the sequence and says what is wanted.
    var final: Unicode.Scalar

    /// Takes a sequence's bytes apart, those between `ESC [` and the final character.
    init(_ bytes: [UInt8], final: Unicode.Scalar) {
      let isPrivate = bytes.first.map { (0x3C...0x3F).contains($0) } ?? false
      let numbers = bytes.filter { (0x30...0x3B).contains($0) }
      marker = isPrivate ? bytes.first.map { Unicode.Scalar($0) } : nil
      intermediate = bytes.last { (0x20...0x2F).contains($0) }.map { Unicode.Scalar($0) }
      parameters = Self.split(numbers[...], at: ";").map { part in
        Self.split(part, at: ":").map(Self.number)
      }
      self.final = final
    }

    /// A number where 0 means the default, as in most sequences that count or place.
    func count(_ index: Int = 0, default value: Int = 1) -> Int {
      let number = code(index)
      return number == 0 ? value : number
    }

    /// A number that is 0 if omitted.
    func code(_ index: Int = 0) -> Int {
      guard parameters.indices.contains(index) else { return 0 }
      return parameters[index].first.flatMap { $0 } ?? 0
    }

    private static func split(
      _ bytes: ArraySlice<UInt8>, at separator: Unicode.Scalar
    ) -> [ArraySlice<UInt8>] {
      bytes.split(omittingEmptySubsequences: false) { UInt32($0) == separator.value }
    }

    /// The number that digits make, at most 65535; nil for no digits.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
      guard !digits.isEmpty else { return nil }
      return digits.reduce(0) { min(65535, $0 * 10 + Int($1) - 0x30) }
    }
  }
}
