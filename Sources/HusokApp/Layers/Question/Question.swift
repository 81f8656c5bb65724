import HusokCanvas
import HusokModel

/// A question that Enter does not answer with yes.
struct Question: LayerContent, Equatable {
  /// What is done on yes.
  enum Purpose: Sendable, Equatable {
    /// Go back to a version of the register.
    case restore(Int)
    /// Replace the file that has the name of the paper.
    case replacePaper
    /// Put aside the file that has the name to which the register is saved.
    case replaceOther(path: String)
    /// Take over work that could not be saved; `d` removes it.
    case rescue(RescueEntry)
    /// Save the form below although something about it is doubtful.
    case doubt
    /// Do in the layer below what would overwrite what others did meanwhile.
    case overwrite
    /// Save the form below over what others wrote into some of its fields.
    case overwriteFields([FormField.Name])
    /// Take back a note or a piece of evidence of an action.
    case withdraw(String, ActionPart)
    /// Take an action whose steps were all done one step towards complete.
    case complete(String)
    /// Open a piece of evidence.
    case openEvidence(EvidenceAddress)
    /// Nothing: it is to be read.
    case told
  }

  let purpose: Purpose
  let text: String

  /// The key of the words that say what can be pressed.
  var keys: String {
    switch purpose {
    case .restore, .replacePaper, .replaceOther, .doubt, .overwrite, .overwriteFields, .withdraw,
      .complete, .openEvidence:
      "question.keys"
    case .rescue: "question.rescueKeys"
    case .told: "question.toldKeys"
    }
  }

  /// Enter and every key but y leaves things as they are.
  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    switch key {
    case .character("y"): return answerYes(in: &state)
    case .character("d"): return answerDelete(in: &state)
    case .escape, .enter, .character("n"), .character("q"), .control("c"):
      answerNo(in: &state)
    default: break
    }
    return []
  }

  private func answerYes(in state: inout AppState) -> [Effect] {
    state.layers.removeLast()
    switch purpose {
    case .restore(let number): return [.restoreBackup(number)]
    case .replacePaper:
      return LastFile.replacing(state)
    case .replaceOther(let path): return [.saveElsewhere(path, replacing: true)]
    case .rescue(let kept): return Question.takeOver(kept, in: &state)
    case .doubt:
      guard case .form(var form)? = state.layers.last else { return [] }
      form.isConfirmed = true
      return form.save(in: &state)
    case .overwrite, .overwriteFields:
      guard !state.layers.isEmpty else { return [] }
      state.layers[state.layers.count - 1].overrule()
      if case .form(let form)? = state.layers.last { return form.save(in: &state) }
      return state.press(.enter)
    case .withdraw(let id, let part):
      return state.attempt { state, context throws(Refusal) in
        try state.register.withdrawing(part, of: id, in: &context)
      }
    case .complete(let id):
      return state.attempt { state, context throws(Refusal) in
        try state.register.steppingTowardsDone([id], in: &context)
      }
    case .openEvidence(let address):
      state.opened.insert(address)
      return [.openEvidence(address)]
    case .told: return []
    }
  }

  private func answerNo(in state: inout AppState) {
    state.layers.removeLast()
    let words = state.words
    switch purpose {
    case .restore: state.say(words("question.left"))
    case .replacePaper: LastFile.refuse(words("question.otherName"), in: &state)
    case .replaceOther(let path):
      let problem = words("question.otherName")
      state.layers.append(.prompt(Prompt(.saveElsewhere, text: path, problem: problem)))
    case .rescue(let kept):
      state.say(words("rescue.left", kept.path))
      Question.askForRescue(in: &state)
    case .overwriteFields(let names):
      guard case .form(var form)? = state.layers.last, let fresh = form.subject.fresh(state) else {
        return
      }
      form.yield(names, to: fresh)
      form.problem = words("question.theirs")
      state.layers.replaceFront(with: .form(form))
    case .doubt, .overwrite, .withdraw, .complete, .openEvidence, .told: break
    }
  }

  private func answerDelete(in state: inout AppState) -> [Effect] {
    guard case .rescue(let kept) = purpose else { return [] }
    state.layers.removeLast()
    state.say(state.words("rescue.removed"))
    Question.askForRescue(in: &state)
    return [.removeRescue(path: kept.path)]
  }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    switch purpose {
    case .restore, .replacePaper, .replaceOther, .doubt, .overwrite, .overwriteFields, .withdraw,
      .complete, .openEvidence:
      return [scene.hint("y", "yes"), scene.hint("Enter", "no"), scene.hint("Esc", "no")]
    case .rescue:
      return [
        scene.hint("y", "takeOver"), scene.hint("Enter", "notNow"), scene.hint("d", "delete"),
      ]
    case .told: return [scene.hint("Enter", "goOn")]
    }
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    QuestionView(scene: state.scene, question: self).draw(on: &screen, in: area)
  }
}
