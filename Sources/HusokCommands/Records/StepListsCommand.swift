import HusokModel
import HusokStore

/// `husok step lists`: the ready lists of steps, as a table that an office can edit.
struct StepListsCommand: Command {
  static let spec = CommandSpec(
    name: "step lists", examples: ["husok step lists > steps.tsv"], run: .of(StepListsCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let known = context.stepLists
    if let mistake = known.mistake { context.complain(context.visible(mistake)) }
    output.line("#list\tkinds of outcome\tEnglish\tKorean")
    for list in known.lists {
      let kinds = list.kinds.map(\.rawValue).joined(separator: ",")
      write([list.name, kinds, list.title.en ?? "", list.title.ko ?? ""], to: &output)
      for step in list.steps {
        write([list.name, "", step.title.en ?? "", step.title.ko ?? ""], to: &output)
      }
    }
    return ExitCode.success
  }

  private func write(_ cells: [String], to output: inout Output) {
    output.line(cells.map(context.visible).joined(separator: "\t"))
  }
}
