import HusokModel
import HusokWords

extension CommandContext {
  /// The rows of the actions that the query asks for.
  func matching(in register: Register, today: Day? = nil) throws(Failure) -> [Int] {
    let me = try profile(in: register).ministry
    let text = invocation.operands.joined(separator: " ")
    let (query, problems) = Query.parse(text, with: input(register), me: me)
    if let problem = problems.first {
      throw Failure(ExitCode.usage, words.problem(problem))
    }
    let scope = QueryScope(register, today: today ?? self.today, for: query)
    return register.actions.indices.filter { query.matches($0, in: scope) }
  }
}
