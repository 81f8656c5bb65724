import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("Forms and lines to type")
struct FormTests {
  @Test("An action is added in both languages, with owner, date words and tags, and is shown")
  func add() throws {
    var journey = try Journey()
    try journey.press("jja")
    #expect(journey.text.contains("New follow-up action"))
    try journey.press("Hold a forum<tab>포럼 개최<tab><tab>mofa<enter><tab><tab>연내<tab>")
    #expect(journey.text.contains("→ 2026, until 31 Dec 2026"))
    try journey.press("<space><tab><tab>culture, forum<c-s>")
    let action = try #require(journey.state.register.actions.last)
    #expect(action.id == "CN26-3.6")
    #expect(action.title == Bilingual(en: "Hold a forum", ko: "포럼 개최"))
    #expect(action.lead?.ministry == "foreign")
    #expect(action.lead?.confirmed == false)
    #expect(action.due?.description == "2026")
    #expect(action.priority == .high)
    #expect(action.tags == ["culture", "forum"])
    #expect(journey.state.list.selected == "CN26-3.6")
    #expect(journey.text.contains("CN26-3.6 added. Korea-China summit 0 of 7. u undoes"))
    try journey.press("u")
    #expect(journey.state.register.action("CN26-3.6") == nil)
  }

  @Test("A form that is not complete stays, says what is missing, and puts the cursor there")
  func incomplete() throws {
    var journey = try Journey()
    try journey.press("a<tab><tab><tab><tab><tab><tab>nonsense<c-s>")
    #expect(journey.text.contains("Write a title in one language"))
    try journey.press("Title<c-s>")
    #expect(journey.text.contains("\"nonsense\" is not a date"))
    try journey.press("<c-u>+2w<c-s>")
    #expect(journey.state.register.actions.last?.due?.description == "2026-02-10")
  }

  @Test("Leaving a form in which something was typed takes Esc twice; untouched, once")
  func leaving() throws {
    var journey = try Journey()
    try journey.press("a<esc>")
    #expect(journey.state.layers.isEmpty)
    try journey.press("axyz<esc>")
    #expect(journey.text.contains("Esc again leaves without saving"))
    try journey.press("<esc>")
    #expect(journey.state.layers.isEmpty)
    #expect(journey.state.register.history.count == 0)
  }

  @Test("Editing changes what was changed, as one act; a confirmed owner goes with a reason")
  func edit() throws {
    var journey = try Journey()
    try journey.press("3jje<c-u>Resume exchanges<tab><tab><enter>외교부<enter><c-s>")
    #expect(journey.text.contains("a confirmed owner is changed with a reason"))
    try journey.press("외교부에서 총괄<c-s>")
    let action = try #require(journey.state.register.action("CN26-3.1"))
    #expect(action.title.en == "Resume exchanges")
    #expect(action.lead?.ministry == "foreign")
    #expect(Set(journey.state.register.history.changes(of: "CN26-3.1").map(\.actID)).count == 1)
    try journey.press("u")
    #expect(journey.state.register.action("CN26-3.1")?.lead?.ministry == "culture")
  }

  @Test("Meetings, outcomes, targets and ministries are made, renamed, split and closed")
  func records() throws {
    var journey = try Journey()
    try journey.press(":addMeeting".replacing("addMeeting", with: "add a meeting") + "<enter>")
    try journey.press("F263<tab>263rd meeting<tab>제263차 회의<tab><tab>263<tab>2026-03-09<c-s>")
    #expect(journey.state.register.meeting("F263")?.date == Day(2026, 3, 9))
    #expect(journey.state.list.selected == "F263")
    try journey.press("aSupply chains<tab>공급망<c-s>")
    #expect(journey.state.register.outcome("F263-1")?.title.ko == "공급망")
    try journey.press(":add a target<enter>Orders<tab>수주<tab>projects<tab>12<tab><tab>H2<c-s>")
    #expect(journey.state.register.outcome("F263-1")?.targets.first?.goal == "12")
    try journey.press("t3<c-s>")
    #expect(journey.state.register.outcome("F263-1")?.targets.first?.points.first?.value == "3")
    try journey.press(":close a meeting<enter>F262<enter><enter>")
    #expect(journey.state.register.meeting("F262")?.closed == Fixtures.today)
    let said = journey.state.notice?.text ?? ""
    #expect(said.contains("21 open actions of all meetings are carried over"))
    try journey.press(":another name from<enter>mcst<enter><c-u>MOCT<c-s>")
    #expect(journey.state.register.ministries(named: "MOCT") == ["culture"])
    try journey.press(
      ":split a ministry<enter>moef<enter>planning<tab>MEP<tab>Planning<tab>기획부<c-s>")
    #expect(journey.state.register.ministry("planning")?.succeeds == ["finance"])
    try journey.press(":add a ministry<enter>customs<tab>KCS<tab>Customs<tab>관세청<c-s>")
    #expect(journey.state.register.ministry("customs")?.names.first?.code == "KCS")
  }

  @Test("What a ministry that was split has open is handed over from the checks, or stays")
  func handOver() throws {
    var journey = try Journey()
    try journey.press(
      ":split a ministry<enter>moef<enter>planning<tab>MEP<tab>Planning<tab>기획부<c-s>")
    let waiting = journey.state.register.handOverQueue().map(\.action)
    #expect(waiting == ["F262-1.1", "F262-2.1", "F262-3.4"])
    try journey.press("/F262-1.1<enter>:hand over<enter>planning<enter>")
    #expect(journey.state.register.action("F262-1.1")?.lead?.ministry == "planning")
    try journey.press("<esc>/F262-2.1<enter>:hand over<enter>stays<enter>")
    #expect(journey.state.register.action("F262-2.1")?.lead?.ministry == "finance")
    #expect(journey.state.register.handOverQueue().map(\.action) == ["F262-3.4"])
  }

  @Test("Due dates and tags change by one key, on all that are marked, also a range of them")
  func marked() throws {
    var journey = try Journey()
    try journey.press("3jj<space><space>dfri<enter>")
    for id in ["CN26-3.1", "CN26-3.2"] {
      #expect(journey.state.register.action(id)?.due?.description == "2026-01-30")
    }
    try journey.press("<home>jjjjjvjj+culture, forum<enter>")
    #expect(journey.state.register.actions.count { $0.tags.contains("forum") } == 3)
    #expect(journey.state.list.marked.isEmpty)
    try journey.press("+-forum<enter>")
    #expect(journey.state.register.actions.count { $0.tags.contains("forum") } == 2)
  }

  @Test("A proposal is confirmed, and another owner asked for")
  func owner() throws {
    var journey = try Journey()
    try journey.press("omotir<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.lead?.confirmed == true)
    try journey.press("omofa<right><enter>")
    #expect(journey.text.contains("why another owner?"))
    try journey.press("reorganised<enter>")
    let lead = try #require(journey.state.register.action("CN26-2.1")?.lead)
    #expect(lead.ministry == "foreign" && !lead.confirmed)
    // A ministry that leads no longer supports.
    #expect(journey.state.register.action("CN26-2.1")?.supporting == ["culture"])
    try journey.press(":supporting<enter><space>")
    #expect(journey.text.contains("Supporting ministries of CN26-2.1"))
    try journey.press("<enter>")
    try journey.press(
      "bdraft agreement<tab>mofa<enter><tab>CN26-3.1<space><enter><c-s>")
    let action = try #require(journey.state.register.action("CN26-2.1"))
    #expect(action.waitingOn?.text == "draft agreement")
    #expect(action.waitingOn?.ministry == "foreign")
    #expect(action.dependsOn == ["CN26-3.1"])
    try journey.press("fb")
    #expect(journey.text.contains("waits for MOFA +1"))
    try journey.press("<esc>:evidence<enter>Minutes<tab><tab>doc-17<c-s>")
    #expect(journey.state.register.action("CN26-2.1")?.evidence.first?.locator == "doc-17")
    try journey.press(":remove a record<enter>")
    try journey.press("made twice<enter>")
    #expect(journey.state.register.action("CN26-2.1") == nil)
    try journey.press("u")
    #expect(journey.state.register.action("CN26-2.1")?.dependsOn == ["CN26-3.1"])
  }

  @Test("A due date shows its day while it is typed, and words that mean none take it away")
  func due() throws {
    var journey = try Journey()
    try journey.press("d다음 주 금요일")
    #expect(journey.text.contains("6 Feb 2026 (Fri)"))
    try journey.press("<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.due?.description == "2026-02-06")
    try journey.press("d<c-u>someday<enter>")
    #expect(journey.text.contains("\"someday\" is not a date"))
    try journey.press("<c-u>미정<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.due == nil)
    #expect(journey.state.register.action("CN26-2.1")?.firstDue?.description == "2026-02-06")
  }

  @Test("Completion is confirmed or returned with a reason")
  func confirm() throws {
    var journey = try Journey()
    try journey.press("s4:confirm a reported<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.status == .done)
    try journey.press("u:return a reported<enter>evidence is missing<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.status == .inProgress)
    let reason = journey.state.register.history.changes(of: "CN26-2.1").last?.reason
    #expect(reason == "evidence is missing")
  }

  @Test("A note takes its kind by an arrow, and a long one comes from the editor")
  func notes() throws {
    var journey = try Journey()
    try journey.press("n<right><right>예산 부족<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.notes.first?.kind == .difficulty)
    try journey.press("nlong<c-e>")
    let draft = NoteDraft(on: ["CN26-2.1"], text: "long")
    #expect(journey.effects.last == .edit(draft))
    try journey.send(.edited(.written("long and\nlonger\n", remark: nil), draft))
    #expect(journey.state.register.action("CN26-2.1")?.notes.last?.text == "long and\nlonger")
  }

  @Test("Enter passes over what may stay empty and leaves it so, in every form")
  func enterThrough() throws {
    var journey = try Journey()
    try journey.press("jjaTitle")
    for _ in 0..<16 where journey.state.layers.last?.form?.isOnSave != true {
      try journey.press("<enter>")
    }
    let form = try #require(journey.state.layers.last?.form)
    #expect(form.picks(.lead).isEmpty && form.picks(.supporting).isEmpty && form.isOnSave)
    try journey.press("<enter>")
    let action = try #require(journey.state.register.actions.last)
    #expect(action.title.en == "Title" && action.lead == nil && action.supporting.isEmpty)
    try journey.press("rs<enter><enter><enter>")
    #expect(journey.state.layers.last?.form?.picks(.onlyMinistry) == [])
    var first = try Journey(isFirstStart: true)
    try first.press("<enter>")
    try first.send(.storeMade(Fixtures.bundled()))
    try first.press("kim<enter><enter><enter><enter><enter><enter>")
    #expect(first.state.person.ministry == nil && first.state.layers.isEmpty)
  }

  @Test("Numbers, countries and units are taken as people write them, or it is said how")
  func looseWriting() throws {
    let state = try Journey().state
    for text in ["264", "264th", "제264차", " 264차", "제264회"] {
      #expect(try state.input.wholeNumber(text, of: "number") == 264, "\(text)")
    }
    #expect(try state.input.country("cn") == "CN")
    #expect(throws: Refusal.self) { try state.input.country("China") }
    for language in Language.allCases {
      let words = Words(language)
      let number = words.refusal(.badValue(field: "number", text: "many"))
      let country = words.refusal(.badValue(field: "counterpart", text: "China"))
      #expect(number.contains("264") && !number.contains("number:"))
      #expect(country.contains("CN") && !country.contains("counterpart"))
    }
    for (text, unit) in [
      ("억 달러", "USD bn"), ("US$ bn", "USD bn"), ("억원", "KRW bn"), ("건", "projects"),
      ("people", "people"),
    ] {
      #expect(AmountInput.storedUnit(text) == unit)
    }
    var journey = try Journey(language: .korean)
    try journey.press(":f262-3.1<enter>:목표 등록<enter>수출<tab>수출<tab>")
    #expect(journey.text.contains("억 달러"))
    try journey.press("억 달러<tab>50<c-s>")
    let target = journey.state.register.outcome("F262-3")?.targets.last
    #expect(target?.unit == "USD bn" && target?.goal == "5")
    #expect(journey.text.contains("목표 추가"))
  }

  @Test("The first start asks who is there; Esc passes it over, settings change it later")
  func settings() throws {
    var journey = try Journey(isFirstStart: true)
    try journey.press("<enter>")
    try journey.send(.storeMade(Fixtures.bundled()))
    #expect(journey.text.contains("Who are you?"))
    try journey.press("<esc>")
    #expect(journey.state.layers.isEmpty)
    try journey.press(":who i am<enter><c-u>이민아<tab><tab>문체<enter><right><tab><right><c-s>")
    #expect(journey.state.person.profile == Profile(name: "이민아", ministry: "culture", role: .desk))
    #expect(journey.text.contains("후속조치"))
    guard case .keepSettings(let settings)? = journey.effects.last else {
      Issue.record("the settings were not kept")
      return
    }
    #expect(settings.name == "이민아" && settings.role == .desk && settings.language == .korean)
    #expect(settings.ministry == "culture")
  }

  @Test("The first start imports a register from a file, and speaks either language")
  func importing() throws {
    var journey = try Journey(isFirstStart: true)
    try journey.press("l")
    #expect(journey.text.contains("관리대장"))
    try journey.press("i~/register.json<enter>")
    #expect(journey.effects.last == .makeStore(.file("~/register.json")))
    try journey.send(.storeNotMade("~/register.json cannot be read."))
    #expect(journey.text.contains("cannot be read"))
  }
}
