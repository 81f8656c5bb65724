import Glibc
import HusokModel
import HusokStore

/// `husok merge BASE OURS THEIRS`: what both sides did to one register, into OURS. As a git merge
/// driver it never leaves marks of a conflict.
struct MergeCommand: Command {
  static let spec = CommandSpec(
    name: "merge", operands: [.file("BASE"), .file("OURS"), .file("THEIRS")],
    examples: ["git config merge.husok.driver 'husok merge %O %A %B'"],
    run: .of(MergeCommand.self))

  let context: CommandContext

  func run(_ output: inout Output) throws(Failure) -> Int32 {
    let paths = context.invocation.operands
    let store = JSONFileStore(path: paths[1])
    let other = JSONFileStore(path: paths[2])
    let ours = try load(store)
    let theirs = try load(other)
    let base = try base(paths[0], ours: ours, theirs: theirs)
    for register in [base, ours, theirs] { KeptUntilExit.add(register) }
    let result = Merge.merge(base: base, ours: ours, theirs: theirs)
    do throws(StoreError) {
      try store.replace(with: result.register, mergedFrom: (ours, theirs, other))
    } catch {
      throw Failure(error, context)
    }
    report(result, to: &output)
    return ExitCode.success
  }

  /// What both came from. git hands over an empty file where there is none: both sides added the
  /// register, or their histories have nothing in common. Then nobody removed anything, and only what
  /// both hold of the bundled register may have come from there.
  private func base(
    _ path: String, ours: Register, theirs: Register
  ) throws(Failure) -> Register {
    do throws(StoreError) {
      return try JSONFileStore(path: path).load().register
    } catch {
      if case .damaged(_, _, _, .empty) = error {
        return BundledData.register.shared(by: ours, and: theirs)
      }
      throw unread(error)
    }
  }

  private func load(_ store: JSONFileStore) throws(Failure) -> Register {
    do throws(StoreError) {
      let loaded = try store.load()
      if loaded.isNewer {
        throw StoreError.newer(path: store.path, version: loaded.version)
      }
      return loaded.register
    } catch {
      throw unread(error)
    }
  }

  /// Why a file cannot be read. One that is not there is not to be made.
  private func unread(_ error: StoreError) -> Failure {
    guard case .missing(let path) = error else { return Failure(error, context) }
    let words = context.words
    return Failure(ExitCode.noInput, words("store.unreadable", path, words.reason(ENOENT)))
  }

  private func report(_ result: MergeResult, to output: inout Output) {
    for line in context.words.mergeLines(result.renumbered, result.conflicts) {
      output.line(context.visible(line))
    }
    output.line(context.words("merge.done", result.register.actions.count))
  }
}
