import HusokModel

/// Ready lists of steps as a table: its columns are the list, the kinds of outcome that it fits, English and
/// Korean. The first row of a list names it, the others are its steps.
public enum StepTable {
  /// Why a file is no such table.
  public enum Fault: Error, Equatable {
    /// It is no text.
    case text(WrittenText.Fault)
    /// It is no table.
    case table(CSVReader.Fault)
    /// A row has no name of a list, or no title.
    case incomplete(row: Int)
    /// A row names a kind of outcome that there is not.
    case kind(String, row: Int)
  }

  /// The lists of a table. Rows that begin with `#` are passed over.
  public static func lists(_ bytes: [UInt8]) throws(Fault) -> [StepList] {
    var lists: [StepList] = []
    for record in try records(bytes) where record.cells.first?.hasPrefix("#") == false {
      let cells = record.cells.map(\.composed.trimmed)
      let cell = { (place: Int) in
        cells.indices.contains(place) && !cells[place].isEmpty ? cells[place] : nil
      }
      let title = Bilingual(en: cell(2), ko: cell(3))
      guard let name = cell(0), title.en != nil || title.ko != nil else {
        throw .incomplete(row: record.row)
      }
      if let list = lists.firstIndex(where: { $0.name == name }) {
        lists[list].append(title)
        continue
      }
      var kinds: [Outcome.Kind] = []
      for word in (cell(1) ?? "").parts {
        guard let kind: Outcome.Kind = FieldWords.shared.choice(word, in: .outcomeKind) else {
          throw .kind(word, row: record.row)
        }
        kinds.append(kind)
      }
      lists.append(StepList(name: name, title: title, kinds: kinds))
    }
    return lists
  }

  private static func records(_ bytes: [UInt8]) throws(Fault) -> [CSVReader.Record] {
    let text: String
    do throws(WrittenText.Fault) {
      text = try WrittenText(bytes).text
    } catch {
      throw .text(error)
    }
    do throws(CSVReader.Fault) {
      return try CSVReader.records(Array(text.utf8))
    } catch {
      throw .table(error)
    }
  }
}
