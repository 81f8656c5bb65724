import Glibc
import HusokModel

extension JSONFileStore {
  /// The versions that are kept, latest first; none where their folder cannot be read.
  public var backups: [Backup] { (try? listedBackups()) ?? [] }

  /// The versions that are kept, latest first. Throws where their folder cannot be read.
  public func listedBackups() throws(StoreError) -> [Backup] {
    do throws(SystemFault) {
      return try backupFolder.listed()
    } catch {
      throw .unreadable(path: backupFolder.path, SystemFault(error.call, number: error.number))
    }
  }

  var backupFolder: BackupFolder { BackupFolder(system: system, store: target) }

  /// What a version holds. A damaged one is told with its own path.
  public static func register(of backup: Backup) throws(StoreError) -> Register {
    try JSONFileStore(path: backup.path).load().register
  }

  /// The latest version that can be read, with its number.
  public var newestGoodBackup: (number: Int, backup: Backup)? {
    for (position, backup) in backups.enumerated() {
      if (try? JSONFileStore.register(of: backup)) != nil { return (position + 1, backup) }
    }
    return nil
  }

  /// Makes a version the store again. What stands there now is kept first: among the backups, or
  /// beside the store where it is damaged.
  ///
  /// - Returns: where it is kept; nil where nothing stood there.
  public func restore(_ backup: Backup) throws(StoreError) -> String? {
    let (bytes, _) = try FileReader(system: system, path: backup.path).read()
    _ = try JSONFileStore.parse(bytes, path: backup.path)
    return try holding(lock) { held throws(StoreError) in
      let kept = try keepPresent()
      try replace(with: bytes, held)
      backupFolder.prune(fresh: kept)
      return kept
    }
  }

  /// Keeps what stands there, whatever it is.
  private func keepPresent() throws(StoreError) -> String? {
    do throws(StoreError) {
      _ = try JSONFileStore(path: path, system: system).load()
    } catch {
      if case .missing = error { return nil }
      if case .damaged = error { return try setAside("damaged") }
      throw error
    }
    do throws(SystemFault) {
      return try backupFolder.keep(always: true)
    } catch {
      throw .unwritable(path: path, error)
    }
  }

  /// Gives the file a second name beside it, such as `store.json.damaged-20261124T182233Z`.
  func setAside(_ what: String) throws(StoreError) -> String {
    let name = AtomicFile.unused("\(target).\(what)-\(BackupFolder.stamp(system.now()))")
    do throws(SystemFault) {
      if system.link(target, name) != 0 {
        let file = AtomicFile(system: system, path: name)
        let rights = FileRights(at: target, system)
        _ = try file.write(try contents(), replacing: false, rights: rights)
      }
      try AtomicFile.syncFolder(of: name, system)
    } catch {
      throw .unwritable(path: name, error)
    }
    return name
  }

  private func contents() throws(SystemFault) -> [UInt8] {
    do throws(StoreError) {
      return try FileReader(system: system, path: target, content: .any).read().bytes
    } catch {
      if case .unreadable(_, let fault) = error { throw fault }
      throw SystemFault("read", number: EIO)
    }
  }

  /// Writes these bytes in place of the file and reads them.
  func replace(with bytes: [UInt8], _ held: HeldLock) throws(StoreError) {
    let written: AtomicFile.Written
    do throws(SystemFault) {
      let file = AtomicFile(system: system, path: target)
      written = try file.write(bytes, replacing: true) { _ throws(SystemFault) in
        try held.check()
      }
    } catch {
      throw .unwritable(path: path, error)
    }
    _ = try load()
    try confirm(written)
  }

  /// Writes the register, with acts that could not be saved here, to another file, and gives the
  /// store that it is.
  ///
  /// - Parameter replacing: whether a file that is there already is put aside, under a name such as
  ///   `store.json.replaced-20261124T182233Z`; else it is an error.
  public func saveElsewhere(
    _ other: String, acts: [Act], replacing: Bool = false
  ) throws(StoreError) -> any DocumentStore {
    guard var text = document else { throw .missing(path: path) }
    for change in unsaved(acts).flatMap(\.changes) { try apply(change, to: &text) }
    let store = JSONFileStore(path: other, system: system)
    guard replacing, FileIdentity.of(other) != nil else {
      try store.create(text.text)
      _ = try store.load()
      return store
    }
    try store.holding(store.lock) { held throws(StoreError) in
      _ = try store.setAside("replaced")
      try store.replace(with: text.text, held)
    }
    return store
  }
}

extension AtomicFile {
  /// The name, or where something has it already, one with a number behind.
  static func unused(_ name: String) -> String {
    var candidate = name
    var number = 1
    while FileIdentity.of(candidate) != nil, number < 1000 {
      number += 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }
}
