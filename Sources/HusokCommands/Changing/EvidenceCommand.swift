import HusokModel

/// `husok evidence`: what proves that an action was done.
struct EvidenceCommand: ChangingCommand {
  static let spec = CommandSpec(
    name: "evidence", operands: [.action, .title.optional],
    options: [.on, CommandSpec.Option(name: "--at", value: .text("PLACE"))] + PartOption.options
      + [.dryRun],
    examples: [
      "husok evidence CN26-3.1 '합의의사록' --on 2026-03-02 --at https://example.go.kr/minutes",
      "husok evidence CN26-3.1 --edit 1 --at ~/minutes.pdf", "husok evidence CN26-3.1 --withdraw 1",
    ], run: .of(EvidenceCommand.self))

  let context: CommandContext

  func make(on register: Register, _ circumstances: inout ActContext) throws -> MadeAct {
    let ids = try context.actions(operands.prefix(1), in: register)
    let part = PartOption(context)
    if let act = try part.withdrawal(
      of: ActionPart.evidence, of: ids[0], in: register, &circumstances)
    {
      return act
    }
    if let place = try part.edited {
      var evidence = try register.evidence(place, of: ids[0])
      if operands.count > 1 { evidence.title = operands[1].composed }
      evidence.on = try context.dayThatCame("--on") ?? evidence.on
      if let place = option("--at") { take(place, &evidence) }
      return MadeAct(
        act: try register.correcting(
          evidence: place, of: ids[0], to: evidence, in: &circumstances))
    }
    var evidence = Evidence()
    evidence.title = try context.wordAfterReference().composed
    evidence.on = try context.dayThatCame("--on") ?? context.today
    if let place = option("--at") { take(place, &evidence) }
    return MadeAct(act: try register.addingEvidence(evidence, to: ids, in: &circumstances))
  }

  /// Takes where it is found, and of a file that is there its hash. A path is written from the root
  /// on, since the next one who opens it may stand in another folder; where nothing is there, it is
  /// said where it is looked for.
  private func take(_ place: String, _ evidence: inout Evidence) {
    let isWhole =
      place.isBlank || place.hasPrefix("/") || place.hasPrefix("~") || place.contains("://")
    let path =
      isWhole
      ? place
      : context.environment.absolute(place.hasPrefix("./") ? String(place.dropFirst(2)) : place)
    evidence.locator = path.composed
    evidence.sha256 = context.sha256(of: evidence)
    if isWhole || evidence.sha256 != nil { return }
    evidence.locator = place.composed
    if EvidenceFile(evidence, in: context.environment)?.state == .gone {
      context.complain(context.visible(context.words("evidence.lookedFor", place, path)))
    }
  }
}
