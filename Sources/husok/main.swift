import CPosix
import Glibc

// A file that grows over a limit is an error that is told, not the end of the program.
_ = husok_ignore_signal(SIGXFSZ)
exit(Program(Arguments()).run())
