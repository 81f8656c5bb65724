import Glibc
import HusokModel

extension JSONFileStore {
  /// The versions that are kept, latest first.
  public var backups: [Backup] { backupFolder.all }

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
    return try lock.hold { () throws(StoreError) in
      let kept = try keepPresent()
      try replace(with: bytes)
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
        let (bytes, _) = try contents()
        try AtomicFile(system: system, path: name).write(bytes, replacing: false)
      }
      try AtomicFile.syncFolder(of: name, system)
    } catch {
      throw .unwritable(path: name, error)
    }
    return name
  }

  private func contents() throws(SystemFault) -> ([UInt8], FileIdentity) {
    do throws(StoreError) {
      return try FileReader(system: system, path: target).read()
    } catch {
      if case .unreadable(_, let fault) = error { throw fault }
      throw SystemFault("read", EIO)
    }
  }

  /// Writes these bytes in place of the file and reads them.
  func replace(with bytes: [UInt8]) throws(StoreError) {
    do throws(SystemFault) {
      try AtomicFile(system: system, path: target).write(bytes, replacing: true)
    } catch {
      throw .unwritable(path: path, error)
    }
    _ = try load()
  }

  /// Writes the register, with acts that could not be saved here, to another file, which must not
  /// be there yet, and gives the store that it is.
  public func saveElsewhere(_ other: String, _ acts: [Act]) throws(StoreError) -> JSONFileStore {
    guard var text = document else { throw .missing(path: path) }
    for change in acts.flatMap(\.changes) {
      do throws(JSONFault) {
        try text.apply(change)
      } catch {
        throw .refused(path: path, record: change.record)
      }
    }
    let store = JSONFileStore(path: other, system: system)
    try store.create(text.text)
    _ = try store.load()
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
