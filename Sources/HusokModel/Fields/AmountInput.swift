/// Amounts as people write them: a bare number in the unit that is stored, or with its own unit in
/// either language: `238억 달러`, `US$23.8 bn`, `2조 3,000억 원`, `22건`, `5 %`.
public enum AmountInput {
  /// Units of things that come whole.
  private static let counted: Set<String> = [
    "projects", "cases", "companies", "countries", "people", "meetings", "건", "개", "개국", "개사",
    "명", "회",
  ]

  /// Whether a unit counts things, of which there is no fraction.
  public static func isCounted(_ unit: String) -> Bool {
    counted.contains(unit.lowercased().composed.trimmed)
  }

  /// The number in a stored unit, such as `USD bn`; nil where the text is no amount of it.
  ///
  /// - Parameter places: by how many places the point of a bare number stands further right than in
  ///   the store; where 억 달러 are typed for `USD bn`, 1.
  public static func read(_ text: String, unit: String, places: Int = 0) -> DecimalNumber? {
    if let number = DecimalNumber(text.trimmed) { return number.movingPoint(-places) }
    var rest = text.lowercased().composed.filter { !$0.isWhitespace }
    let isNegative = rest.hasPrefix("-")
    if isNegative { rest.removeFirst() }
    let known = marks(of: unit)
    for mark in known.before where rest.hasPrefix(mark) {
      rest = String(rest.dropFirst(mark.count))
      break
    }
    for mark in known.after where rest.hasSuffix(mark) {
      rest = String(rest.dropLast(mark.count))
      break
    }
    guard let amount = sum(rest, isMoney: known.power != nil),
      let number = amount.movingPoint(-(known.power ?? 0))
    else { return nil }
    return isNegative ? number * -1 : number
  }

  /// A unit as the store writes it, from the way it is written in either language: `억 달러` and `US$ bn`
  /// are `USD bn`. Any other stays as it is.
  public static func storedUnit(_ text: String) -> String {
    let wanted = text.lowercased().composed.filter { !$0.isWhitespace }
    return written.first { $0.words.contains(wanted) }?.unit ?? text.composed.trimmed
  }

  private static let written: [(unit: String, words: [String])] = [
    (
      "USD bn",
      ["usdbn", "us$bn", "$bn", "bnusd", "billionusd", "usdbillion", "억달러", "10억달러", "십억달러", "억불"]
    ),
    ("USD mn", ["usdmn", "us$mn", "$mn", "usdmillion", "백만달러", "100만달러", "만달러"]),
    ("KRW bn", ["krwbn", "₩bn", "krwbillion", "억원", "10억원", "십억원"]),
    ("projects", ["projects", "project", "건"]), ("%", ["%", "％", "percent", "퍼센트"]),
  ]

  /// What may stand before and behind a number of a unit; and, of money, how many zeros the unit
  /// stands for.
  private static func marks(of unit: String) -> (before: [String], after: [String], power: Int?) {
    switch unit {
    case "USD bn": (dollars.before, dollars.after, 9)
    case "USD mn": (dollars.before, dollars.after, 6)
    case "KRW bn": (["krw", "₩", "￦"], ["krw", "won", "원"], 9)
    case "projects": ([], ["projects", "project", "건", "개"], nil)
    case "%": ([], ["%", "％", "percent", "퍼센트"], nil)
    default: ([], [unit.lowercased().composed.filter { !$0.isWhitespace }], nil)
    }
  }

  private static let dollars = (
    before: ["us$", "usd", "$", "미화"], after: ["us달러", "usd", "dollars", "dollar", "달러", "불"]
  )

  /// Numbers with words for powers of ten behind them, added up: 2조3000억.
  private static func sum(_ text: String, isMoney: Bool) -> DecimalNumber? {
    var rest = Substring(text)
    if rest.isEmpty { return nil }
    var total = DecimalNumber.zero
    var before = Int.max
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "," || $0 == "." }
      rest = rest.dropFirst(digits.count)
      let word = rest.prefix { !$0.isNumber }
      rest = rest.dropFirst(word.count)
      guard let number = DecimalNumber(digits), let power = powers[String(word)],
        power < before, isMoney || power == 0,
        let part = number.movingPoint(power), let sum = total + part
      else { return nil }
      total = sum
      before = power
    }
    return total
  }

  private static let powers = [
    "": 0, "만": 4, "백만": 6, "천만": 7, "억": 8, "십억": 9, "조": 12, "mn": 6, "m": 6, "million": 6,
    "bn": 9, "b": 9, "billion": 9, "tn": 12, "trillion": 12,
  ]
}

extension FieldInput {
  /// A value of a target in its stored unit. Refused where it is no amount of that unit, and where
  /// things that are counted would have a fraction.
  ///
  /// - Parameter places: as `AmountInput.read` takes them.
  public func amount(
    _ text: String, unit: String, places: Int = 0
  ) throws(Refusal) -> DecimalNumber {
    guard let number = AmountInput.read(text, unit: unit, places: places) else {
      throw .notAnAmount(text.trimmed, unit: unit)
    }
    if AmountInput.isCounted(unit), !number.isWhole {
      throw .fractionOfCounted(text.trimmed, unit: unit)
    }
    return number
  }
}
