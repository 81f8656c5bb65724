import HusokModel

/// What is done with one note or piece of evidence, in the details.
extension CommandTable {
  static let withdraw = CommandInfo(
    .withdraw, word: "withdraw", in: .record, on: .strokes([[.delete]], "Del"), needs: .action,
    changes: .records, off: { $0.currentPart == nil ? $0.words("off.noPart") : nil },
    does: { state in
      guard let id = state.currentAction, let part = state.currentPart else { return }
      if let refusal = refusal(part, of: id, state) { return state.say(refusal, .warning) }
      let text = state.words("question.withdraw", id)
      state.layers.append(.question(Question(purpose: .withdraw(id, part), text: text)))
    })

  /// Opens what puts the part under the cursor right.
  static func editPart(_ state: inout AppState) {
    guard let id = state.currentAction, let part = state.currentPart else { return }
    do throws(Refusal) {
      switch part {
      case .note(let place):
        let note = try state.register.note(place, of: id)
        state.layers.append(
          .prompt(Prompt(.correction(id, place, note.kind), text: note.text)))
      case .evidence(let place):
        let evidence = try state.register.evidence(place, of: id)
        state.layers.append(.form(EvidenceForm.form(evidence, place, of: id)))
      }
    } catch {
      state.say(state.words.refusal(error), .warning)
    }
  }

  /// Asks whether the evidence under the cursor is to be opened: where it lies is shown first.
  static func openPart(_ state: inout AppState) {
    guard let id = state.currentAction, case .evidence(let place)? = state.currentPart else {
      return state.say(state.words("open.note"))
    }
    do throws(Refusal) {
      let evidence = try state.register.evidence(place, of: id)
      guard let address = evidence.locator.flatMap({ EvidenceAddress($0) }) else {
        let shown = evidence.locator ?? evidence.title
        return state.say(state.words("open.noAddress", id, shown), .warning)
      }
      let text = state.words("question.open", address.text)
      state.layers.append(.question(Question(purpose: .openEvidence(address), text: text)))
    } catch {
      state.say(state.words.refusal(error), .warning)
    }
  }

  private static func refusal(_ part: ActionPart, of id: String, _ state: AppState) -> String? {
    do throws(Refusal) {
      try state.register.check(part, of: id)
      return nil
    } catch {
      return state.words.refusal(error)
    }
  }
}
