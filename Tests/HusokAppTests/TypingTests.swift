import HusokCanvas
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("Typing: lines, fields, pickers")
struct TypingTests {
  @Test("A field that opens with its text selected: a key replaces it, a move keeps it")
  func selection() {
    let presses: [([Key], String)] = [
      ([.character("f"), .character("r")], "fr"), ([.backspace], ""), ([.delete], ""),
      ([.control("w")], ""), ([.control("u")], ""), ([.control("k")], ""),
      ([.left, .character("x")], "x2026"), ([.right, .character("x")], "2026x"),
      ([.home, .character("x")], "x2026"), ([.end, .character("x")], "2026x"),
    ]
    for (keys, text) in presses {
      var field = TextField.selected("2026")
      for key in keys { _ = field.press(key) }
      #expect(field.text == text, "\(keys)")
      #expect(!field.isSelected)
    }
    #expect(!TextField.selected("").isSelected)
  }

  @Test("A due date that stands there gives way to the first letter, or is kept by an arrow")
  func due() throws {
    var journey = try Journey()
    try journey.press("3jjd2026-Q2<enter>d")
    #expect(journey.text.contains("Due date of CN26-3.1: 2026-Q2"))
    try journey.press("fri<enter>")
    #expect(journey.state.register.action("CN26-3.1")?.due?.description == "2026-01-30")
    try journey.press("d<end><bs><bs>29<enter>")
    #expect(journey.state.register.action("CN26-3.1")?.due?.description == "2026-01-29")
  }

  @Test("↑ brings back the dates that were used, as the days that they were")
  func earlierDates() throws {
    var journey = try Journey()
    try journey.press("3jjd+2w<enter>jdeom<enter>jd")
    #expect(journey.text.contains("↑ earlier ones"))
    try journey.press("<up>")
    #expect(journey.text.contains("Due date of CN26-3.3: 2026-01-31"))
    try journey.press("<up>")
    #expect(journey.text.contains("Due date of CN26-3.3: 2026-02-10"))
    try journey.press("<up><down><down>")
    #expect(journey.text.contains("Due date of CN26-3.3: no due date") == false)
    try journey.press("<up><up><enter>")
    #expect(journey.state.register.action("CN26-3.3")?.due?.description == "2026-02-10")
    var again = try Journey { $0.settings = journey.state.rememberedSettings }
    try again.press("<end>d<up>")
    #expect(again.text.contains(": 2026-02-10"))
  }

  @Test("A search that stands there gives way to what is typed")
  func search() throws {
    var journey = try Journey()
    try journey.press("/is:open<enter>/tourism<enter>")
    #expect(journey.state.asked.query == "tourism")
    try journey.press("/<right> or<space>sports<enter>")
    #expect(journey.state.asked.query == "tourism or sports")
    try journey.press("/<up><enter>")
    #expect(journey.state.asked.query == "tourism")
  }

  @Test("In a form the field that the cursor comes to is selected; left as it is, it stays")
  func fields() throws {
    var journey = try Journey()
    try journey.press("3jje<tab><tab><tab><tab><tab>")
    try journey.press("<esc>")
    #expect(journey.state.layers.isEmpty, "moving through a form changes nothing")
    try journey.press("eResume exchanges<enter><enter><c-s>")
    let title = journey.state.register.action("CN26-3.1")?.title
    #expect(title?.en == "Resume exchanges")
    #expect(title?.ko == "한중 문화교류 점진적 재개")
  }

  @Test("Enter goes to the next field, at the first start, too; a ministry is picked by its key")
  func firstStart() throws {
    var journey = try Journey(isFirstStart: true)
    try journey.send(.storeMade(Fixtures.bundled()))
    #expect(journey.text.contains("Who are you?"))
    #expect(journey.text.contains("Esc skip"))
    try journey.press("Lee Minho<enter>1")
    #expect(journey.state.register.ministry("finance") != nil)
    try journey.press("<right><enter><enter><enter>")
    #expect(journey.state.layers.count == 1, "Enter leaves before the row that saves")
    try journey.press("<enter>")
    #expect(journey.state.layers.isEmpty)
    let profile = journey.state.person.profile
    #expect(profile.name == "Lee Minho" && profile.ministry == "finance" && profile.role == .desk)
    #expect(journey.state.asked.isUnfiltered)
  }

  @Test("In pickers Tab does nothing, Space marks and goes on, arrows confirm or propose")
  func pickers() throws {
    var journey = try Journey()
    try journey.press("o")
    let before = journey.text
    try journey.press("<tab><backtab>")
    #expect(journey.text == before)
    #expect(before.contains("Lead of CN26-2.1, now: (MOTIR) proposed"))
    #expect(before.contains("Enter confirm"))
    try journey.press("<right>")
    #expect(journey.text.contains("Enter propose only"))
    try journey.press("<left>4")
    #expect(journey.state.register.action("CN26-2.1")?.lead?.confirmed == true)
    try journey.press(":supporting<enter><space><space><enter>")
    let supporting = journey.state.register.action("CN26-2.1")?.supporting ?? []
    #expect(supporting.isEmpty, "both that were on are off")
  }

  @Test("The keys that stand beside ministries pick them")
  func pickerKeys() throws {
    var journey = try Journey()
    try journey.press("m3")
    #expect(journey.state.layers.isEmpty)
    #expect(journey.state.asked.ministries == ["culture"])
    try journey.press("a<tab><tab><tab>2")
    #expect(journey.text.contains("MOFA"))
    #expect(journey.state.layers.last?.form?.picks(.lead) == ["foreign"])
    try journey.press("<esc><esc>:supporting<enter>12<enter>")
    #expect(journey.state.layers.isEmpty)
  }

  @Test("Several proposed owners are confirmed at once, each as proposed")
  func asProposed() throws {
    var journey = try Journey()
    try journey.press("/#f262-3<enter><home>jjv<end>vo")
    #expect(journey.text.contains("confirm each as proposed: MOEF 1, MOTIR 6"))
    try journey.press("<enter>")
    let leads = journey.state.register.actions.filter { $0.outcome == "F262-3" }.compactMap(\.lead)
    #expect(leads.count { $0.confirmed } == 7)
    #expect(leads.count { $0.ministry == "finance" } == 1)
    try journey.press("u")
    let proposed = journey.state.register.actions.count { $0.lead?.confirmed == false }
    #expect(proposed == 16, "one undo takes all of them back")
  }

  @Test("In the status box digits pick, x is one step towards done, d goes on to the due date")
  func statusBox() throws {
    var journey = try Journey()
    try journey.press("3jjs2")
    #expect(journey.state.register.action("CN26-3.1")?.status == .inProgress)
    try journey.press("s2")
    #expect(journey.text.contains("CN26-3.1 is in progress already"))
    try journey.press("d")
    #expect(journey.text.contains("Due date of CN26-3.1"))
    #expect(journey.state.register.action("CN26-3.1")?.status == .inProgress)
    try journey.press("<esc>sx")
    #expect(journey.state.register.action("CN26-3.1")?.status == .done)
    #expect(journey.state.layers.isEmpty)
  }

  @Test("An arrow that has nowhere to go in a note turns to the next kind")
  func noteKind() throws {
    var journey = try Journey()
    try journey.press("3jjn<right>")
    #expect(journey.text.contains("Note on CN26-3.1, next steps:"))
    try journey.press("draft<left><right>")
    #expect(journey.text.contains("next steps: draft"))
    try journey.press("<right><enter>")
    #expect(journey.state.register.action("CN26-3.1")?.notes.first?.kind == .difficulty)
  }

  @Test(
    "The box of filters counts what each would find, as the query does",
    arguments: ["", "3", "/-tourism<enter>"])
  func counts(_ keys: String) throws {
    var journey = try Journey.eventful()
    try journey.press(keys + "f")
    for entry in CommandTable.entries(journey.state) {
      guard let count = entry.count else { continue }
      var filtered = journey
      try filtered.press(entry.key)
      #expect(filtered.state.list.matchCount == count, "\(entry.text)")
      guard keys.isEmpty, let filter = filtered.state.asked.filters.last else { continue }
      let query = Query.parse(filter, with: journey.state.input).query
      let scope = QueryScope(journey.state.register, today: journey.state.today, for: query)
      let found = journey.state.register.actions.indices.count { query.matches($0, in: scope) }
      #expect(count == found, "\(filter)")
      #expect(journey.text.contains("\(entry.text) \(count)"), "\(entry.text)")
    }
  }

  @Test("f t asks for what is due in thirty days, f 0 clears every filter")
  func clear() throws {
    var journey = try Journey.eventful()
    try journey.press("ft")
    #expect(journey.state.asked.filters == ["is:open -is:waiting due:30d"])
    try journey.press("3i/forum<enter>f0")
    #expect(journey.state.asked.isUnfiltered)
    #expect(journey.state.notice?.text.hasPrefix("No filter") == true)
  }

  @Test("Of many choices those around the chosen one are shown in their order, with signs for more")
  func choices() throws {
    var journey = try Journey()
    try journey.press(":add an outcome<enter><tab><tab><tab>")
    let order = Outcome.Kind.allCases.map { journey.state.words("outcome.\($0.rawValue)") }
    for _ in order {
      let line = try #require(journey.lines.first { $0.contains("› Kind") })
      let shown = order.filter { line.contains(" \($0) ") || line.contains("[\($0)]") }
      let first = try #require(order.firstIndex(of: shown.first ?? ""))
      #expect(Array(order[first..<first + shown.count]) == shown, "\(line)")
      #expect(line.contains("["))
      #expect(line.count { $0 == "…" } >= 1, "\(line)")
      try journey.press("<right>")
    }
  }
}
