import HusokCanvas
import HusokModel

extension AppState {
  /// Enter and every key but y leaves things as they are.
  mutating func pressInQuestion(_ key: Key, _ question: Question) -> [Effect] {
    switch key {
    case .character("y"): return answerYes(question)
    case .character("d"): return answerDelete(question)
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    case .escape, .enter, .character("n"), .character("q"), .control("c"): answerNo(question)
    default: break
    }
    return []
  }

  private mutating func answerYes(_ question: Question) -> [Effect] {
    layers.removeLast()
    switch question.purpose {
    case .restore(let number): return [.restoreBackup(number)]
    case .replacePaper: return lastPaper.map { writePaper($0, replacing: true) } ?? []
    case .replaceOther(let path): return [.saveElsewhere(path, replacing: true)]
    case .rescue(let kept): return takeOver(kept)
    case .told: return []
    }
  }

  private mutating func answerNo(_ question: Question) {
    layers.removeLast()
    switch question.purpose {
    case .restore: say(words("question.left"))
    case .replacePaper: refusePaper(words("question.otherName"))
    case .replaceOther(let path): refuseElsewhere(path, words("question.otherName"))
    case .rescue(let kept):
      say(words("rescue.left", kept.path))
      askForRescue()
    case .told: break
    }
  }

  private mutating func answerDelete(_ question: Question) -> [Effect] {
    guard case .rescue(let kept) = question.purpose else { return [] }
    layers.removeLast()
    say(words("rescue.removed"))
    askForRescue()
    return [.removeRescue(path: kept.path)]
  }
}

extension AppState {
  /// Asks what is to become of the next piece of work that could not be saved. Whoever changes
  /// nothing is asked nothing.
  mutating func askForRescue() {
    guard !isReadOnly, save != .demo, !rescues.isEmpty else { return }
    let kept = rescues.removeFirst()
    let acts = kept.rescue.acts
    let labels = acts.prefix(3).map(words.label).joined(separator: "; ")
    let text = words(
      "rescue.question", kept.rescue.changes.count, words.moment(kept.rescue.at),
      acts.count > 3 ? labels + " " + glyphs.ellipsis : labels)
    layers.append(.question(Question(purpose: .rescue(kept), text: text)))
  }

  /// Does the work on the register as it is now. The file goes once all of it is saved.
  private mutating func takeOver(_ kept: RescueEntry) -> [Effect] {
    let (acts, unfit) = register.takingOver(kept.rescue)
    var effects = acts.flatMap { perform($0) }
    if unfit > 0 {
      say(words("rescue.unfit", unfit, kept.path), .warning)
    } else {
      say(words("rescue.taken", kept.rescue.changes.count))
      takenRescues.append(kept.path)
      if unsaved.isEmpty { effects += rescuesDone() }
    }
    askForRescue()
    return effects
  }

  /// The files of which all is saved now.
  mutating func rescuesDone() -> [Effect] {
    defer { takenRescues = [] }
    return takenRescues.map { .removeRescue(path: $0) }
  }
}
