import HusokModel

/// Where a register is kept.
public protocol DocumentStore: AnyObject {
  /// Reads it. A missing store is an error, and so is a damaged one, which is never overwritten;
  /// a newer one is read and says that it cannot be changed.
  func load() throws(StoreError) -> Loaded
  /// Keeps acts: when this returns, they are on disk. Where another program changed the store
  /// meanwhile, both sides are merged, and the outcome is handed back. An error leaves the store as
  /// it was, but for `unconfirmed`.
  func save(_ acts: [Act]) throws(StoreError) -> Saved
  /// Keeps acts.
  ///
  /// - Parameter onEarlier: whether they were made on the register as it was before the last
  ///   change from outside was taken over.
  func save(_ acts: [Act], onEarlier: Bool) throws(StoreError) -> Saved

  /// The file; empty where there is none.
  var path: String { get }
  /// What cuts its waits short.
  var haste: Haste { get }
  /// Whether it can only be read.
  var isReadOnly: Bool { get }
  /// Whether the folder of the file is there.
  var hasFolder: Bool { get }
  /// The register where another program changed it since; nil where none did.
  func changesFromOutside() throws(StoreError) -> Register?
  /// Nothing will come any more that was made on an earlier register.
  func forgetEarlier()

  /// Makes the store from the text of a register. Throws where there is one.
  func create(_ bytes: [UInt8]) throws(StoreError)
  /// The versions that are kept, the latest first. Throws where their folder cannot be read.
  func listedBackups() throws(StoreError) -> [Backup]
  /// The same, for a list.
  var backupEntries: [BackupEntry] { get }
  /// Makes a version the store again.
  ///
  /// - Returns: the path of what stood there before; nil where nothing did.
  func restore(_ backup: Backup) throws(StoreError) -> String?
  /// Writes the register with some acts to another file, which is the store from then on.
  ///
  /// - Parameter replacing: whether a file that is there already is put aside.
  func saveElsewhere(
    _ path: String, acts: [Act], replacing: Bool
  ) throws(StoreError) -> any DocumentStore
}

/// What comes of having no file: nobody else changes it, and no version of it is kept.
extension MemoryStore {
  /// The same as any other save.
  public func save(_ acts: [Act], onEarlier: Bool) throws(StoreError) -> Saved { try save(acts) }

  /// No file.
  public var path: String { "" }
  /// Nothing waits.
  public var haste: Haste { Haste() }
  /// It can be changed.
  public var isReadOnly: Bool { false }
  /// Nothing is missing.
  public var hasFolder: Bool { true }
  /// Nobody else knows it.
  public func changesFromOutside() throws(StoreError) -> Register? { nil }
  /// There is no earlier one.
  public func forgetEarlier() {}

  /// It is there already.
  public func create(_ bytes: [UInt8]) throws(StoreError) { throw .exists(path: path) }
  /// None.
  public func listedBackups() throws(StoreError) -> [Backup] { [] }
  /// None.
  public var backupEntries: [BackupEntry] { [] }
  /// There is no such version.
  public func restore(_ backup: Backup) throws(StoreError) -> String? {
    throw .missing(path: backup.path)
  }
  /// It has no file that could be another one.
  public func saveElsewhere(
    _ path: String, acts: [Act], replacing: Bool
  ) throws(StoreError) -> any DocumentStore { throw .missing(path: self.path) }
}

/// A register that was read.
public struct Loaded: Sendable {
  /// The register.
  public let register: Register
  /// The version of the format that it names.
  public let version: Int
  /// The commit that it came from, where it is a slice of a register that others share; nil for any other.
  public let commit: String?
  /// Whether a newer version wrote it, so that it can only be read.
  public var isNewer: Bool { version > StoreFormat.version }

  /// A register, and the version of its format.
  public init(register: Register, version: Int = StoreFormat.version, commit: String? = nil) {
    self.register = register
    self.version = version
    self.commit = commit
  }
}

/// What came of a save.
public struct Saved: Sendable {
  /// The register as it stands now, where another program had changed it; else nil.
  public let register: Register?
  /// Why what stood there before could not be kept as a backup, where one was due. The save itself
  /// went well.
  public let backupFault: SystemFault?

  /// A save, with what came in from outside.
  public init(register: Register? = nil, backupFault: SystemFault? = nil) {
    self.register = register
    self.backupFault = backupFault
  }
}

/// A register that lives only as long as the program: for looking around and for tests.
public final class MemoryStore: DocumentStore {
  private var register: Register

  /// A store that holds a register.
  public init(_ register: Register) {
    self.register = register
  }

  /// The register that is held.
  public func load() throws(StoreError) -> Loaded {
    Loaded(register: register)
  }

  /// Carries out the acts on the register that is held.
  public func save(_ acts: [Act]) throws(StoreError) -> Saved {
    var changed = register
    for act in acts {
      do {
        try changed.apply(act)
      } catch {
        throw .refused(path: "", record: act.records.first ?? "")
      }
    }
    register = changed
    return Saved()
  }
}
