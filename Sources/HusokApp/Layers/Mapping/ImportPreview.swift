import HusokCanvas
import HusokExchange
import HusokModel
import HusokWords

/// What a file would make of the register, to be looked through before it is done.
struct ImportPreview: LayerContent {
  /// What it comes from.
  private enum Source: Sendable {
    /// Somebody's log.
    case log(LogSource, LogMapping)
    /// Sheets of husok that came back, from a path.
    case sheets([Table], path: String)
  }

  /// What it says.
  let lines: [RecordText.Line]
  /// What stands above it.
  let title: String
  /// How many places are refused.
  let refused: Int
  /// How far down it is scrolled.
  private(set) var top = 0
  private let source: Source
  /// How many actions it makes or changes.
  private let count: Int
  private let isEmpty: Bool
  /// The ministry that the sheets were written for; nil where they were for none.
  private let ministry: String?
  /// Whether they are taken as its return.
  private let isReturn: Bool
  private var isConfirmed = false
  private var problem: String?

  /// What a log would make. Throws where nothing of it can be taken.
  init(_ source: LogSource, _ mapping: LogMapping, in state: AppState) throws(LogPlan.Fault) {
    self.source = .log(source, mapping)
    let plan = try ImportPreview.plan(source, mapping, state, state.actContext)
    let preview = LogPreview(
      words: state.words, today: state.today, width: ImportPreview.width(state))
    lines = preview.refused(plan) + preview.made(plan)
    refused = plan.refused.count + plan.unknown.count
    isEmpty = plan.act == nil
    ministry = nil
    isReturn = false
    count = plan.made.count
    title = state.words("preview.title", source.name, count)
  }

  /// What sheets that came back would change. Throws where they cannot be read.
  ///
  /// - Parameter asReturn: whether they are taken as the return of the ministry that they were
  ///   written for; nil for what that mostly means.
  init(
    _ tables: [Table], from path: String, asReturn: Bool? = nil, in state: AppState
  ) throws(SheetImport.Fault) {
    source = .sheets(tables, path: path)
    let owner = SheetImport.ministry(of: tables).flatMap { state.register.ministry($0)?.id }
    let mayEnter =
      state.person.profile.role == .secretariat || owner == state.person.profile.ministry
    let sender = mayEnter && asReturn ?? true ? owner : nil
    ministry = owner
    isReturn = sender != nil
    var context = ImportPreview.context(of: sender, state.actContext)
    let sheets = try SheetsImport(tables, into: state.register, today: state.today, context)
    let words = state.words
    let returned = sender.flatMap { try? state.register.returning($0, in: &context) }
    let bad = words.refusals(sheets)
    let changes = (sheets.act?.changes ?? []).map { words.imported($0, in: state.register) }
    count = Set(sheets.act?.records ?? []).count
    let name = owner.map { words.short($0, in: state.register, on: state.today) }
    let whose = name.map { [words(sender != nil ? "preview.asReturn" : "preview.asOwn", $0)] } ?? []
    let back = (returned?.changes ?? []).map { words("call.returned", name ?? "", $0.record) }
    let sum = [words("import.done", count, sheets.unchanged)] + back
    let parts: [(texts: [String], role: RecordText.Role)] = [
      (mayEnter ? whose : [], .quiet), (bad, .bad), (words.remarks(sheets), .quiet),
      (changes, .plain), (sum, .quiet),
    ]
    let width = ImportPreview.width(state)
    lines = parts.flatMap { texts, role in
      texts.flatMap { TextWidth.wrapped($0, to: width) }.map {
        RecordText.Line(text: $0, role: role)
      }
    }
    refused = bad.count
    isEmpty = sheets.act == nil && returned == nil
    title = words("preview.title", LogPlan.name(of: path), count)
  }

  private static func context(of ministry: String?, _ context: ActContext) -> ActContext {
    ministry.map { context.entering(returnOf: $0) } ?? context
  }

  /// The same sheets in the person's own name, or as the return of their ministry.
  private func turned(in state: AppState) -> ImportPreview? {
    guard case .sheets(let tables, let path) = source, canTurn(state) else { return nil }
    return try? ImportPreview(tables, from: path, asReturn: !isReturn, in: state)
  }

  private func canTurn(_ state: AppState) -> Bool {
    ministry != nil && state.person.profile.role == .secretariat
  }

  private static func width(_ state: AppState) -> Int { max(20, state.size.width - 6) }

  private static func plan(
    _ source: LogSource, _ mapping: LogMapping, _ state: AppState, _ context: ActContext
  ) throws(LogPlan.Fault) -> LogPlan {
    try LogPlan(
      source.table, mapping, into: state.register, named: source.name, today: state.today, context)
  }

  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    var preview = self
    preview.problem = nil
    let page = max(1, state.layout.page.height - 4)
    switch key {
    case .escape, .control("c"), .character("q"):
      state.layers.removeLast()
      return []
    case .enter: return take(in: &state)
    case .tab: preview = turned(in: state) ?? preview
    case .up, .character("k"): preview.top -= 1
    case .down, .character("j"): preview.top += 1
    case .pageUp: preview.top -= page
    case .pageDown, .character(" "): preview.top += page
    case .home: preview.top = 0
    case .end: preview.top = lines.count
    default: return []
    }
    preview.top = max(0, min(preview.top, lines.count - page))
    state.layers.replaceFront(with: .preview(preview))
    return []
  }

  /// Does what is shown. Where some of it is refused, the rest is taken with a second stroke.
  private func take(in state: inout AppState) -> [Effect] {
    var preview = self
    if isEmpty {
      preview.problem = state.words("preview.nothing")
    } else if refused > 0, !isConfirmed {
      preview.isConfirmed = true
      preview.problem = state.words("preview.refused", refused)
    } else {
      do throws(Refusal) {
        return try carryOut(in: &state)
      } catch {
        preview.problem = state.words.refusal(error)
      }
    }
    state.layers.replaceFront(with: .preview(preview))
    return []
  }

  private func carryOut(in state: inout AppState) throws(Refusal) -> [Effect] {
    let effects = try state.trying { state, context throws(Refusal) in
      switch source {
      case .log(let log, let mapping):
        let plan: LogPlan
        do throws(LogPlan.Fault) {
          plan = try ImportPreview.plan(log, mapping, state, context)
        } catch {
          if case .refusal(let refusal) = error { throw refusal }
          throw .nothingChanges
        }
        return try plan.finished(&context)
      case .sheets(let tables, _): return try act(tables, state, &context)
      }
    }
    state.layers.removeLast()
    guard case .log(let log, let mapping) = source else { return effects }
    if case .mapping? = state.layers.last { state.layers.removeLast() }
    state.say(state.words("preview.done", count, log.name))
    state.person.settings.keep(mapping)
    return effects + [.keepSettings(state.rememberedSettings)]
  }

  /// What the sheets change, with that the report of their ministry is back.
  private func act(
    _ tables: [Table], _ state: AppState, _ context: inout ActContext
  ) throws(Refusal) -> Act {
    let entering = ImportPreview.context(of: isReturn ? ministry : nil, context)
    let sheets = try? SheetsImport(
      tables, into: state.register, today: state.today, entering)
    guard let sheets else { throw .nothingChanges }
    var session = ActSession(state.register, sheets.context)
    if let act = sheets.act { try session.perform { _, _ in act } }
    if isReturn, let ministry {
      let returned = try session.making { register, context throws(Refusal) in
        try register.returning(ministry, in: &context)
      }
      if let returned { try session.perform { _, _ in returned } }
    }
    return try session.finished(&context)
  }

  func problem(in state: AppState) -> String? { problem }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    let name = ministry.map { scene.short($0) } ?? ""
    let key = isReturn ? "hint.asOwn" : "hint.asReturn"
    let turn = canTurn(state) ? [Hint(key: "Tab", name: scene.words(key, name))] : []
    return (isEmpty ? [] : [scene.hint("Enter", "importRows")]) + turn + [
      scene.hint("↑ ↓", "scroll"), scene.hint("PgDn", "page"),
      scene.hint("Esc", "back"),
    ]
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    let scene = state.scene
    let inside = BoxView(scene: scene, title: title).draw(
      on: &screen, in: state.layout.page, width: state.layout.page.width - 2,
      height: max(3, lines.count + 2))
    for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
      screen.writeFitted(
        TextWidth.visible(line.text), x: inside.x + 1, y: inside.y + row, width: inside.width - 2,
        style: scene.theme.style(of: line), ellipsis: scene.glyphs.ellipsis)
    }
    screen.cursor = (inside.x, inside.y)
  }
}
