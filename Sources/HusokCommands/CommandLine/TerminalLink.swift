import HusokModel

/// A text that a terminal opens something with (OSC 8). It takes no columns.
struct TerminalLink {
  private let context: CommandContext

  init(_ context: CommandContext) {
    self.context = context
  }

  /// A line that leads to where a piece of evidence is found; the line alone where that is no address,
  /// or where no terminal reads it that is known to understand.
  func line(_ text: String, to locator: String?) -> String {
    guard isUnderstood, let address = locator.flatMap({ EvidenceAddress($0) }) else { return text }
    let target: String
    switch address {
    case .web(let page): target = TerminalLink.escaped(page)
    case .file(let path):
      let environment = context.environment
      target = "file://" + TerminalLink.escaped(environment.absolute(environment.expanded(path)))
    }
    return "\u{1B}]8;;\(target)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// Whether the terminal says of itself that it is one of those that open links. What stands between,
  /// tmux or screen, may not hand them on.
  private var isUnderstood: Bool {
    let environment = context.environment
    guard context.streams.isTerminal, environment.variable("TMUX") == nil,
      environment.variable("STY") == nil
    else { return false }
    let term = environment.variable("TERM") ?? ""
    if ["xterm-kitty", "foot", "foot-extra", "alacritty", "xterm-ghostty", "wezterm"]
      .contains(term)
    {
      return true
    }
    let program = environment.variable("TERM_PROGRAM") ?? ""
    if ["iTerm.app", "WezTerm", "vscode", "ghostty"].contains(program) { return true }
    if environment.variable("WT_SESSION") != nil { return true }
    if environment.variable("KONSOLE_VERSION") != nil { return true }
    return environment.variable("VTE_VERSION").flatMap { Int($0) }.map { $0 >= 5000 } ?? false
  }

  /// An address with nothing in it that is no letter of ASCII.
  private static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
      if (0x21...0x7E).contains(byte), byte != UInt8(ascii: "\\") {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}
