import HusokApp
import HusokCommands
import HusokModel
import HusokStore

extension Session {
  /// The registers of the person, which of them is open, and whether others share it.
  static func sharing(_ context: CommandContext) -> Sharing {
    var sharing = Sharing()
    if context.isDemo { return sharing }
    let environment = context.environment
    let words = context.words
    sharing.registers = context.settings.registers.map { known in
      let path = environment.expanded(known.path)
      return Sharing.Register(name: known.name, path: path, place: known.remote ?? known.path)
    }
    let others = [
      environment.usualStore.map { ($0, words("register.usual")) },
      (context.path, words("register.here")),
    ]
    for case (let path, let name)? in others where OutputFile(path).isFile {
      let file = OutputFile(path)
      if sharing.registers.contains(where: { file.isSame(as: $0.path) }) { continue }
      sharing.registers.append(Sharing.Register(name: name, path: path, place: path))
    }
    let file = OutputFile(context.path)
    sharing.open = sharing.registers.first { file.isSame(as: $0.path) }?.path
    sharing.isShared = RegisterSync.isShared(context.path)
    return sharing
  }
}
