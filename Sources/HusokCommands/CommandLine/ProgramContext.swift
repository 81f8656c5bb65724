import HusokModel
import HusokWords

/// What a command has that needs no register.
struct ProgramContext {
  let invocation: Invocation
  let words: Words
  let environment: ProcessEnvironment
  /// The keys of the screen, for the manual page.
  let keys: () -> [ManualKey]
}
