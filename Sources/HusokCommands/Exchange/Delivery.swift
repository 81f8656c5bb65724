import HusokExchange
import HusokStore

/// Where what a command wrote goes: a file, or standard output.
struct Delivery {
  private let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  /// Writes to the file of `-o`, to standard output without it or for `-`.
  func deliver(_ bytes: [UInt8], to output: inout Output) throws(Failure) {
    guard let path = context.invocation.options["-o"], path != "-" else {
      context.writeText(bytes, to: &output)
      return
    }
    let file = OutputFile(path)
    if file.isSame(as: context.path) {
      throw Failure(ExitCode.cannotCreate, context.words("cli.isStore", path))
    }
    do throws(OutputFile.Fault) {
      try file.write(bytes, replacing: true)
    } catch {
      throw Failure(ExitCode.cannotCreate, context.words.sentence(error, path))
    }
  }

  /// Makes a file; a workbook is refused to standard output.
  func file(
    isWorkbook: Bool, _ make: () throws(WorkbookFault) -> [UInt8]
  ) throws(Failure) -> [UInt8] {
    if isWorkbook { try checkFile() }
    do throws(WorkbookFault) {
      return try make()
    } catch {
      throw Failure(error, context.words)
    }
  }

  /// Throws where a workbook would go to standard output, which would be of use to nobody.
  private func checkFile() throws(Failure) {
    if (context.invocation.options["-o"] ?? "-") == "-" {
      throw Failure(ExitCode.usage, context.words("cli.workbookFile"))
    }
  }

  /// The ending of the file of `-o`, in small letters; nil where it has none.
  var ending: String? {
    let parts = context.invocation.options["-o"]?.split(separator: "/").last?.split(separator: ".")
    return parts.flatMap { $0.count > 1 ? $0.last?.lowercased() : nil }
  }

  /// The character set of `--encoding`.
  var encoding: TextEncoding {
    get throws(Failure) {
      guard let name = context.invocation.options["--encoding"] else { return .utf8 }
      guard let encoding = TextEncoding(named: name) else {
        let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(
          ExitCode.usage, context.words("cli.badChoice", "--encoding \(name)", known))
      }
      return encoding
    }
  }

  /// Throws where a character set is asked for and what is written is no table.
  func checkEncoding(isTable: Bool) throws(Failure) {
    if try encoding != .utf8, !isTable {
      throw Failure(ExitCode.usage, context.words("cli.encodingCSV"))
    }
  }

  /// A table in a character set.
  func bytes(_ records: [[String]], _ encoding: TextEncoding) throws(Failure) -> [UInt8] {
    do throws(TextEncoding.Fault) {
      return try encoding.bytes(records)
    } catch {
      throw Failure(ExitCode.badData, context.words.sentence(error))
    }
  }
}
