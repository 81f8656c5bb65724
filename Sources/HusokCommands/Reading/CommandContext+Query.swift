import HusokModel
import HusokWords

extension CommandContext {
  /// The query of the command line and what it is asked in.
  ///
  /// - Parameter today: the day that everything is seen from, where that is another than today.
  func asked(
    in register: Register, today: Day? = nil
  ) throws(Failure) -> (query: Query, scope: QueryScope) {
    let today = today ?? self.today
    let me = try profile(in: register).ministry
    let text = invocation.operands.joined(separator: " ")
    let input = FieldInput(register, words: .shared, today: today)
    let (query, problems) = Query.parse(text, with: input, me: me)
    if let problem = problems.first {
      throw Failure(ExitCode.usage, words.problem(problem))
    }
    return (query, QueryScope(register, today: today, for: query))
  }

  /// The query of the command line as it is understood on each day: spans are counted from it.
  func queryByDay(in register: Register) throws(Failure) -> (Day) -> Query {
    _ = try asked(in: register)
    let me = try profile(in: register).ministry
    let text = invocation.operands.joined(separator: " ")
    return { day in
      Query.parse(text, with: FieldInput(register, words: .shared, today: day), me: me).query
    }
  }

  /// The rows of the actions that the query asks for, in the order of the register.
  func matching(in register: Register) throws(Failure) -> [Int] {
    let (query, scope) = try asked(in: register)
    return register.actions.indices.filter { query.matches($0, in: scope) }
  }
}
