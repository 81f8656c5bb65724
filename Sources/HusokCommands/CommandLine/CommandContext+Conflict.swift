import HusokModel
import HusokStore
import HusokThreads
import HusokWords

/// A register in which git left both sides of a conflict, as it does in a clone that was not set up.
extension CommandContext {
  /// What a store holds; where git left both sides of a conflict in it, what they come to together.
  ///
  /// - Returns: the register, and what is to be said of such a merge.
  public func load(
    _ store: any DocumentStore
  ) throws(StoreError) -> (loaded: Loaded, remark: String?) {
    // What is said of it is put into words at once.
    Parallel.ahead { Words.prepare() }
    do throws(StoreError) {
      return (try store.load(), nil)
    } catch {
      guard let remark = try merged(error) else { throw error }
      return (try store.load(), remark)
    }
  }

  /// Merges both sides where that is all that is wrong with the register, and this person may change it.
  ///
  /// - Returns: what is to be said of it; nil where nothing was done.
  public func merged(_ error: StoreError) throws(StoreError) -> String? {
    guard case .damaged(_, _, _, .conflictMarkers) = error, !isDemo,
      !invocation.has("--read-only"), (try? checkNoReader()) != nil,
      let report = try JSONFileStore(path: path).mergeConflict(mending), let kept = report.damaged
    else { return nil }
    return words("store.conflictMerged", path, kept)
  }

  /// The circumstances in which a damaged register is mended: that needs no register to be read.
  var mending: ActContext {
    let author = Author(
      name: settings.name ?? environment.userName, ministry: settings.ministry)
    return ActContext(
      at: now, by: author, role: .secretariat,
      identifiers: IdentifierSource(seed: environment.seed()))
  }
}
