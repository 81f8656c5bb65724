import CPosix
import Glibc

/// Notices that another program writes, replaces or removes a store. Nothing wakes while nothing
/// happens.
public final class StoreWatch {
  /// What to wait for; negative where the system has no such thing and the store must be looked at
  /// from time to time.
  public let descriptor: Int32
  private let names: (String, String)

  /// Watches the folder of a store, and that of the link by which it is named.
  public init(path: String) {
    let target = AtomicFile.resolved(path)
    names = (AtomicFile.name(of: path), AtomicFile.name(of: target))
    let descriptor = husok_watch_open()
    var isWatched = false
    for folder in Set([AtomicFile.folder(of: path), AtomicFile.folder(of: target)])
    where descriptor >= 0 {
      if husok_watch_folder(descriptor, folder) >= 0 { isWatched = true }
    }
    if descriptor >= 0, !isWatched { close(descriptor) }
    self.descriptor = isWatched ? descriptor : -1
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Takes what happened since, and says whether the store may have changed.
  public func takeEvents() -> Bool {
    if descriptor < 0 { return true }
    return husok_watch_take(descriptor, names.0, names.1) != 0
  }
}
