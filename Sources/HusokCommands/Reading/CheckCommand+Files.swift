import HusokExchange
import HusokModel
import HusokStore
import HusokWords

extension CheckCommand {
  /// A file that proves an action and is not as it was.
  private struct Found {
    let action: String
    /// Its number among the evidence of the action.
    let number: Int
    let file: EvidenceFile
    let state: EvidenceFile.State
  }

  /// Looks at the files that prove actions, and prints which are gone or hold something else.
  func checkFiles(_ output: inout Output) throws(Failure) -> Int32 {
    let register = try context.opened().loaded.register
    var seen = 0
    var found: [Found] = []
    for action in register.actions {
      for (place, evidence) in action.evidence.enumerated() where evidence.withdrawn == nil {
        guard let file = EvidenceFile(evidence, in: context.environment) else { continue }
        seen += 1
        let state = file.state
        switch state {
        case .same, .unknown: continue
        case .changed, .gone:
          found.append(Found(action: action.id, number: place + 1, file: file, state: state))
        }
      }
    }
    if context.invocation.has("--json") {
      output.write(JSONLines.array(found.map(value)))
    } else if context.invocation.has("--csv") {
      let rows = found.map { found in
        [found.action, "\(found.number)", found.state.rawValue, found.file.written]
          .map(CSV.guarded)
      }
      let heading = ["record", "evidence", "state", "file"]
      context.writeText(CSV.byteOrderMark + CSV.bytes([heading] + rows), to: &output)
    } else {
      for found in found { output.line(context.visible(sentence(found))) }
      output.line(context.words("check.filesSeen", seen))
    }
    return ExitCode.success
  }

  private func sentence(_ found: Found) -> String {
    let words = context.words
    return found.state == .gone
      ? words("check.fileGone", found.action, found.number, found.file.written)
      : words("check.fileChanged", found.action, found.number, found.file.written)
  }

  private func value(_ found: Found) -> Value {
    .object([
      .init("record", .string(found.action)), .init("evidence", .number("\(found.number)")),
      .init("state", .string(found.state.rawValue)), .init("file", .string(found.file.written)),
    ])
  }
}
