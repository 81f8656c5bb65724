import HusokExchange
import HusokModel

/// A log that somebody opened: where it came from, and what stands in it.
struct LogSource: Sendable {
  /// The path of the file.
  let path: String
  /// Its table.
  let table: LogTable

  /// The name of the file without its folder and what says of which kind it is.
  var name: String { LogPlan.name(of: path) }

  /// What is proposed for it.
  func proposal(_ state: AppState) -> LogProposal {
    LogProposal(table, for: state.register, today: state.today)
  }

  /// Shows what a file holds: of husok's own sheets what they would change, of any other table how
  /// it would be taken.
  static func show(_ tables: [Table], from path: String, in state: inout AppState) {
    if case .welcome? = state.layers.first { return }
    if let reason = state.reasonAgainst(.importFile) { return state.say(reason, .warning) }
    if SheetImport.isOwn(tables) {
      do throws(SheetImport.Fault) {
        state.layers.append(.preview(try ImportPreview(tables, from: path, in: state)))
      } catch {
        ask(for: path, because: state.words.sentence(error), in: &state)
      }
      return
    }
    do throws(LogTable.Fault) {
      let source = LogSource(path: path, table: try LogTable(tables))
      state.layers.append(.mapping(MappingLayer(source, in: state)))
    } catch {
      ask(for: path, because: state.words.sentence(error), in: &state)
    }
  }

  /// Asks for the path again, since nothing can be taken from there.
  static func ask(for path: String, because reason: String, in state: inout AppState) {
    state.layers.append(.prompt(Prompt(.importFile, text: path, problem: reason)))
  }
}
