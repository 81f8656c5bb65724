import HusokModel

extension AppState {
  /// Runs a command, or says why it cannot be run.
  mutating func run(_ command: Command) -> [Effect] {
    CommandTable.info(command).map { run($0) } ?? []
  }

  /// Runs the command of a word.
  mutating func run(word: String) -> [Effect] {
    CommandTable.info(word: word).map { run($0) } ?? []
  }

  private mutating func run(_ info: CommandInfo) -> [Effect] {
    if let reason = info.reason(in: self) {
      say(reason, .warning)
      return []
    }
    notice = nil
    return info.run(&self)
  }

  /// Shows a view, without anything over it.
  mutating func show(_ kind: ViewKind) {
    layers.removeAll()
    list.pane = .list
    view = kind
  }

  /// Puts the cursor of the list to pick from in front on a line.
  public mutating func movePicker(to position: Int) {
    guard case .picker(var picker)? = layers.last else { return }
    picker.move(by: position - picker.position)
    layers.replaceFront(with: .picker(picker))
  }
}
