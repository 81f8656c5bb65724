import HusokModel
import Testing

private func decimal(_ text: String) throws -> DecimalNumber {
  try #require(DecimalNumber(text))
}

@Suite("Decimal numbers")
struct DecimalNumberTests {
  @Test(
    "A number is written without commas and without zeros that say nothing",
    arguments: [
      ("41.2", "41.2"), ("-3", "-3"), ("1,234.50", "1234.5"), ("0", "0"), ("-0", "0"),
      ("-0.0", "0"), ("0.5", "0.5"), ("-0.5", "-0.5"), ("41.20", "41.2"), ("41.0", "41"),
      ("007", "7"), ("1,234,567", "1234567"), ("12,345", "12345"), ("123,456.789", "123456.789"),
      ("999999999999999999", "999999999999999999"),
      ("-999999999999999999", "-999999999999999999"),
      ("0.000000000000000001", "0.000000000000000001"),
      ("999999999999999999.999999999999999999", "999999999999999999.999999999999999999"),
      ("0.1000000000000000000000", "0.1"), ("0000000000000000000000001", "1"), ("0.10", "0.1"),
      ("0.30000000000000004", "0.30000000000000004"),
    ])
  func canonical(_ text: String, _ written: String) throws {
    #expect(try decimal(text).description == written)
    #expect(try decimal(written) == decimal(text))
  }

  @Test(
    "A text that is no number, or has too many digits, is none",
    arguments: [
      "", "-", ".", "-.", "5.", ".5", "+3", "--3", "3-", "1.2.3", "1e3", "0x10", "abc", " 3", "3 ",
      "1 000", "1,23", "12,34", "1,2345", "1234,567", ",123", "123,", "1,,234", "1,234,", "0,123",
      "012,345", "1.234,5", "1.2,345", "１２", "٣", "∞", "nan", "1000000000000000000",
      "0.0000000000000000001", "99999999999999999999999999", "-1000000000000000000", "−3",
    ])
  func refusals(_ text: String) {
    #expect(DecimalNumber(text) == nil)
  }

  @Test("A whole number of up to 18 digits is a decimal number")
  func integers() {
    #expect(DecimalNumber(22)?.description == "22")
    #expect(DecimalNumber(-999_999_999_999_999_999)?.description == "-999999999999999999")
    #expect(DecimalNumber(1_000_000_000_000_000_000) == nil)
    #expect(DecimalNumber(Int.min) == nil)
    #expect(DecimalNumber(Int.max) == nil)
  }

  @Test(
    "Sums and differences are exact",
    arguments: [
      ("0.1", "0.2", "0.3", "-0.1"), ("41.2", "9.6", "50.8", "31.6"), ("1", "0.5", "1.5", "0.5"),
      ("-1", "0.5", "-0.5", "-1.5"), ("0.5", "-0.5", "0", "1"), ("0.7", "0.8", "1.5", "-0.1"),
      ("-0.7", "-0.8", "-1.5", "0.1"), ("0.3", "1.2", "1.5", "-0.9"), ("2", "2.5", "4.5", "-0.5"),
      (
        "100000000000000000", "0.000000000000000001", "100000000000000000.000000000000000001",
        "99999999999999999.999999999999999999"
      ),
    ])
  func sums(_ one: String, _ other: String, _ sum: String, _ difference: String) throws {
    let (left, right) = (try decimal(one), try decimal(other))
    #expect((left + right)?.description == sum)
    #expect((right + left)?.description == sum)
    #expect((left - right)?.description == difference)
  }

  @Test("A sum of more than 18 digits before the point is none")
  func sumOverflow() throws {
    let most = try decimal("999999999999999999.5")
    let least = try decimal("-999999999999999999.5")
    #expect(most + (try decimal("0.5")) == nil)
    #expect(most + most == nil)
    #expect(least - most == nil)
    #expect(least - (try decimal("0.5")) == nil)
    #expect((most + (try decimal("0.4")))?.description == "999999999999999999.9")
    #expect((most + least)?.description == "0")
  }

  @Test(
    "A product with a whole number is exact",
    arguments: [
      ("0.1", 3, "0.3"), ("41.25", 10, "412.5"), ("-0.5", 3, "-1.5"), ("0.5", -3, "-1.5"),
      ("-2.5", -2, "5"), ("7", 0, "0"), ("-7.5", 0, "0"),
      ("0.000000000000000001", Int.max, "9.223372036854775807"),
      ("0.1", Int.min, "-922337203685477580.8"), ("999999999999999999", 1, "999999999999999999"),
    ])
  func products(_ number: String, _ factor: Int, _ product: String) throws {
    #expect((try decimal(number) * factor)?.description == product)
  }

  @Test(
    "A product of more than 18 digits before the point is none",
    arguments: [
      ("999999999999999999", 2), ("1", 1_000_000_000_000_000_000), ("1", Int.max), ("1", Int.min),
      ("999999999999999999", Int.max), ("0.5", 2_000_000_000_000_000_000),
      ("-500000000000000000", 2),
    ])
  func productOverflow(_ number: String, _ factor: Int) throws {
    #expect(try decimal(number) * factor == nil)
  }

  @Test("The order is exact, also where a binary fraction could not tell two numbers apart")
  func order() throws {
    let sorted = [
      "-999999999999999999", "-1.5", "-1.2", "-1", "-0.5", "-0.000000000000000001", "0", "0.3",
      "0.30",
      "0.300000000000000001", "1", "9.6", "10", "999999999999999998.9", "999999999999999999",
    ]
    for (one, other) in zip(sorted, sorted.dropFirst()) {
      #expect(try decimal(one) <= decimal(other))
      #expect(try (decimal(one) < decimal(other)) == (one != "0.3" || other != "0.30"))
      #expect(try !(decimal(other) < decimal(one)))
    }
    #expect(
      try Set([decimal("1.50"), decimal("1.5"), decimal("1,234"), decimal("1234")]).count == 2)
  }

  @Test(
    "A quotient in tenths is rounded, halves away from zero",
    arguments: [
      ("1", 3, "0.3"), ("2", 3, "0.7"), ("0.25", 1, "0.3"), ("0.35", 1, "0.4"),
      ("-0.25", 1, "-0.3"),
      ("0.249999999999999999", 1, "0.2"), ("1", 20, "0.1"), ("0.9", 20, "0"), ("10", -4, "-2.5"),
      ("-10", -4, "2.5"), ("0", 7, "0"), ("9.99", 1, "10"),
      ("99999999999999999.94", 1, "99999999999999999.9"),
      ("1.05", 3, "0.4"), ("1.049999999999999999", 3, "0.3"), ("1", Int.min, "0"),
    ])
  func tenths(_ number: String, _ divisor: Int, _ quotient: String) throws {
    #expect(try decimal(number).tenths(dividingBy: divisor)?.description == quotient)
  }

  @Test("Division by zero, and of a number too long for tenths, gives nothing")
  func noQuotient() throws {
    #expect(try decimal("1").tenths(dividingBy: 0) == nil)
    #expect(try decimal("1").quotientAndRemainder(dividingBy: 0) == nil)
    #expect(try decimal("100000000000000000").tenths(dividingBy: 7) == nil)
    #expect(try decimal("1").ratio(to: .zero) == nil)
  }

  @Test("A division leaves a remainder with the fraction and the sign of the number")
  func remainder() throws {
    let result = try #require(try decimal("-12345.5").quotientAndRemainder(dividingBy: 10_000))
    #expect(result.quotient == -1)
    #expect(result.remainder.description == "-2345.5")
  }

  @Test(
    "The point moves without losing digits, or not at all",
    arguments: [
      ("41.25", 1, "412.5"), ("412", -2, "4.12"), ("-412", -2, "-4.12"), ("0.0005", 4, "5"),
      ("5", 0, "5"), ("1", -18, "0.000000000000000001"), ("123456.7", -3, "123.4567"),
      ("1", 17, "100000000000000000"), ("0", 40, "0"), ("1", 18, nil), ("0.1", -18, nil),
      ("0.000000000000000001", -1, nil), ("1", -19, nil), ("1", 19, nil), ("1", Int.min, nil),
    ] as [(String, Int, String?)])
  func movingPoint(_ number: String, _ places: Int, _ moved: String?) throws {
    #expect(try decimal(number).movingPoint(places)?.description == moved)
  }

  @Test("A ratio is near enough for a bar")
  func ratio() throws {
    #expect(try decimal("5").ratio(to: decimal("20")) == 0.25)
    #expect(try decimal("-1.5").ratio(to: decimal("0.5")) == -3)
    let share = try #require(try decimal("9.6").ratio(to: decimal("41.2")))
    #expect(abs(share - 0.233) < 0.001)
  }
}
