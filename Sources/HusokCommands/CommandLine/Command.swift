/// A command on a register: what stands behind its row.
protocol Command: SendableMetatype {
  /// The command with what it was asked.
  init(context: CommandContext)
  /// Does it, and gives the exit code.
  func run(_ output: inout Output) throws(Failure) -> Int32
}
