import HusokExchange
import HusokModel
import HusokWords

extension Scene {
  /// What a row of a mapping is picked from.
  func items(for row: MappingLayer.Row, of mapping: LogMapping) -> [Picker.Item] {
    switch row {
    case .place: return meetingItems + outcomeItems
    case .column:
      return LogUse.allCases.map { use in
        Picker.Item(
          id: use.rawValue, code: "", name: words.use(use),
          words: Language.allCases.map { Words($0).use(use) } + [use.rawValue])
      }
    case .meaning(let place): return items(for: mapping.meanings[place])
    case .preview: return []
    }
  }

  private func items(for meaning: LogMeaning) -> [Picker.Item] {
    let none = Picker.Item(
      id: LogMeaning.none, code: "-", name: words("mapping.none"),
      words: ["-", words("mapping.none")])
    switch meaning.subject {
    case .ministry:
      let new = Picker.Item(
        id: Picker.newMinistry, code: "+", name: words("mapping.new", meaning.text),
        words: ["+", words("mapping.new", meaning.text)])
      return [new, none] + ministryItems
    case .status: return choices(.status) + [none]
    case .priority: return choices(.priority) + [none]
    case .kind: return choices(.actionKind) + [none]
    }
  }

  private func choices(_ family: FieldWords.Family) -> [Picker.Item] {
    FieldWords.shared.choices(of: family).map { choice in
      let shown = choice.shown[words.language] ?? choice.value
      return Picker.Item(
        id: choice.value, code: "", name: shown,
        words: [choice.value] + choice.shown.values + choice.others)
    }
  }

  /// What a word is said to mean.
  func answer(_ meaning: LogMeaning) -> String {
    if meaning.answer == LogMeaning.open { return words("mapping.open") }
    if meaning.answer == LogMeaning.none { return words("mapping.none") }
    if meaning.isNew { return words("mapping.new", meaning.answer) }
    switch meaning.subject {
    case .ministry:
      return register.ministries(named: meaning.answer).first.map(short) ?? meaning.answer
    case .status: return shown(meaning.answer, in: .status)
    case .priority: return shown(meaning.answer, in: .priority)
    case .kind: return shown(meaning.answer, in: .actionKind)
    }
  }

  private func shown(_ value: String, in family: FieldWords.Family) -> String {
    FieldWords.shared.choices(of: family).first { $0.value == value }?.shown[words.language]
      ?? value
  }
}

extension Picker {
  /// The id of the item that stands for a ministry that is to be made.
  static let newMinistry = "+"
}
