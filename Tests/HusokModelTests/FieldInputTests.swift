import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@Suite("What a person writes into fields")
struct FieldInputTests {
  private static func input() throws -> FieldInput { Fixtures.input(try Fixtures.bundled()) }

  @Test(
    "A choice is read by the word of the store and of either language, blanks and capitals aside",
    arguments: [
      (FieldWords.Family.status, "추진 중", "inProgress"), (.status, "미 착수", "notStarted"),
      (.status, "In Progress", "inProgress"), (.status, "complete", "done"),
      (.status, "Completed", "done"), (.status, "Closed", "done"), (.status, "진행중", "inProgress"),
      (.status, "종료", "done"), (.status, "reported complete", "reportedDone"),
      (.status, "not pursued", "dropped"), (.status, "on hold", "onHold"),
      (.priority, "높음", "high"), (.priority, "보통", "normal"), (.priority, "HIGH", "high"),
      (.actionKind, "계속과제", "ongoing"), (.actionKind, "일반과제", "one-off"),
      (.actionKind, "one off", "one-off"), (.meetingKind, "정상회담", "summit"),
      (.meetingKind, "ministers' meeting", "ministers"), (.outcomeKind, "합의사항", "agreement"),
      (.ministryKind, "공공기관", "agency"), (.noteKind, "애로사항", "difficulty"),
      (.noteKind, "next steps", "plan"), (.role, "간사", "secretariat"), (.flag, "예", "yes"),
      (.flag, "false", "no"), (.state, "지연", "overdue"), (.state, "기한 임박", "soon"),
      (.lacking, "소관", "owner"), (.lacking, "owner", "owner"),
    ])
  func choices(_ family: FieldWords.Family, _ text: String, _ value: String) {
    #expect(FieldWords.shared.value(text, in: family) == value)
  }

  @Test("Each word that is shown for a choice is read as that choice, in both languages")
  func shownIsRead() {
    for family in FieldWords.Family.allCases {
      for language in Language.allCases {
        let listed = FieldWords.shared.listed(family, in: language)
        let values = listed.map { FieldWords.shared.value($0, in: family) }
        #expect(Set(values).count == listed.count, "\(family)")
        #expect(!values.contains(nil), "\(family)")
      }
    }
  }

  @Test("A word that is none of them is refused with those that there are")
  func refused() throws {
    let input = try FieldInputTests.input()
    var refusal: Refusal?
    do {
      _ = try input.status("nearly")
    } catch {
      refusal = error
    }
    #expect(refusal == .notAChoice(field: "status", text: "nearly", .status))
    let said = try #require(refusal.map(Words(.english).refusal))
    for word in ["unreported", "in progress", "reported complete", "not pursued"] {
      #expect(said.contains(word))
    }
    #expect(
      Words(.korean).refusal(.notAChoice(field: "priority", text: "급함", .priority))
        == "중요도: \"급함\"은 쓸 수 없습니다. 보통, 높음 중에서 쓰십시오.")
  }

  @Test(
    "Ministries that are joined by any mark are told apart",
    arguments: [
      "외교부·산업부", "외교부ㆍ산업부", "외교부/산업부", "외교부、산업부", "외교부, 산업부", "외교부;산업부",
      "외교부\n산업부", "외교부 및 산업부", "MOFA & MOTIR", "외교부 · 산업통상부",
      "Ministry of Foreign Affairs, Ministry of Trade, Industry and Resources",
      "외교부, 산업부, 외교부",
    ])
  func joined(_ text: String) throws {
    #expect(try FieldInputTests.input().ministries(text) == MinistryList(["foreign", "trade"]))
  }

  @Test("등 behind ministries says that there are others")
  func others() throws {
    let input = try FieldInputTests.input()
    for text in ["외교부, 산업부 등", "외교부·산업부등", "MOFA, MOTIR etc."] {
      let list = try input.ministries(text)
      #expect(list.ids == ["foreign", "trade"])
      #expect(list.isOpen)
    }
    #expect(try !input.ministries("외교부").isOpen)
    #expect(throws: Refusal.noSuchMinistry("없는부")) { try input.ministries("외교부·없는부") }
  }

  @Test("A lead in brackets or with (안) is proposed")
  func leads() throws {
    let input = try FieldInputTests.input()
    #expect(try input.lead("(MOTIR)")?.confirmed == false)
    #expect(try input.lead("산업부(안)")?.ministry == "trade")
    #expect(try input.lead(" 산업부 ")?.confirmed == true)
    #expect(try input.lead("-") == nil)
  }

  @Test(
    "Amounts are read bare or with their unit, in both languages",
    arguments: [
      ("23.8", "USD bn", "23.8"), ("238억 달러", "USD bn", "23.8"), ("238억달러", "USD bn", "23.8"),
      ("US$23.8 bn", "USD bn", "23.8"), ("$23.8 billion", "USD bn", "23.8"),
      ("2조 3,000억 원", "KRW bn", "2300"), ("412억 달러", "USD mn", "41200"),
      ("22건", "projects", "22"), ("22 projects", "projects", "22"), ("5 %", "%", "5"),
      ("1,234", "USD bn", "1234"), ("-3억 달러", "USD bn", "-0.3"), ("7 km", "km", "7"),
    ])
  func amounts(_ text: String, _ unit: String, _ number: String) {
    #expect(AmountInput.read(text, unit: unit)?.description == number)
  }

  @Test(
    "What is no amount of the unit is none",
    arguments: [
      ("238억 원", "USD bn"), ("억", "USD bn"), ("", "USD bn"), ("3억 4조", "USD bn"),
      ("22건", "USD bn"), ("3만", "projects"), ("1.2.3", "%"), ("달러", "USD bn"),
    ])
  func noAmounts(_ text: String, _ unit: String) {
    #expect(AmountInput.read(text, unit: unit) == nil)
  }

  @Test("What is shown as an amount is read as that amount")
  func shownAmounts() throws {
    for unit in ["USD bn", "USD mn", "KRW bn", "projects", "%"] {
      for number in ["1", "41", "2380", "12345"] + (unit == "projects" ? [] : ["0.5", "23.8"]) {
        for language in Language.allCases {
          let shown = Words(language).amount(number, unit: unit)
          #expect(AmountInput.read(shown, unit: unit)?.description == number, "\(shown)")
        }
      }
    }
  }

  @Test("Things that are counted have no fraction")
  func counted() throws {
    let input = try FieldInputTests.input()
    for unit in ["projects", "건", "people"] {
      #expect(throws: Refusal.fractionOfCounted("9.6", unit: unit)) {
        try input.amount("9.6", unit: unit)
      }
      #expect(try input.amount("9", unit: unit).description == "9")
    }
    #expect(try input.amount("9.6", unit: "USD bn").description == "9.6")
  }

  @Test("The ministry and the day that an action waits for stay when its words change")
  func waiting() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    var waiting = WaitingOn()
    waiting.text = "budget"
    waiting.ministry = "finance"
    waiting.since = Day("2026-01-02")
    let first = try register.setting("waitingOn", of: ["CN26-3.1"], to: waiting.value, in: &context)
    try register.apply(first)
    let act = try Fixtures.input(register).act(
      setting: "waitingOn", of: ["CN26-3.1"], to: "the budget of 2027", in: &context)
    try register.apply(act)
    waiting.text = "the budget of 2027"
    #expect(register.action("CN26-3.1")?.waitingOn == waiting)
  }

  @Test("An states is not counted, whichever door made it one")
  func states() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    let act = try Fixtures.input(register).act(
      setting: "kind", of: ["F262-3"], to: "평가", in: &context)
    try register.apply(act)
    #expect(register.outcome("F262-3")?.trackable == false)
  }

  @Test("A meeting or a day is read in one way by a query and by what goes back to it")
  func points() throws {
    let input = try FieldInputTests.input()
    #expect(try input.point(" f262 ") == .meeting("F262"))
    #expect(try input.point("2026-01-20") == Day("2026-01-20").map(ChangePoint.day))
    #expect(try input.past("F262").day == input.register.meeting("F262")?.heldOn)
    let later = try #require(Day("2026-12-31"))
    #expect(try input.point("2026-12-31") == .day(later))
    #expect(throws: Refusal.dayToCome(later)) { try input.past("2026-12-31") }
    #expect(throws: Refusal.notADay("soonish")) { try input.point("soonish") }
  }
}
