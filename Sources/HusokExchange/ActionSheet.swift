import HusokModel
import HusokWords

/// Actions as rows of a spreadsheet, to be edited there and read back.
///
/// The last column says of each cell what the register held when the row was written, so that what
/// somebody left alone is told from what they changed, whatever the register did meanwhile.
public struct ActionSheet: Sendable {
  /// A column.
  public enum Column: String, Sendable, CaseIterable {
    /// The number of the action; empty for one that is to be made.
    case id
    /// The number of its outcome.
    case outcome
    /// What the outcome is, to be read only.
    case outcomeTitle
    /// The English title.
    case titleEn = "title.en"
    /// The Korean title.
    case titleKo = "title.ko"
    /// Where it stands, in a word of either language.
    case status
    /// Who leads, in brackets while proposed.
    case lead
    /// Who helps.
    case supporting
    /// Its own due date.
    case due
    /// The first one it had, to be read only.
    case firstDue
    /// The day it was done, to be read only.
    case doneOn
    /// Whether it comes before others.
    case priority
    /// Whether it goes on.
    case kind
    /// What it waits for.
    case waitingOn
    /// What must be done first.
    case dependsOn
    /// Free words.
    case tags
    /// What was reported so far, to be read only.
    case notes
    /// A note on what was done, to be added.
    case addProgress
    /// A note on what comes next, to be added.
    case addPlan
    /// A note on what stands in the way, to be added.
    case addDifficulty
    /// A note on what is asked of others, to be added.
    case addRequest
    /// Why the row was changed.
    case reason
    /// What the register held when the row was written.
    case base

    /// The columns that may be changed, in the order in which `base` tells of them.
    static let editable: [Column] = [
      .titleEn, .titleKo, .status, .lead, .supporting, .due, .priority, .kind, .waitingOn,
      .dependsOn, .tags,
    ]

    /// The kind of note that the column adds.
    var note: Note.Kind? {
      switch self {
      case .addProgress: .progress
      case .addPlan: .plan
      case .addDifficulty: .difficulty
      case .addRequest: .request
      default: nil
      }
    }

    /// The column that a heading names: by its own name, or as either language calls it.
    init?(heading: String) {
      let wanted = heading.folded
      let found = Column.allCases.first { column in
        column.rawValue.folded == wanted
          || Language.allCases.contains { Words($0)("sheet.\(column.rawValue)").folded == wanted }
      }
      guard let found else { return nil }
      self = found
    }
  }

  let register: Register
  let words: Words
  private let names: [String: String]

  /// Sheets of a register, with ministries as they are called today.
  public init(register: Register, words: Words, today: Day) {
    self.register = register
    self.words = words
    names = Dictionary(
      register.ministries.map { ministry in
        // The short name, where that finds this ministry and no other; else its code or id.
        let name = ministry.name(on: today)
        let candidates = [name.short(in: words.language), name.code]
        let found = candidates.first { register.ministries(named: $0) == [ministry.id] }
        return (ministry.id, found ?? ministry.id)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The heading and a row for each action, cell by cell, guarded against spreadsheets.
  public func records(_ rows: [Int]) -> [[String]] {
    let heading = Column.allCases.map { words("sheet.\($0.rawValue)") }
    return [heading]
      + rows.map { row in Column.allCases.map { CSV.guarded(cell($0, register.actions[row])) } }
  }

  /// The file: with a byte order mark, so that spreadsheets take it for UTF-8.
  public func bytes(_ rows: [Int]) -> [UInt8] { CSV.byteOrderMark + CSV.bytes(records(rows)) }

  private func cell(_ column: Column, _ action: FollowUpAction) -> String {
    switch column {
    case .id: action.id
    case .outcome: action.outcome
    case .outcomeTitle: words.title(action.outcome, in: register)
    case .titleEn: action.title.en ?? ""
    case .titleKo: action.title.ko ?? ""
    case .status: words.status(action.status)
    case .lead: action.lead.map(cell) ?? ""
    case .supporting: SheetList.joined(action.supporting.map(name))
    case .due: action.due?.description ?? ""
    case .firstDue: action.firstDue?.description ?? ""
    case .doneOn: action.doneOn?.description ?? ""
    case .priority: action.priority == .high ? words("priority.high") : ""
    case .kind: action.kind == .ongoing ? words("kind.ongoing") : ""
    case .waitingOn: action.waitingOn?.text ?? ""
    case .dependsOn: SheetList.joined(action.dependsOn)
    case .tags: SheetList.joined(action.tags)
    case .notes: action.notes.map(cell).joined(separator: "\n")
    case .addProgress, .addPlan, .addDifficulty, .addRequest, .reason: ""
    case .base: SheetBase(action).text
    }
  }

  private func cell(_ lead: Lead) -> String {
    lead.confirmed ? name(lead.ministry) : "(\(name(lead.ministry)))"
  }

  private func name(_ id: String) -> String { names[id] ?? id }

  private func cell(_ note: Note) -> String {
    let head = [note.at?.day.description, note.by].compactMap { $0 }.joined(separator: " ")
    return "\(words("note.\(note.kind.rawValue)")) \(head): \(note.text)"
  }
}

/// Several texts in one cell, parted by commas; a comma or line break of a text has a backslash
/// before it.
enum SheetList {
  static func joined(_ elements: [String]) -> String {
    elements.map { element in
      element.unicodeScalars.reduce(into: "") { result, scalar in
        if ",;\\\n\r".unicodeScalars.contains(scalar) { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
    }.joined(separator: ", ")
  }

  /// The texts of a cell, without white space around them; empty ones are none.
  static func elements(_ cell: String) -> [String] {
    var elements = [""]
    var isEscaped = false
    for scalar in cell.unicodeScalars {
      if isEscaped {
        elements[elements.count - 1].unicodeScalars.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if ",;\n\r".unicodeScalars.contains(scalar) {
        elements.append("")
      } else {
        elements[elements.count - 1].unicodeScalars.append(scalar)
      }
    }
    return elements.map(\.sheetText).filter { !$0.isEmpty }
  }
}

extension String {
  /// A text as it is compared: composed, with line feeds for line ends and no white space around.
  /// Spreadsheets change all of these.
  var sheetText: String {
    if isPlainText { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in composed.unicodeScalars {
      if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
      scalars.append(scalar)
    }
    let lines = scalars.map { $0 == "\r" ? "\n" : $0 }
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let start = lines.firstIndex { !isSpace($0) } ?? lines.endIndex
    let end = lines.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    return String(String.UnicodeScalarView(lines[start..<end]))
  }
}

extension String {
  /// Whether it is plain ASCII and Hangul syllables without white space around or line breaks, as
  /// nearly all texts are.
  private var isPlainText: Bool {
    var before: UInt8 = 0x20
    var previous: UInt8 = 0
    for byte in utf8 {
      let isPlain =
        switch previous {
        case 0xEA: byte >= 0xB0
        case 0xED: byte <= 0x9E
        default: (0x20..<0xC0).contains(byte) && byte != 0x7F || (0xEA...0xED).contains(byte)
        }
      if !isPlain || before == 0x20 && byte == 0x20 && previous == 0 { return false }
      before = byte
      previous = byte
    }
    return before != 0x20 || utf8.isEmpty
  }
}

/// What the register held of an action when its row was written: six letters for each column that
/// may be changed.
struct SheetBase: Equatable {
  private let marks: [ActionSheet.Column: String]

  /// What an action holds.
  init(_ action: FollowUpAction) {
    marks = Dictionary(
      uniqueKeysWithValues: ActionSheet.Column.editable.map { column in
        (column, SheetBase.mark(SheetValue(column, action)))
      })
  }

  /// What a cell of an earlier sheet says; nil where it is not one.
  init?(_ text: String) {
    let columns = ActionSheet.Column.editable
    guard text.utf8.count == 2 + 6 * columns.count, text.hasPrefix("h1") else { return nil }
    let letters = Array(text.utf8.dropFirst(2))
    marks = Dictionary(
      uniqueKeysWithValues: columns.enumerated().map { index, column in
        (column, String(decoding: letters[index * 6..<index * 6 + 6], as: UTF8.self))
      })
  }

  /// The cell.
  var text: String {
    "h1" + ActionSheet.Column.editable.map { marks[$0] ?? "" }.joined()
  }

  /// Whether the register held this value.
  func held(_ value: SheetValue, _ column: ActionSheet.Column) -> Bool {
    marks[column] == SheetBase.mark(value)
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~".utf8)

  /// FNV-1a, folded to 36 bits.
  private static func mark(_ value: SheetValue) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in value.written.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 36
    let bytes = (0..<6).map { letters[Int(hash >> (6 * UInt64($0)) & 63)] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
