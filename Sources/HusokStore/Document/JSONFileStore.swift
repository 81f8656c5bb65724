import Glibc
import HusokModel

/// A register in one JSON file, one record on a line. Used from one queue.
public final class JSONFileStore: DocumentStore {
  /// The path as it was given.
  public let path: String
  let system: SystemCalls
  /// Cuts the waits for other writers short, when the program is about to end.
  public let haste = Haste()
  /// What the file holds, as far as this program knows.
  var document: StoredDocument?
  /// What the screen shows still, where the file has moved on: what acts made meanwhile stand on.
  var earlier: StoredDocument?
  var identity: FileIdentity?
  /// Whether the file is the text that was read, byte for byte, and not one this program wrote.
  var isAsRead = true
  /// Whether a write failed since the last that did not: what it left may not be on disk.
  var isUncertain = false
  /// The changes that are in the file, though it is not confirmed that they are on disk.
  var unconfirmed: Set<String> = []
  /// The register of such a save, where another program had changed it and nobody was told yet.
  var untold: Register?
  /// How long a save waits for other writers, and how long it begins anew because one wrote in its
  /// midst, in milliseconds.
  static let patience = 10_000

  /// A store at a path. Nothing is touched until it is loaded or saved.
  public init(path: String, system: SystemCalls = SystemCalls()) {
    self.path = path
    self.system = system
  }

  /// Reads the file, and remembers its text for the next save.
  public func load() throws(StoreError) -> Loaded {
    let read = try read()
    adopt(read)
    earlier = nil
    untold = nil
    return JSONFileStore.loaded(read.register, read.document)
  }

  /// The text of the file, once it was found to be a register.
  public func bytes() throws(StoreError) -> [UInt8] {
    try read().document.source.bytes
  }

  /// Writes a new store with these bytes; a store that is already there is left alone.
  public func create(_ bytes: [UInt8]) throws(StoreError) {
    do throws(SystemFault) {
      try AtomicFile.makeFolder(AtomicFile.folder(of: target), system: system)
    } catch {
      throw .unwritable(path: path, error)
    }
    if system.status(path) != nil { throw .exists(path: path) }
    if errno == ELOOP { throw .unreadable(path: path, SystemFault("stat")) }
    try holding(lock) { held throws(StoreError) in
      let written: AtomicFile.Written
      do throws(SystemFault) {
        let file = AtomicFile(system: system, path: target)
        written = try file.write(bytes, replacing: false) { _ throws(SystemFault) in
          try held.check()
          if system.linkStatus(target) != nil { throw SystemFault("open", number: EEXIST) }
        }
      } catch {
        let isThere = error.number == EEXIST && error.path == nil
        throw isThere ? .exists(path: path) : .unwritable(path: path, error)
      }
      try confirm(written)
    }
  }

  /// What both sides of a merge hold, and the store of the other side.
  public typealias Sides = (ours: Register, theirs: Register, other: JSONFileStore)

  /// Writes a whole register in place of the file, under the lock. Members of the file that this
  /// version does not know are kept, where the file was loaded.
  ///
  /// - Parameter sides: what it was merged from, where it is what a merge came to: the lines of both
  ///   need not be written anew.
  public func replace(
    with register: Register, mergedFrom sides: Sides? = nil
  ) throws(StoreError) {
    var lock = lock
    lock.leavesNothing = true
    let whole = text(of: register, mergedFrom: sides)
    try checkSound(whole)
    try holding(lock) { held throws(StoreError) in
      try write(whole) { _ throws(SystemFault) in try held.check() }
    }
  }

  private func text(of register: Register, mergedFrom sides: Sides?) -> StoredDocument {
    if let sides, let document, let theirs = sides.other.document {
      return StoredDocument(
        register, ours: (document, sides.ours), theirs: (theirs, sides.theirs))
    }
    var whole = StoredDocument(register)
    whole.extra = document?.extra ?? []
    return whole
  }

  /// Keeps acts, on top of what the file holds at this moment.
  public func save(_ acts: [Act]) throws(StoreError) -> Saved { try save(acts, onEarlier: false) }

  /// Keeps acts. What another program changed meanwhile is merged with them.
  ///
  /// - Parameter onEarlier: whether they were made on the register as it was before the last
  ///   change from outside was taken over.
  public func save(_ acts: [Act], onEarlier: Bool) throws(StoreError) -> Saved {
    let acts = unsaved(acts)
    return try holding(lock) { held throws(StoreError) in
      if held.isAfterDeath { AtomicFile(system: system, path: target).removeLeftovers() }
      return try saveOnce(acts, onEarlier: onEarlier, held: held)
    }
  }

  /// What another program changed since the file was last looked at; nil where it is as it was.
  /// Readers take no lock. Throws where there is no file any more or it cannot be read.
  public func changesFromOutside() throws(StoreError) -> Register? {
    guard let document, present != identity else {
      defer { untold = nil }
      return untold
    }
    if let found = try found(document) {
      identity = found
      return nil
    }
    let read = try read()
    earlier = document
    untold = nil
    adopt(read)
    return read.register
  }

  /// The state of the file. It is opened for it: of a file on another machine only that asks the
  /// machine itself.
  private var present: FileIdentity? {
    let descriptor = system.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0)
    if descriptor < 0 { return nil }
    defer { _ = system.close(descriptor) }
    return system.openStatus(descriptor).map { FileIdentity($0) }
  }

  /// The screen shows what the file holds, and nothing waits that was made before.
  public func forgetEarlier() { earlier = nil }

  /// Whether the folder of the file is there.
  public var hasFolder: Bool { system.status(AtomicFile.folder(of: target)) != nil }

  /// Whether the file is there and may, by its own permissions, only be read.
  public var isReadOnly: Bool {
    var status = stat()
    return stat(path, &status) == 0 && AtomicFile.isReadOnly(path, status)
  }

  /// The file itself: links are followed, so that a linked store keeps its link.
  var target: String { AtomicFile.resolved(path) }

  var lock: StoreLock {
    let target = target
    return StoreLock(
      system: system, path: target + ".lock", rights: FileRights(at: target, system),
      patience: JSONFileStore.patience, haste: haste)
  }

  /// Runs a body under the lock; anew where another program wrote in its midst or the lock was
  /// removed. What is wrong with the lock is told of the store.
  func holding<Result>(
    _ lock: StoreLock, _ body: (HeldLock) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let deadline = Deadline(milliseconds: JSONFileStore.patience, haste: haste)
    repeat {
      do throws(StoreError) {
        return try lock.holding(body)
      } catch {
        guard case .unwritable(_, let fault) = error else { throw told(error) }
        let isAnew = fault == HeldLock.lost || fault == AtomicFile.changedMeanwhile
        if !isAnew { throw told(error) }
      }
    } while !deadline.isOver
    throw .busy(path: path, holder: nil)
  }

  private func told(_ error: StoreError) -> StoreError {
    switch error {
    case .busy(_, let holder): return .busy(path: path, holder: holder)
    case .unwritable(let place, let fault) where place != path:
      let other = fault.path ?? place
      return .unwritable(path: path, SystemFault(fault.call, number: fault.number, at: other))
    case .unwritable, .missing, .exists, .unreadable, .notAFile, .tooLarge, .damaged, .newer, .held,
      .foreignLock, .unconfirmed, .refused, .unsound:
      return error
    }
  }

  /// A file that was read.
  typealias Read = (register: Register, document: StoredDocument, identity: FileIdentity?)

  func read() throws(StoreError) -> Read {
    let (bytes, identity) = try FileReader(system: system, path: path).read()
    let (register, document) = try JSONFileStore.parse(bytes, path: path)
    return (register, document, identity)
  }

  func adopt(_ read: Read) {
    document = read.document
    identity = read.identity
    isAsRead = true
  }
}
