import HusokModel
import HusokWords
import Testing

@Suite("Amounts")
struct AmountTests {
  @Test(
    "An amount is written with its unit in either language",
    arguments: [
      ("41.2", "USD bn", "US$41.2 bn", "412억 달러"), ("41.25", "USD bn", "US$41.25 bn", "412.5억 달러"),
      ("0.1", "USD bn", "US$0.1 bn", "1억 달러"), ("1000", "USD bn", "US$1,000 bn", "1조 달러"),
      ("1,234.5", "USD bn", "US$1,234.5 bn", "1조 2,345억 달러"),
      ("1234.55", "USD bn", "US$1,234.55 bn", "1조 2,345.5억 달러"),
      ("1000.05", "USD bn", "US$1,000.05 bn", "1조 5,000만 달러"),
      ("0.005", "USD bn", "US$0.005 bn", "500만 달러"), ("-3", "USD bn", "-US$3 bn", "-30억 달러"),
      ("0", "USD bn", "US$0 bn", "0달러"), ("41.20", "USD bn", "US$41.2 bn", "412억 달러"),
      ("412", "USD mn", "US$412 mn", "4.12억 달러"), ("100", "USD mn", "US$100 mn", "1억 달러"),
      ("5", "USD mn", "US$5 mn", "500만 달러"), ("99.5", "USD mn", "US$99.5 mn", "9,950만 달러"),
      ("41200", "USD mn", "US$41,200 mn", "412억 달러"),
      ("0.0025", "USD mn", "US$0.0025 mn", "0.25만 달러"),
      ("500", "KRW bn", "KRW 500 bn", "5,000억 원"),
      ("1500", "KRW bn", "KRW 1,500 bn", "1조 5,000억 원"),
      ("22", "projects", "22 projects", "22건"), ("1", "projects", "1 project", "1건"),
      ("1.0", "projects", "1 project", "1건"), ("0", "projects", "0 projects", "0건"),
      ("12", "%", "12%", "12%"), ("-0.5", "%", "-0.5%", "-0.5%"),
      ("7", "MOUs", "7 MOUs", "7 MOUs"), ("1,200", "명", "1,200 명", "1,200 명"), ("7", "", "7", "7"),
    ])
  func amounts(_ number: String, _ unit: String, _ english: String, _ korean: String) {
    #expect(Words(.english).amount(number, unit: unit) == english)
    #expect(Words(.korean).amount(number, unit: unit) == korean)
  }

  @Test(
    "A text that is no number is left as it is, with its unit",
    arguments: [
      ("about 10", "USD bn", "about 10 USD bn"), ("다수", "projects", "다수 projects"),
      ("", "", ""), ("n/a", "", "n/a"), ("1e3", "%", "1e3 %"),
    ])
  func noNumber(_ number: String, _ unit: String, _ written: String) {
    #expect(Words(.english).amount(number, unit: unit) == written)
    #expect(Words(.korean).amount(number, unit: unit) == written)
  }

  @Test("Digits that no form can hold are not lost")
  func extremes() {
    let words = Words(.korean)
    let most = "999999999999999999"
    #expect(words.amount(most, unit: "USD bn") == "999,999,999,999,999,999 USD bn")
    #expect(words.amount(most, unit: "USD mn") == "999,999,999,999조 9,999.99억 달러")
    #expect(words.amount("0.000000000000000001", unit: "USD mn") == "0.000000000000000001 USD mn")
  }
}
