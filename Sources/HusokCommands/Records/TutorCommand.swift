/// `husok tutor`: twelve small tasks on a copy of the practice data, on the screen.
enum TutorCommand {
  static let spec = CommandSpec(
    name: "tutor", options: [CommandSpec.Option(name: "--restart")],
    examples: ["husok tutor", "husok --lang ko tutor --restart"], run: .screen)
}
