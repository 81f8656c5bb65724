import HusokModel

extension Words {
  /// A number with its unit as the language writes amounts: `US$41.2 bn`, `412억 달러`; exact,
  /// never rounded. A text that is no number, and a unit without a form of its own, come out as
  /// they are.
  public func amount(_ number: String, unit: String) -> String {
    let value = DecimalNumber(number)
    if let form = value.flatMap({ amount($0, unit) }) { return form }
    let written = value?.grouped ?? number
    return unit.isEmpty ? written : "\(written) \(unit)"
  }

  /// A number before a goal of the same unit: things that are counted are named once, `9 of 22 projects`.
  public func part(_ number: String, unit: String) -> String {
    let isNamedBehind = language == .english && Words.money(unit) == nil && unit != "%"
    guard isNamedBehind, let value = DecimalNumber(number) else {
      return amount(number, unit: unit)
    }
    return value.grouped
  }

  /// What a unit of the store is called: that which stands around a number of it.
  public func unit(_ unit: String) -> String {
    switch (unit, language) {
    case ("USD bn", .english): "US$ bn"
    case ("USD mn", .english): "US$ mn"
    case ("USD bn", .korean): "10억 달러"
    case ("USD mn", .korean): "100만 달러"
    case ("KRW bn", .korean): "10억 원"
    case ("projects", .korean): "건"
    default: unit
    }
  }

  private func amount(_ number: DecimalNumber, _ unit: String) -> String? {
    switch (unit, language) {
    case ("USD bn", .english): signed(number, before: "US$", after: " bn")
    case ("USD mn", .english): signed(number, before: "US$", after: " mn")
    case ("KRW bn", .english): signed(number, before: "KRW ", after: " bn")
    case ("USD bn", .korean), ("USD mn", .korean), ("KRW bn", .korean):
      Words.money(unit).flatMap { koreanMoney(number.movingPoint($0.places), $0.currency) }
    case ("projects", .english):
      number.description == "1" ? "1 project" : "\(number.grouped) projects"
    case ("projects", .korean): "\(number.grouped)건"
    case ("%", _): "\(number.grouped)%"
    default: nil
    }
  }

  /// The currency of a unit of money, and by how many places a number of 억 has its point further right
  /// than one of the unit; nil for what is no money. 억 is 10⁸: a tenth of a billion, a hundred
  /// millions.
  private static func money(_ unit: String) -> (currency: String, places: Int)? {
    switch unit {
    case "USD bn": ("달러", 1)
    case "USD mn": ("달러", -2)
    case "KRW bn": ("원", 1)
    default: nil
    }
  }

  /// What a bare number of a unit is typed in on a screen of the language, and by how many places its
  /// point stands further right there than in the store.
  public func typedUnit(_ unit: String) -> (name: String, places: Int) {
    if language == .korean, let (currency, places) = Words.money(unit) {
      return ("억 \(currency)", places)
    }
    return (self.unit(unit), 0)
  }

  /// How much of a goal a value is, in whole per cents; nil for a goal of nothing.
  public func share(_ value: DecimalNumber, of goal: DecimalNumber) -> String? {
    guard let ratio = value.ratio(to: goal) else { return nil }
    let limit = 1_000_000_000.0
    let number = DecimalNumber(Int(max(-limit, min(limit, ratio * 100)).rounded()))
    return number.map { "\($0.grouped)%" }
  }

  /// What is doubtful about a value of a target, in a sentence each.
  public func sentences(
    _ doubts: [ValueDoubt], of value: DecimalNumber, unit: String
  ) -> [String] {
    let written = { (number: DecimalNumber) in amount(number.description, unit: unit) }
    return doubts.map { doubt in
      switch doubt {
      case .aboveGoal(let goal):
        self("doubt.aboveGoal", written(value), share(value, of: goal) ?? "", written(goal))
      case .falls(let day, let from, let to):
        self("doubt.falls", written(to), self.day(day), written(from))
      }
    }
  }

  private func signed(_ number: DecimalNumber, before: String, after: String) -> String {
    "\(number.isNegative ? "-" : "")\(before)\(number.magnitude.grouped)\(after)"
  }

  /// An amount of 억 in 조 (10¹²), 억 and, below one 억, 만 (10⁴); nil where there is no amount.
  private func koreanMoney(_ amount: DecimalNumber?, _ currency: String) -> String? {
    guard let amount,
      let (trillions, rest) = amount.magnitude.quotientAndRemainder(dividingBy: 10_000)
    else { return nil }
    var parts = trillions == 0 ? [] : [(DecimalNumber(trillions)?.grouped ?? "") + "조"]
    if rest.whole > 0 {
      parts.append("\(rest.grouped)억")
    } else if rest != .zero {
      guard let tenThousands = rest.movingPoint(4) else { return nil }
      parts.append("\(tenThousands.grouped)만")
    }
    if parts.isEmpty { return "0\(currency)" }
    return (amount.isNegative ? "-" : "") + parts.joined(separator: " ") + " \(currency)"
  }
}
