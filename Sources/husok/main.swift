import CPosix
import Glibc
import HusokApp
import HusokCommands

// A file that grows over a limit is an error that is told, not the end of the program.
_ = husok_ignore_signal(SIGXFSZ)
let arguments = Arguments()
let run = CommandLineRun(
  arguments.words, unreadable: arguments.unreadable, environment: .system,
  streams: ProcessStreams(), themes: Theme.Name.allCases.map(\.rawValue))
exit(run.run(screen: Session.run))
