import HusokTerminal
import HusokWords

extension Words {
  /// Why the screen cannot be shown.
  func sentence(_ error: TerminalError) -> String {
    switch error {
    case .notATerminal: self("cli.notATerminal")
    case .unknown(let term): self("cli.unknownTerminal", "\"\(term.shortened)\"")
    case .incapable(let term): self("cli.incapableTerminal", "\"\(term.shortened)\"")
    }
  }
}
