import HusokCanvas
import HusokModel

/// Takes one message: changes the state and says what is to be done outside of it. Pure: what it
/// does hangs on the two alone.
public func update(_ state: inout AppState, _ message: Message) -> [Effect] {
  if !state.isMoveInList(message) { state.revision &+= 1 }
  let effects = state.take(message)
  state.preparePages()
  Tutor.follow(&state)
  return effects
}

extension AppState {
  fileprivate mutating func take(_ message: Message) -> [Effect] {
    switch message {
    case .terminal(.key(let key)): return press(key)
    case .terminal(.paste(let text)): return paste(text)
    case .terminal(.mouse(let event)): return click(event)
    case .terminal(.resize(let width, let height)):
      size = (width, height)
      list.scroll(height: layout.list.height)
    case .historyRead(let reading): take(reading)
    case .tick: rematch()
    case .syncing(let text): tellSync(text)
    case .synced(let text): endSync(text)
    case .notSynced(let reason): endSync(reason, .warning)
    case .terminate: return [.keepSettings(rememberedSettings), .quit]
    case .notOpened(let reason): say(reason, .warning)
    case .digested(let draft, let hash): return note(draft, sha256: hash)
    case .edited(let result, let draft): return didEdit(result, draft)
    case .saved, .saveFailed, .storeSays, .storeMade, .storeNotMade, .cameIn, .savedElsewhere,
      .notSavedElsewhere, .otherExists, .backups, .restored, .notRestored, .paperWritten,
      .paperExists, .paperNotWritten, .freeName, .lettersWritten, .lettersNotWritten,
      .settingsNotKept, .pathsFound, .fileRead, .fileNotRead:
      return takeFromStore(message)
    }
    return []
  }

  /// Notes a piece of evidence with the hash of its file.
  private mutating func note(_ draft: EvidenceDraft, sha256: String?) -> [Effect] {
    attempt { state, context throws(Refusal) in
      try draft.act(on: state.register, sha256: sha256, in: &context)
    }
  }

  /// What the editor gave back: a note on actions. Where there is none, or it is refused, the line
  /// is there again.
  private mutating func didEdit(_ result: EditorResult, _ draft: NoteDraft) -> [Effect] {
    switch result {
    case .failed(let reason, let keepsFile):
      goOn(with: draft, text: draft.text, because: reason)
      // A path must be seen whole: the line for what is wrong may be too short.
      if keepsFile { layers.append(.question(Question(purpose: .told, text: reason))) }
      return []
    case .written(let text, _) where text.isBlank:
      say(words("said.noteEmpty"))
      return []
    case .written(let text, let remark):
      do throws(Refusal) {
        let effects = try trying { state, context throws(Refusal) in
          try state.register.addingNote(text.trimmed, kind: draft.kind, to: draft.ids, in: &context)
        }
        if let remark { say([notice?.text, remark].compactMap { $0 }.joined(separator: " ")) }
        return effects
      } catch {
        goOn(with: draft, text: text.trimmed, because: words.refusal(error))
        return []
      }
    }
  }

  private mutating func goOn(with draft: NoteDraft, text: String, because reason: String) {
    if text.isBlank { return say(reason, .warning) }
    layers.append(.prompt(Prompt(.note(draft.ids, draft.kind), text: text, problem: reason)))
  }
}
