import CPosix
import Glibc

/// Notices that another program writes, replaces or removes a store. Nothing wakes while nothing
/// happens, except where the system hears nothing of others: then the store is to be looked at from
/// time to time.
public final class StoreWatch {
  /// What to wait for; negative where there is nothing to wait for.
  public private(set) var descriptor: Int32 = -1
  /// Whether the store must be looked at from time to time: no notice comes on this system, from
  /// other machines, or of a folder that is gone.
  public var mustLook: Bool { isRemote || isBlind }
  private let path: String
  private let system: SystemCalls
  private var names = ("", "")
  private var isRemote = false
  private var isBlind = true

  /// Watches the folder of a store, and that of the link by which it is named.
  public init(path: String, system: SystemCalls = SystemCalls()) {
    self.path = path
    self.system = system
    watch()
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Takes what happened since, and says whether the store may have changed.
  public func takeEvents() -> Bool {
    if descriptor < 0 { return true }
    let found = husok_watch_take(descriptor, names.0, names.1)
    if found & 2 != 0 { isBlind = true }
    return found != 0
  }

  /// Watches again after a folder went away, once the store is there again. To be called from time
  /// to time where the store must be looked at.
  public func renew() {
    guard isBlind else { return }
    watch()
    if FileIdentity.of(path, system) == nil { isBlind = true }
  }

  /// Watches the folders as they are now.
  private func watch() {
    if descriptor >= 0 { close(descriptor) }
    let target = AtomicFile.resolved(path)
    names = (AtomicFile.name(of: path), AtomicFile.name(of: target))
    let folders = Set([path, target].map { AtomicFile.folder(of: AtomicFile.absolute($0)) })
    descriptor = husok_watch_open()
    isRemote = folders.contains { NetworkFileSystem.isOne(system.fileSystem($0)) }
    isBlind = true
    guard descriptor >= 0 else { return }
    isBlind = folders.contains { husok_watch_folder(descriptor, $0) < 0 }
    // A folder that is moved or removed takes all below along, and only its own watch says so.
    for ancestor in folders.flatMap(AtomicFile.ancestors) {
      _ = husok_watch_ancestor(descriptor, ancestor)
    }
  }
}

/// The file systems on which other machines may write, and nobody tells this one.
enum NetworkFileSystem {
  /// The numbers of their kinds: NFS, SMB, CIFS, SMB 2, FUSE (sshfs and the like), 9P, Ceph, AFS (two),
  /// Coda, GPFS, Lustre, OCFS2, GFS2, and the shared folders of VirtualBox and VMware.
  private static let kinds: Set<Int> = [
    0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997, 0x00C3_6400, 0x5346_414F,
    0x6B41_4653, 0x7375_7245, 0x4750_4653, 0x0BD0_0BD0, 0x7461_636F, 0x0116_1970, 0x786F_4256,
    0xBACB_ACBC,
  ]

  /// Whether a file system of this kind is one.
  static func isOne(_ kind: Int) -> Bool { kinds.contains(kind) }
}
