import HusokModel
import HusokWords

/// What the words of the command line mean.
extension CommandContext {
  /// How what a person writes into a field of a register is read.
  func input(_ register: Register) -> FieldInput {
    FieldInput(register, words: .shared, today: today)
  }

  /// Finds the records of a register that words name.
  func references(in register: Register) -> References {
    References(register: register, words: words)
  }

  /// The languages of a paper, in their order; both for `--lang both`.
  var paperLanguages: [Language] {
    let isBoth = invocation.options["--lang"]?.lowercased() == "both"
    return isBoth ? Language.bothForPapers : [words.language]
  }

  /// A day given with an option.
  func day(_ option: String) throws(Failure) -> Day? {
    try CommandContext.day(option, of: invocation, today: today, words: words)
  }

  /// The day of an option, which cannot be later than today.
  func dayThatCame(_ option: String) throws(Failure) -> Day? {
    let day = try day(option)
    if let day, day > today {
      throw Failure(ExitCode.usage, words("cli.dayToCome", option, "\(day)"))
    }
    return day
  }

  /// The day of an option that names one, or the meeting that was held on it; nil where it was not given.
  func pastDay(_ option: String, in register: Register) throws(Failure) -> Day? {
    try past(option, in: register)?.day
  }

  /// The meeting or day of an option; nil where it was not given.
  func changePoint(_ option: String, in register: Register) throws(Failure) -> ChangePoint? {
    try past(option, in: register)?.point
  }

  /// What is past by an option. A day that has not come is refused.
  private func past(
    _ option: String, in register: Register
  ) throws(Failure) -> (point: ChangePoint, day: Day)? {
    guard let text = invocation.options[option] else { return nil }
    do throws(Refusal) {
      return try input(register).past(text)
    } catch .dayToCome(let day) {
      throw Failure(ExitCode.usage, words("cli.dayToCome", option, "\(day)"))
    } catch .notADay {
      let nearest = Nearest.words(to: text, among: register.meetings.map(\.id))
      throw Failure(
        ExitCode.usage, words("query.since", "\(option) \(text)") + words.hint(at: nearest))
    } catch {
      throw Failure(error, words)
    }
  }

  /// The choice of an option, nil where it was not given; a failure that lists the choices where
  /// there is no such.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ option: String
  ) throws(Failure) -> Choice? {
    guard let name = invocation.options[option] else { return nil }
    if let choice = Choice(rawValue: name) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure(ExitCode.usage, words("cli.badChoice", "\(option) \(name)", known))
  }

  /// A day given with an option of a command line, by the true day.
  static func day(
    _ option: String, of invocation: Invocation, today: Day, words: Words
  ) throws(Failure) -> Day? {
    guard let text = invocation.options[option] else { return nil }
    let input = FieldInput(Register(), words: .shared, today: today)
    do throws(Refusal) {
      return try input.day(text)
    } catch {
      throw Failure(ExitCode.usage, "\(option): \(words.refusal(error))")
    }
  }
}

extension Language {
  /// Both, in the order of a paper that goes to ministers.
  fileprivate static let bothForPapers: [Language] = [.korean, .english]
}
