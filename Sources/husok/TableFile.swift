import HusokApp
import HusokCommands
import HusokExchange
import HusokWords

/// A file that a person names on the screen, to take over what stands in it.
enum TableFile {
  /// Its tables, in whatever character set it is written; else why it cannot be read.
  static func read(_ path: String, _ context: CommandContext, _ words: Words) -> Message {
    do throws(Input.Fault) {
      let bytes = try Input.bytes(context.environment.expanded(path), upTo: Input.largest)
      do throws(Table.Fault) {
        let tables = try Table.all(bytes, encoding: TextEncoding(of: bytes))
        return .fileRead(path: path, context.withEarlier(tables))
      } catch {
        return .fileNotRead(path: path, words.sentence(error))
      }
    } catch {
      return .fileNotRead(path: path, Failure(error, reading: path, words: words).text)
    }
  }
}
