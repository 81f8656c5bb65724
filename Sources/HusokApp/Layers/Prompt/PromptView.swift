import HusokCanvas
import HusokModel

/// A line being typed, with what is wrong with it below.
struct PromptView {
  let scene: Scene
  let prompt: Prompt
  /// The words of a query that mean nothing, in characters of the line.
  let wrong: [Range<Int>]

  func draw(on screen: inout Screen, in area: Rect) {
    let label = " " + self.label + " "
    // While little is typed, what is asked for is seen whole.
    let rest = area.width - TextWidth.of(prompt.field.text) - 10
    let labelWidth = min(TextWidth.of(label), max(area.width / 2, rest))
    screen.writeFitted(
      label, x: area.x, y: area.y, width: labelWidth, style: scene.style(.heading),
      ellipsis: scene.glyphs.ellipsis)
    let room = Rect(
      x: area.x + labelWidth, y: area.y, width: area.width - labelWidth - 1, height: 1)
    TextFieldView(field: prompt.field, wrong: wrong, ellipsis: scene.glyphs.ellipsis).draw(
      on: &screen, in: room)
  }

  private var label: String {
    switch prompt.purpose {
    case .query: "/"
    case .reason(let ids, let status): reason(ids, status)
    case .ownerReason(let ids, _): scene.words("prompt.ownerReason", scene.subject(ids))
    case .removal(let id): scene.words("prompt.removal", id)
    case .note(let ids, let kind):
      scene.words("prompt.note", scene.subject(ids), scene.words("note.\(kind.rawValue)"))
    case .correction(let id, let place, let kind):
      scene.words("prompt.correction", id, place + 1, scene.words("note.\(kind.rawValue)"))
    case .due(let ids): scene.words("prompt.due", scene.subject(ids))
    case .postponement(let ids, _): scene.words("prompt.postponement", scene.subject(ids))
    case .sendingBack(let ids): scene.words("prompt.reasonSendBack", scene.subject(ids))
    case .tag(let ids): scene.words("prompt.tag", scene.subject(ids))
    case .viewName: scene.words("prompt.viewName")
    case .closing(let meeting): scene.words("prompt.closing", meeting)
    case .since: scene.words("prompt.since")
    case .asOf: scene.words("prompt.asOf")
    case .saveElsewhere: scene.words("prompt.saveElsewhere")
    case .importing: scene.words("prompt.importing")
    case .importFile: scene.words("prompt.importFile")
    }
  }

  /// What a reason is for: taking up again and sending back have words of their own.
  private func reason(_ ids: [String], _ status: Status) -> String {
    let before = Set(ids.compactMap { scene.register.action($0)?.status })
    let subject = scene.subject(ids)
    if status == .inProgress, before == [.reportedDone] {
      return scene.words("prompt.reasonSendBack", subject)
    }
    if status.isOpen, !before.isEmpty, before.allSatisfy({ !$0.isOpen }) {
      return scene.words("prompt.reasonReopen", subject)
    }
    return scene.words("prompt.reason", subject, scene.words.status(status))
  }
}
