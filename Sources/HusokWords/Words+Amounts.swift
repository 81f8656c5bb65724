import HusokModel

extension Words {
  /// A number with its unit as the language writes amounts: `US$41.2 bn`, `412억 달러`; exact,
  /// never rounded. A text that is no number, and a unit without a form of its own, come out as
  /// they are.
  public func amount(_ number: String, unit: String) -> String {
    let value = DecimalNumber(number)
    if let form = value.flatMap({ amount($0, unit) }) { return form }
    let written = value?.description ?? number
    return unit.isEmpty ? written : "\(written) \(unit)"
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
    // 억 is 10⁸: a tenth of a billion, a hundred millions.
    case ("USD bn", .korean): koreanMoney(number.movingPoint(1), "달러")
    case ("USD mn", .korean): koreanMoney(number.movingPoint(-2), "달러")
    case ("KRW bn", .korean): koreanMoney(number.movingPoint(1), "원")
    case ("projects", .english): number.description == "1" ? "1 project" : "\(number) projects"
    case ("projects", .korean): "\(number)건"
    case ("%", _): "\(number)%"
    default: nil
    }
  }

  private func signed(_ number: DecimalNumber, before: String, after: String) -> String {
    "\(number.isNegative ? "-" : "")\(before)\(number.magnitude)\(after)"
  }

  /// An amount of 억 in 조 (10¹²), 억 and, below one 억, 만 (10⁴); nil where there is no amount.
  private func koreanMoney(_ amount: DecimalNumber?, _ currency: String) -> String? {
    guard let amount,
      let (trillions, rest) = amount.magnitude.quotientAndRemainder(dividingBy: 10_000)
    else { return nil }
    var parts = trillions == 0 ? [] : ["\(trillions)조"]
    if rest.whole > 0 {
      parts.append("\(rest)억")
    } else if rest != .zero {
      guard let tenThousands = rest.movingPoint(4) else { return nil }
      parts.append("\(tenThousands)만")
    }
    if parts.isEmpty { return "0\(currency)" }
    return (amount.isNegative ? "-" : "") + parts.joined(separator: " ") + " \(currency)"
  }
}
