import HusokCanvas
import HusokExchange
import HusokModel
import HusokWords

/// What the columns of somebody's action log are taken for, and what words mean in it that husok
/// does not know.
struct MappingLayer: LayerContent {
  /// A row of it.
  enum Row: Equatable {
    /// The meeting or outcome that the actions come to stand under.
    case place
    /// A column of the log.
    case column(Int)
    /// A word that is not known.
    case meaning(Int)
    /// What shows all that would be made.
    case preview
  }

  /// The log.
  let source: LogSource
  /// What is said of it so far.
  private(set) var mapping: LogMapping
  /// The row under the cursor.
  private(set) var position = 0
  /// What is wrong.
  private(set) var problem: String?

  /// The proposal for a log; what was kept under its headings goes before.
  init(_ source: LogSource, in state: AppState) {
    self.source = source
    let kept = state.person.settings.mapping(of: source.table.headings)
    mapping = source.proposal(state).mapping(kept)
    let place = mapping.into.flatMap { state.register.place(of: $0) }
    if place?.section != .meetings, place?.section != .outcomes { mapping.into = nil }
  }

  /// Its rows, in their order.
  var rows: [Row] {
    [.place] + mapping.columns.indices.map { .column($0) }
      + mapping.meanings.indices.map { .meaning($0) } + [.preview]
  }

  /// The row under the cursor.
  var row: Row { rows.indices.contains(position) ? rows[position] : .preview }

  var takesText: Bool { true }

  func press(_ key: Key, in state: inout AppState) -> [Effect] {
    var layer = self
    layer.problem = nil
    switch key {
    case .escape, .control("c"):
      state.layers.removeLast()
      return []
    case .control("s"): return preview(in: &state)
    case .enter where row == .preview: return preview(in: &state)
    case .up, .backTab, .control("p"): layer.move(by: -1)
    case .down, .tab, .control("n"): layer.move(by: 1)
    case .pageUp: layer.position = max(0, position - 10)
    case .pageDown: layer.position = min(rows.count - 1, position + 10)
    case .left: layer.turn(by: -1, state)
    case .right: layer.turn(by: 1, state)
    case .enter: return pick(beginningWith: nil, in: &state)
    case .character(let character): return pick(beginningWith: character, in: &state)
    default: break
    }
    state.layers.replaceFront(with: .mapping(layer))
    return []
  }

  func click(_ place: Int, isDouble: Bool, in state: inout AppState) -> [Effect] {
    var layer = self
    layer.position = max(0, min(rows.count - 1, place))
    state.layers.replaceFront(with: .mapping(layer))
    return isDouble || layer.row == .preview ? state.press(.enter) : []
  }

  func problem(in state: AppState) -> String? { problem }

  func hints(in state: AppState) -> [Hint] {
    let scene = state.scene
    var hints = [scene.hint("^s", "preview"), scene.hint("↑ ↓", "move")]
    switch row {
    case .preview: hints.insert(scene.hint("Enter", "preview"), at: 0)
    case .column: hints += [scene.hint("← →", "change"), scene.hint("Enter", "pickFrom")]
    case .place, .meaning: hints.append(scene.hint("Enter", "pickFrom"))
    }
    return hints + [scene.hint("Esc", "cancel")]
  }

  func draw(on screen: inout Screen, in area: Rect, of state: AppState) {
    MappingView(scene: state.scene, layer: self).draw(on: &screen, in: state.layout.page)
  }

  private mutating func move(by step: Int) {
    position = (position + step + rows.count) % rows.count
  }

  /// Takes the column under the cursor for the next use.
  private mutating func turn(by step: Int, _ state: AppState) {
    guard case .column(let column) = row else { return }
    let uses = LogUse.allCases
    let place = uses.firstIndex(of: mapping.columns[column].use) ?? 0
    take(uses[(place + step + uses.count) % uses.count], for: column, state)
  }

  /// Takes a column for something, and looks which words are not known then.
  private mutating func take(_ use: LogUse, for column: Int, _ state: AppState) {
    mapping.columns[column].use = use
    let asked = source.proposal(state)
    // Words that only the other use asked for are not asked for any more.
    var bare = mapping
    bare.meanings = []
    let wanted = asked.meanings(for: bare)
    mapping.meanings.removeAll { meaning in
      !wanted.contains { $0.isOf(meaning.subject, meaning.text) }
    }
    mapping.meanings = asked.meanings(for: mapping)
  }

  /// Opens the list from which the row under the cursor is answered.
  private func pick(beginningWith character: Character?, in state: inout AppState) -> [Effect] {
    if row == .preview { return [] }
    let picker = Picker(.mapping, items: state.scene.items(for: row, of: mapping))
    state.layers.append(.picker(picker))
    guard let character, character != " " else { return [] }
    return picker.press(.character(character), in: &state)
  }

  /// Puts what was picked into the row under the cursor of the mapping in front.
  static func fill(with id: String, in state: inout AppState) {
    guard case .mapping(var layer)? = state.layers.last else { return }
    switch layer.row {
    case .place: layer.mapping.into = id
    case .column(let column):
      if let use = LogUse(rawValue: id) { layer.take(use, for: column, state) }
    case .meaning(let place): layer.answer(id, at: place, state)
    case .preview: break
    }
    layer.move(by: 1)
    state.layers.replaceFront(with: .mapping(layer))
  }

  private mutating func answer(_ id: String, at place: Int, _ state: AppState) {
    let meaning = mapping.meanings[place]
    if id == Picker.newMinistry {
      mapping.meanings[place] = source.proposal(state).newMinistry(meaning.text, beside: mapping)
    } else {
      mapping.meanings[place].answer = id
      mapping.meanings[place].isNew = false
    }
  }

  /// Shows what would be made; what is still open is asked for first.
  private func preview(in state: inout AppState) -> [Effect] {
    var layer = self
    let open = rows.firstIndex { row in
      switch row {
      case .place: mapping.into == nil
      case .meaning(let place): mapping.meanings[place].answer == LogMeaning.open
      case .column, .preview: false
      }
    }
    if let open {
      layer.position = open
      layer.problem = state.words(layer.row == .place ? "mapping.noPlace" : "mapping.unanswered")
    } else {
      do throws(LogPlan.Fault) {
        state.layers.append(.preview(try ImportPreview(source, mapping, in: state)))
        return []
      } catch {
        layer.problem = state.words.sentence(error)
      }
    }
    state.layers.replaceFront(with: .mapping(layer))
    return []
  }
}
