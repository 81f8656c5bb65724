import HusokModel
import HusokTestSupport
import Testing

@Suite("Queries")
struct QueryTests {
  private static func count(_ text: String, on day: Day = Fixtures.today, me: String? = nil) throws
    -> Int
  {
    let register = try Fixtures.bundled()
    let (query, problems) = Query.parse(text, with: Fixtures.input(register), me: me)
    #expect(problems.isEmpty)
    let scope = QueryScope(register, today: day, for: query)
    return register.actions.indices.count { query.matches($0, in: scope) }
  }

  @Test(
    "A query finds the right number of the bundled actions",
    arguments: [
      ("", 21), ("   ", 21), ("@mofa", 14), ("motie", 13), ("@motie", 13), ("@MOTIR", 13),
      ("is:open", 21), ("is:closed", 0), ("is:proposed", 16), ("-is:proposed", 5), ("no:owner", 0),
      ("no:due", 14), ("-no:due", 7), ("no:evidence", 21), ("-@mcst", 15), ("#cn26 @mcst", 6),
      ("@mcst!", 5), ("@mofa!", 0), ("@motir!", 10), ("#cn26", 6), ("#CN26-3", 5), ("#f262-3", 7),
      ("-#cn26", 15), ("st:inProgress", 1), ("st:추진중", 1), ("st:unreported", 20), ("st:done", 0),
      ("-st:미보고", 1), ("is:waiting", 0), ("is:ongoing", 0), ("tag:ai", 1), ("tag:AI", 1),
      ("tag:arts", 1), ("tag:none", 0), ("@kexim", 7), ("@moip", 1), ("@재경부", 12),
      ("@기획재정부", 12), ("@문체부! #cn26", 5),
    ])
  func counts(_ text: String, _ count: Int) throws {
    #expect(try QueryTests.count(text) == count)
  }

  @Test(
    "Alternatives are joined by or, in either language",
    arguments: [
      ("@mcst or @moip", 7), ("@mcst 또는 @moip", 7), ("@mcst OR @moip", 7), ("@mcst @moip", 0),
      ("#cn26 or #jp26", 10), ("#cn26 @mcst! or st:inProgress", 6), ("\"or\"", 21),
      ("tag:ai or tag:ip or tag:arts", 3),
    ])
  func alternatives(_ text: String, _ count: Int) throws {
    #expect(try QueryTests.count(text) == count)
  }

  @Test(
    "Words are looked for in titles of both languages, ids, tags and sources, without case",
    arguments: [
      ("cultur", 7), ("CULTUR", 7), ("문화", 6), ("협력", 11), ("소비재", 1), ("cepa", 2), ("수주", 7),
      ("\"financial support\"", 2), ("financial support", 2), ("of group", 1), ("group of", 1),
      ("\"of group\"", 0), ("\"support financial\"", 0),
      ("-cepa", 19), ("-\"financial support\"", 19), ("-문화", 15), ("cepa -@mofa", 0),
      ("CN26-3.1", 1), ("\"-@mcst\"", 0), ("\"is:open\"", 0), ("nothinglikethis", 0),
    ])
  func words(_ text: String, _ count: Int) throws {
    #expect(try QueryTests.count(text) == count)
  }

  @Test("Hangul that was typed taken apart finds what is stored composed")
  func decomposed() throws {
    #expect(try QueryTests.count("\u{1106}\u{116E}\u{11AB}\u{1112}\u{116A}") == 6)
    #expect(
      try QueryTests.count("@\u{1106}\u{116E}\u{11AB}\u{110E}\u{1166}\u{1107}\u{116E}") == 6)
  }

  @Test(
    "What is due within 2026 is overdue from the first day of 2027",
    arguments: [("2026-01-27", 0), ("2026-12-31", 0), ("2027-01-01", 7), ("2028-01-01", 7)])
  func overdue(_ day: String, _ count: Int) throws {
    let day = try #require(Day(day))
    #expect(try QueryTests.count("is:overdue", on: day) == count)
    #expect(try QueryTests.count("-is:overdue", on: day) == 21 - count)
  }

  @Test("What was reported done waits and is not overdue")
  func waiting() throws {
    var register = try Fixtures.bundled()
    var desk = Fixtures.context(role: .desk)
    try register.apply(try register.steppingTowardsDone(["F262-3.1"], in: &desk))
    let day = try #require(Day("2027-01-01"))
    let found = { (text: String) in
      let query = Query.parse(text, with: Fixtures.input(register)).query
      let scope = QueryScope(register, today: day, for: query)
      return register.actions.indices
        .filter { query.matches($0, in: scope) }
        .map { register.actions[$0].id }
    }
    #expect(found("is:waiting") == ["F262-3.1"])
    #expect(found("is:overdue").count == 6)
    #expect(found("is:open").count == 21)
    #expect(found("is:closed").isEmpty)
  }

  @Test("@me is the ministry of the person", arguments: ["@me", "@ME", "@나"])
  func me(_ text: String) throws {
    #expect(try QueryTests.count(text, me: "culture") == 6)
    #expect(try QueryTests.count(text + "!", me: "culture") == 5)
  }

  @Test(
    "A word that means nothing is told with its place and the nearest that does",
    arguments: [
      ("@mcts", QueryProblem.Kind.ministry, 0..<5, "@mcts", ["@MCST"]),
      ("is:open @mcts", .ministry, 8..<13, "@mcts", ["@MCST"]),
      ("-@mcts", .ministry, 0..<6, "@mcts", ["@MCST"]),
      ("@문채부", .ministry, 0..<4, "@문채부", ["@문체부"]),
      ("문화 #cn27", .meeting, 3..<8, "#cn27", ["#CN26"]),
      ("st:dnoe", .status, 0..<7, "st:dnoe", ["st:done"]),
      ("st:추진줌", .status, 0..<6, "st:추진줌", ["st:추진중"]),
      ("is:opne", .state, 0..<7, "is:opne", ["is:open"]),
      ("no:onwer", .lacking, 0..<8, "no:onwer", ["no:owner"]),
      ("it:open", .prefix, 0..<7, "it:open", ["is:", "st:", "in:"]),
      ("@me", .nobody, 0..<3, "@me", []),
      ("@mcst \"open", .openQuote, 6..<11, "open", []),
      ("is:zzzzzz", .state, 0..<9, "is:zzzzzz", []),
      ("@", .ministry, 0..<1, "@", []),
    ])
  func problems(
    _ text: String, _ kind: QueryProblem.Kind, _ range: Range<Int>, _ word: String,
    _ nearest: [String]
  ) throws {
    let problems = Query.parse(text, with: Fixtures.input(try Fixtures.bundled())).problems
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.kind == kind)
    #expect(problem.range == range)
    #expect(problem.word == word)
    #expect(problem.nearest == nearest)
  }

  @Test("What stands beside a word that means nothing is still asked for")
  func partly() throws {
    let register = try Fixtures.bundled()
    let (query, problems) = Query.parse("@mcst is:opne", with: Fixtures.input(register))
    #expect(problems.count == 1)
    #expect(query == Query.parse("@mcst", with: Fixtures.input(register)).query)
  }

  @Test("Only words of titles need the texts")
  func needsText() throws {
    let register = try Fixtures.bundled()
    #expect(!Query.parse("@mcst is:open #cn26", with: Fixtures.input(register)).query.needsText)
    #expect(Query.parse("@mcst or culture", with: Fixtures.input(register)).query.needsText)
    #expect(Query.parse("", with: Fixtures.input(register)).query.isEmpty)
    #expect(!Query.parse("@mcst", with: Fixtures.input(register)).query.isEmpty)
  }

  @Test("Notes are looked through, and no word reaches from one text into the next")
  func notes() throws {
    var register = try Fixtures.bundled()
    var context = Fixtures.context()
    try register.apply(try register.addingNote("Ünique words", to: ["CN26-3.1"], in: &context))
    let text = SearchText(register)
    let place = try #require(register.place(of: "CN26-3.1"))
    let next = Register.Place(.actions, place.row + 1)
    #expect(text.contains(SearchWord("ünique"), at: place))
    #expect(text.contains(SearchWord("ünique"), at: place, in: .notes))
    #expect(!text.contains(SearchWord("ünique"), at: place, in: .titles))
    #expect(!text.contains(SearchWord("ünique"), at: next))
    #expect(!text.contains(SearchWord("china한중"), at: place))
  }
}

@Suite("Nearest words")
struct NearestTests {
  @Test(
    "The distance counts letters put in, taken out, exchanged or swapped",
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abd", 1),
      ("abc", "ab", 1), ("ab", "abc", 1), ("abc", "acb", 1), ("abc", "cab", 2),
      ("kitten", "sitting", 3), ("문체부", "문채부", 1),
    ])
  func distance(_ one: String, _ other: String, _ distance: Int) {
    #expect(Nearest.editDistance(Array(one), Array(other)) == distance)
    #expect(Nearest.editDistance(Array(other), Array(one)) == distance)
  }

  @Test("Words that begin with the word come first, then near ones; three at most, none far")
  func words() {
    #expect(
      Nearest.words(to: "op", among: ["hop", "open", "opener"]) == ["open", "opener", "hop"])
    #expect(Nearest.words(to: "xyz", among: ["open", "closed"]).isEmpty)
    #expect(Nearest.words(to: "a", among: ["a1", "a2", "a3", "a4"]) == ["a1", "a2", "a3"])
    #expect(Nearest.words(to: "OPNE", among: ["open"]) == ["open"])
    #expect(Nearest.words(to: "opn", among: ["open", "open"]) == ["open"])
  }

  @Test("What narrows a query finds nothing that the query does not find", arguments: 0..<6)
  func narrowing(_ seed: UInt64) throws {
    var random = MergeRandom(seed: seed)
    let register = try Fixtures.eventful()
    let words = [
      "c", "cu", "cul", "문", "문화", "ㅁㅎ", "is:open", "-st:done", "@mcst", "-cul", "s", "su", "in",
    ]
    let all = Array(repeating: true, count: register.actions.count)
    let involved = RegisterCounts(register).involved
    var narrower = 0
    for _ in 0..<600 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...3, using: &random)).map { _ in random.pick(words) }
          .joined(separator: " ")
      }
      let queries = texts.map { Query.parse($0, with: Fixtures.input(register)).query }
      let found = queries.map { query in
        query.matching(all, in: QueryScope(register, today: Fixtures.eventfulToday, for: query))
      }
      // Asked of all at once, each is as when it is asked alone.
      for (query, rows) in zip(queries, found) {
        let scope = QueryScope(register, today: Fixtures.eventfulToday, for: query)
        #expect(rows == register.actions.indices.map { query.matches($0, in: scope) })
        let kept = QueryScope(
          register, today: Fixtures.eventfulToday, for: query, involved: involved)
        #expect(rows == query.matching(all, in: kept))
        #expect(
          query.inTitle(rows, in: scope)
            == register.actions.indices.map { rows[$0] && query.isInTitle($0, in: scope) })
      }
      guard queries[0].narrows(queries[1]) else { continue }
      narrower += 1
      #expect(zip(found[0], found[1]).allSatisfy { !$0 || $1 }, "\(texts)")
    }
    #expect(narrower > 60)
  }
}
