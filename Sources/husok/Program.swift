import CResources
import Glibc
import HusokCanvas
import HusokModel
import HusokStore
import HusokWords

/// One run of husok: reads the command line, opens the register, and runs a command or the screen.
struct Program {
  static let version = "0.1.0"

  let arguments: [String]

  /// Runs it and gives the exit code.
  func run() -> Int32 {
    do {
      return try runOrFail()
    } catch {
      // What a file or an argument brought into the sentence must not reach the terminal raw.
      Output.complain(TextWidth.visible(error.text))
      return error.code
    }
  }

  private func runOrFail() throws(Failure) -> Int32 {
    let invocation = try parsed()
    let words = Words(try language(invocation))
    if invocation.has("--version") { return try finish("husok \(Program.version)", words) }
    if invocation.has("--help") || invocation.command?.name == "help" {
      return try help(invocation, words)
    }
    let context = try CommandContext(invocation, words)
    guard let command = invocation.command else { return try Session.run(context) }
    var output = Output()
    let code = try Program.run(command.name, context, &output)
    try flush(output, words)
    return code
  }

  private static func run(
    _ name: String, _ context: CommandContext, _ output: inout Output
  ) throws(Failure) -> Int32 {
    switch name {
    case "list": try ListCommand(context).run(&output)
    case "show": try ShowCommand(context).run(&output)
    case "log": try LogCommand(context).run(&output)
    case "check": try CheckCommand(context).run(&output)
    case "init": try InitCommand(context).run(&output)
    case "info": try InfoCommand(context).run(&output)
    case "merge": try MergeCommand(context).run(&output)
    default: try EditCommand(context).run(name, &output)
    }
  }

  private func parsed() throws(Failure) -> Invocation {
    do throws(UsageFault) {
      return try Invocation(arguments)
    } catch {
      throw Failure(ExitCode.usage, Words(Surroundings.language).sentence(error))
    }
  }

  private func language(_ invocation: Invocation) throws(Failure) -> Language {
    guard let name = invocation.options["--lang"] else { return Surroundings.language }
    guard let language = Language(rawValue: name.lowercased()) else {
      let words = Words(Surroundings.language)
      throw Failure(ExitCode.usage, words("cli.badLanguage", name))
    }
    return language
  }

  private func help(_ invocation: Invocation, _ words: Words) throws(Failure) -> Int32 {
    var spec = invocation.command?.name == "help" ? nil : invocation.command
    let name = invocation.operands.joined(separator: " ")
    if !name.isEmpty, invocation.command?.name == "help" {
      spec = CommandSpec.all.first { $0.name == name }
      if spec == nil {
        let nearest = Nearest.words(to: name, among: CommandSpec.all.map(\.name))
        let fault = UsageFault.unknownCommand(name, nearest: nearest)
        throw Failure(ExitCode.usage, words.sentence(fault))
      }
    }
    return try finish(HelpText(words: words).text(of: spec), words)
  }

  private func finish(_ text: String, _ words: Words) throws(Failure) -> Int32 {
    var output = Output()
    output.line(text)
    try flush(output, words)
    return ExitCode.success
  }

  private func flush(_ output: Output, _ words: Words) throws(Failure) {
    guard let number = output.flush() else { return }
    let reason = strerror(number).map { String(cString: $0) } ?? ""
    throw Failure(ExitCode.inputOutput, words("cli.cannotWrite", reason))
  }
}

/// The bundled register of the 262nd meeting.
enum BundledData {
  /// Its text, in the store's own format.
  static var bytes: [UInt8] {
    var count = 0
    let bytes = husok_starting_data(&count)
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Its records. The text is part of the program and tested, so it is read without fault; were it
  /// not, there would be an empty register.
  static var register: Register { (try? JSONFileStore.parse(bytes)) ?? Register() }

  /// A store without records.
  static let emptyBytes = Array(
    """
    {"format":"husok","version":1,
    "ministries":[
    ],
    "meetings":[
    ],
    "outcomes":[
    ],
    "actions":[
    ],
    "changes":[
    ]}

    """.utf8)
}
