import CPosix
import Glibc
import HusokApp
import HusokCommands
import HusokWords

// A file that grows over a limit, or a reader that went away, is an error that is told, not the end of
// the program.
for number in [SIGXFSZ, SIGPIPE] { _ = husok_ignore_signal(number) }
let arguments = Arguments()
let run = CommandLineRun(
  arguments.words, unreadable: arguments.unreadable, environment: .system,
  streams: ProcessStreams(), themes: Theme.Name.allCases.map(\.rawValue)
) {
  KeyList.rows(Words(.english)).map { row in
    ManualKey(key: row.key, text: row.text, isInPalette: row.isInPalette)
  }
}
exit(run.run(screen: Session.run))
