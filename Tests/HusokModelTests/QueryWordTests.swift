import HusokModel
import HusokTestSupport
import Testing

@Suite("Words of queries")
struct QueryWordTests {
  /// The ids of the actions of a register that a query finds, in the order of the register.
  private func found(
    _ text: String, in register: Register, on today: Day = Fixtures.today, me: String? = nil
  ) throws -> [String] {
    let (query, problems) = Query.parse(text, with: Fixtures.input(register, on: today), me: me)
    #expect(problems.isEmpty, "\(text)")
    let scope = QueryScope(register, today: today, for: query)
    return register.actions.indices.filter { query.matches($0, in: scope) }
      .map { register.actions[$0].id }
  }

  @Test(
    "Brackets hold words together where they begin and end words",
    arguments: [
      ("(@mcst or @moip) #cn26", "@mcst #cn26 or @moip #cn26"),
      ("-(@mcst or @moip)", "-@mcst -@moip"), ("((@mcst))", "@mcst"), ("-(-@mcst)", "@mcst"),
      ("(#cn26 -(@mcst! or @moip!)) or #jp26", "#cn26 -@mcst! -@moip! or #jp26"),
      ("( @mcst or @moip ) #cn26", "@mcst #cn26 or @moip #cn26"), ("() @mcst", "@mcst"),
      ("(@mcst or ) #cn26", "@mcst #cn26"), ("#cn26 (또는) @mcst", "#cn26 @mcst"),
    ])
  func brackets(_ text: String, _ plain: String) throws {
    let register = try Fixtures.bundled()
    let ids = try found(text, in: register)
    #expect(try ids == found(plain, in: register))
    #expect(!ids.isEmpty && ids.count < register.actions.count)
  }

  @Test(
    "Other brackets are letters like any other",
    arguments: ["plan(a)", "(open", "open)", "a(b c)d", "\"(a or b)\"", "x(y)z", ")(", "((open)"])
  func letters(_ text: String) throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    let note = "plan(a) and (open or open) with a(b c)d, (a or b), x(y)z )( ((open) here"
    try register.apply(try register.addingNote(note, to: ["CN26-3.1"], in: &context))
    #expect(try found(text, in: register) == ["CN26-3.1"])
  }

  @Test("Any number of brackets is read, and as many as nobody types are letters")
  func many() throws {
    let register = try Fixtures.bundled()
    let nested = String(repeating: "(", count: 150) + "@mcst" + String(repeating: ")", count: 150)
    #expect(try found(nested, in: register) == found("@mcst", in: register))
    let pasted = String(repeating: "(", count: 50_000) + String(repeating: ")", count: 50_000)
    #expect(try found(pasted, in: register).isEmpty)
  }

  @Test("The text of an action is also that of its outcome and meeting")
  func inherited() throws {
    let register = try Fixtures.bundled()
    #expect(try found("\"plant orders\"", in: register).count == 7)
    #expect(try found("262", in: register).count == 11)
    #expect(try found("title:수주", in: register).count == 4)
    #expect(try found("first state visit", in: register) == found("#cn26", in: register))
  }

  @Test("What is waited for, evidence and the reasons of acts that stand are looked through")
  func remembered() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    var action = try #require(register.action("CN26-3.1"))
    var waiting = WaitingOn()
    waiting.text = "the Beijing venue"
    waiting.ministry = "foreign"
    action.waitingOn = waiting
    var evidence = Evidence()
    evidence.title = "Signed minutes"
    evidence.locator = "shelf 14"
    action.evidence = [evidence]
    try register.apply(try register.editing(action, in: &context))
    try register.apply(
      try register.changingStatus(
        of: ["CN26-3.2"], to: .onHold, reason: "Frost in the valley", in: &context))
    for word in ["beijing", "외교부", "minutes", "\"shelf 14\""] {
      #expect(try found(word, in: register).contains("CN26-3.1"), "\(word)")
    }
    #expect(try found("frost", in: register) == ["CN26-3.2"])
    try register.apply(try register.reversing(.undo, in: &context).act)
    #expect(try found("frost", in: register).isEmpty)
    try register.apply(try register.reversing(.redo, in: &context).act)
    #expect(try found("frost", in: register) == ["CN26-3.2"])
  }

  @Test("Texts that are kept up to date find what texts made anew find")
  func updated() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    var text = SearchText(register)
    let place = try #require(register.place(of: "CN26-3.2"))
    let changes: [(inout Register, inout ActContext) throws -> Act] = [
      { register, context in
        try register.changingStatus(
          of: ["CN26-3.2"], to: .onHold, reason: "Frost", in: &context)
      },
      { register, context in try register.addingNote("Frost", to: ["CN26-3.2"], in: &context) },
      { register, context in try register.reversing(.undo, in: &context).act },
      { register, context in try register.reversing(.undo, in: &context).act },
      { register, context in try register.reversing(.redo, in: &context).act },
    ]
    for make in changes {
      let act = try make(&register, &context)
      try register.apply(act)
      text.update(register, after: act)
      let anew = SearchText(register)
      for part in [SearchText.Part.all, .notes] {
        #expect(
          text.contains(SearchWord("frost"), at: place, in: part)
            == anew.contains(SearchWord("frost"), at: place, in: part))
      }
    }
    #expect(text.contains(SearchWord("frost"), at: place))
  }

  @Test("Titles, notes and people can be asked for alone")
  func parts() throws {
    var register = try Fixtures.bundled()
    var kim = Fixtures.context(name: "Kim Jiwon")
    var lee = Fixtures.context(name: "Lee Minho", seed: 2)
    lee.by.ministry = "culture"
    try register.apply(try register.addingNote("Copyright law", to: ["CN26-3.1"], in: &kim))
    try register.apply(try register.addingNote("done", to: ["CN26-3.2"], in: &lee))
    #expect(try found("note:copyright", in: register) == ["CN26-3.1"])
    #expect(!(try found("title:copyright", in: register).contains("CN26-3.1")))
    #expect(try found("by:jiwon", in: register) == ["CN26-3.1"])
    #expect(try found("by:\"kim jiwon\"", in: register) == ["CN26-3.1"])
    #expect(try found("by:mcst", in: register) == ["CN26-3.2"])
    #expect(try found("by:me", in: register, me: "culture") == ["CN26-3.2"])
    #expect(try found("by:park", in: register).isEmpty)
    try register.apply(try register.reversing(.undo, in: &kim).act)
    #expect(try found("by:jiwon", in: register).isEmpty)
  }

  @Test("Kinds are those of the action, its outcome or its meeting, in the words shown")
  func kinds() throws {
    let register = try Fixtures.bundled()
    #expect(try found("kind:summit", in: register) == found("#cn26 or #jp26", in: register))
    #expect(try found("kind:정상회담", in: register) == found("kind:summit", in: register))
    #expect(try found("kind:ongoing", in: register).isEmpty)
    let programmes = register.outcomes.filter { $0.kind == .programme }.map(\.id)
    let all = try programmes.flatMap { try found("in:\($0)", in: register) }
    #expect(try found("kind:programme", in: register) == all)
    #expect(try found("country:cn", in: register) == found("in:CN26", in: register))
  }

  @Test("The day that something was done is asked for as a due date is")
  func done() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    try register.apply(try register.steppingTowardsDone(["CN26-3.1"], in: &context))
    let later = Fixtures.today.adding(days: 20)
    for text in ["done:30d", "done:<3w", "done:2026-01", "done:..2026-02", "done:20일"] {
      #expect(try found(text, in: register, on: later) == ["CN26-3.1"], "\(text)")
    }
    for text in ["done:19d", "done:2w", "done:2026-02..", "done:yesterday"] {
      #expect(try found(text, in: register, on: later).isEmpty, "\(text)")
    }
  }

  @Test(
    "Lengths of time and the words of dates are read after due:",
    arguments: [
      ("due:338d", 7), ("due:<338d", 7), ("due:338일", 7), ("due:49w", 7), ("due:48w", 0),
      ("due:12m", 7), ("due:11m", 0), ("due:12개월", 7), ("due:1y", 7), ("due:연말", 7),
      ("due:eoy", 7), ("due:월말", 0), ("due:2026-H2", 7), ("due:하반기", 7), ("due:none", 14),
      ("due:미정", 14), ("due:..eoy", 7),
    ])
  func due(_ text: String, _ count: Int) throws {
    #expect(try found(text, in: try Fixtures.bundled()).count == count)
  }

  @Test("Nobody leads what is found by @none, whatever its status")
  func unled() throws {
    let register = try Fixtures.eventful()
    let wanted = register.actions.filter { $0.lead == nil }.map(\.id)
    #expect(try found("@none", in: register) == wanted)
    #expect(try found("@없음", in: register) == wanted)
    #expect(!wanted.isEmpty)
  }

  @Test("Statuses are named as they are shown, in either language", arguments: Status.allCases)
  func statuses(_ status: Status) throws {
    let register = try Fixtures.bundled()
    for language in Language.allCases {
      let word = FieldWords.shared.choices(of: .status)
        .first { $0.value == status.rawValue }?.shown[language]
      let (query, problems) = Query.parse(
        "st:\"\(try #require(word))\"", with: Fixtures.input(register))
      #expect(problems.isEmpty)
      #expect(query == Query.parse("st:\(status.rawValue)", with: Fixtures.input(register)).query)
    }
  }

  @Test(
    "A word behind a new prefix that means nothing is told, with what is near",
    arguments: [
      ("in:cn27", QueryProblem.Kind.meeting, ["in:CN26"]), ("country:cm", .country, ["country:CN"]),
      ("kind:sumit", .kind, ["kind:summit"]), ("due:<x", .due, []), ("done:..", .done, []),
      ("due:99999999d", .due, []), ("titel:x", .prefix, ["title:"]), ("title:", .value, []),
      ("due:\"2026. 6. 30.(월)\"", .otherWeekday(Day(2026, 6, 30) ?? Fixtures.today), []),
    ])
  func problems(_ text: String, _ kind: QueryProblem.Kind, _ nearest: [String]) throws {
    let problems = Query.parse(text, with: Fixtures.input(try Fixtures.bundled())).problems
    #expect(problems.map(\.kind) == [kind])
    #expect(problems.first?.nearest == nearest)
  }

  @Test("Those with the words in their titles come first")
  func titlesFirst() throws {
    let register = try Fixtures.bundled()
    let query = Query.parse("수주", with: Fixtures.input(register)).query
    let scope = QueryScope(register, today: Fixtures.today, for: query)
    let rows = register.actions.indices.filter { query.matches($0, in: scope) }
    let ordered = query.titlesFirst(rows, in: scope)
    let isInTitle = ordered.map { register.actions[$0].title.ko?.contains("수주") == true }
    #expect(isInTitle == [true, true, true, true, false, false, false])
    #expect(Set(ordered) == Set(rows))
    let other = Query.parse("is:open", with: Fixtures.input(register)).query
    #expect(other.titlesFirst(rows, in: scope) == rows)
  }
}
