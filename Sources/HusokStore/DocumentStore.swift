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
}

/// A register that was read.
public struct Loaded: Sendable {
  /// The register.
  public let register: Register
  /// The version of the format that it names.
  public let version: Int
  /// Whether a newer version wrote it, so that it can only be read.
  public var isNewer: Bool { version > StoreFormat.version }

  /// A register, and the version of its format.
  public init(register: Register, version: Int = StoreFormat.version) {
    self.register = register
    self.version = version
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
