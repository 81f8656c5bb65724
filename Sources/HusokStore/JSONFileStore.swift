import Glibc
import HusokModel

/// A register in one JSON file, one record on a line. Used from one queue.
public final class JSONFileStore: DocumentStore {
  /// The path as it was given.
  public let path: String
  let system: SystemCalls
  /// What the file holds, as far as this program knows.
  private(set) var document: StoredDocument?
  /// What the screen shows still, where the file has moved on: what acts made meanwhile stand on.
  private var earlier: StoredDocument?
  private var identity: FileIdentity?
  /// Whether the file is the text that was read, byte for byte, and not one this program wrote.
  private var isAsRead = true
  /// Whether a write failed since the last that did not: what it left may not be on disk.
  private var isUncertain = false
  /// How often a save begins anew because another program wrote in its midst.
  private static let patience = 20

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
    return Loaded(
      register: read.register, isNewer: read.document.version > StoreFormat.version)
  }

  /// The text of the file, once it was found to be a register.
  public func bytes() throws(StoreError) -> [UInt8] {
    try read().document.source.bytes
  }

  /// Writes a new store with these bytes; a store that is already there is left alone.
  public func create(_ bytes: [UInt8]) throws(StoreError) {
    do throws(SystemFault) {
      try AtomicFile.makeFolder(AtomicFile.folder(of: target), system)
    } catch {
      throw .unwritable(path: path, error)
    }
    if FileIdentity.of(path) != nil { throw .exists(path: path) }
    if errno == ELOOP { throw .unreadable(path: path, SystemFault("stat")) }
    try lock.hold { () throws(StoreError) in
      do throws(SystemFault) {
        try AtomicFile(system: system, path: target).write(bytes, replacing: false)
      } catch {
        throw error.number == EEXIST ? .exists(path: path) : .unwritable(path: path, error)
      }
    }
  }

  /// Writes a whole register in place of the file, under the lock: what a merge came to. Members of
  /// the file that this version does not know are kept, where the file was loaded.
  public func replace(with register: Register) throws(StoreError) {
    let lock = StoreLock(system: system, path: target + ".lock", leavesNothing: true)
    try lock.hold { () throws(StoreError) in
      var whole = StoredDocument(register)
      whole.extra = document?.extra ?? []
      do throws(SystemFault) {
        try write(whole) { () throws(SystemFault) in }
      } catch {
        throw .unwritable(path: path, error)
      }
    }
  }

  /// Keeps acts, on top of what the file holds at this moment.
  public func save(_ acts: [Act]) throws(StoreError) -> Saved { try save(acts, onEarlier: false) }

  /// Keeps acts. What another program changed meanwhile is merged with them.
  ///
  /// - Parameter onEarlier: whether they were made on the register as it was before the last
  ///   change from outside was taken over.
  public func save(_ acts: [Act], onEarlier: Bool) throws(StoreError) -> Saved {
    try lock.hold { () throws(StoreError) -> Saved in
      for _ in 0..<JSONFileStore.patience {
        do throws(StoreError) {
          return try saveOnce(acts, onEarlier)
        } catch {
          guard case .unwritable(_, JSONFileStore.changedMeanwhile) = error else { throw error }
        }
      }
      throw .busy(path: path, holder: nil)
    }
  }

  /// What another program changed since the file was last looked at; nil where it is as it was.
  /// Readers take no lock. Throws where there is no file any more or it cannot be read.
  public func changesFromOutside() throws(StoreError) -> Register? {
    guard let document, FileIdentity.of(path) != identity else { return nil }
    if let found = try found(document) {
      identity = found
      return nil
    }
    let read = try read()
    earlier = document
    adopt(read)
    return read.register
  }

  /// The screen shows what the file holds, and nothing waits that was made before.
  public func forgetEarlier() { earlier = nil }

  /// The file itself: links are followed, so that a linked store keeps its link.
  var target: String { AtomicFile.resolved(path) }

  var lock: StoreLock {
    var status = stat()
    let target = target
    let mode = stat(target, &status) == 0 ? status.st_mode : 0o600
    return StoreLock(system: system, path: target + ".lock", mode: mode)
  }

  /// A file that was read.
  typealias Read = (register: Register, document: StoredDocument, identity: FileIdentity?)

  private func read() throws(StoreError) -> Read {
    let (bytes, identity) = try FileReader(system: system, path: path).read()
    let (register, document) = try JSONFileStore.parse(bytes, path: path)
    return (register, document, identity)
  }

  private func adopt(_ read: Read) {
    document = read.document
    identity = read.identity
    isAsRead = true
  }
}

extension JSONFileStore {
  /// The fault of a save in whose midst another program wrote the file.
  private static let changedMeanwhile = SystemFault("rename", ESTALE)

  private func saveOnce(_ acts: [Act], _ onEarlier: Bool) throws(StoreError) -> Saved {
    if document == nil { _ = try load() }
    guard let document else { throw .missing(path: path) }
    let base = onEarlier ? earlier ?? document : document
    do throws(StoreError) {
      identity = try found(document)
    } catch {
      // A file that was taken away is written again, so that nothing is lost with it.
      guard case .missing = error else { throw error }
      identity = nil
      return try save(acts, on: base, orOn: document, onEarlier)
    }
    if identity == nil { return try merge(acts, on: base, with: try read()) }
    return try save(acts, on: base, orOn: document, onEarlier)
  }

  /// Saves on a file that nobody changed. What was made before the last change was seen is merged
  /// with it; where it was not made on that state either, it stands on the present one.
  private func save(
    _ acts: [Act], on base: StoredDocument, orOn document: StoredDocument, _ onEarlier: Bool
  ) throws(StoreError) -> Saved {
    guard onEarlier, earlier != nil else { return try write(acts, on: document) }
    do throws(StoreError) {
      return try merge(acts, on: base, with: known(document))
    } catch {
      guard case .refused = error else { throw error }
      return try write(acts, on: document)
    }
  }

  /// The state of the file, where it holds what this program knows; nil where another program
  /// changed it. Size and time can be put back, so the bytes are looked at.
  private func found(_ document: StoredDocument) throws(StoreError) -> FileIdentity? {
    let reader = FileReader(system: system, path: path)
    if isAsRead {
      return try document.source.bytes.withUnsafeBufferPointer { source throws(StoreError) in
        try reader.identity(ifHolding: [source])
      }
    }
    return try document.withStretches { stretches throws(StoreError) in
      try reader.identity(ifHolding: stretches)
    }
  }

  /// What the file is known to hold, read again from the text that is remembered.
  private func known(_ document: StoredDocument) throws(StoreError) -> Read {
    let (register, text) = try JSONFileStore.parse(document.text, path: path)
    return (register, text, identity)
  }

  /// Brings together what the acts make of what they were made on, and what the file holds now.
  private func merge(
    _ acts: [Act], on base: StoredDocument, with theirs: Read
  ) throws(StoreError) -> Saved {
    try checkVersion(theirs.document)
    let before = try JSONFileStore.parse(base.text, path: path).register
    var ours = before
    for act in acts {
      do {
        try ours.apply(act)
      } catch {
        throw .refused(path: path, record: act.records.first ?? "")
      }
    }
    let shown = base.applying(acts)
    identity = theirs.identity
    if acts.isEmpty, !isUncertain {
      earlier = shown
      adopt(theirs)
      return Saved(register: theirs.register)
    }
    let merged = Merge.merge(base: before, ours: ours, theirs: theirs.register).register
    let text = StoredDocument(merged, like: theirs.document, theirs.register)
    let fault = try writeKeeping(text)
    earlier = shown
    return Saved(register: merged, backupFault: fault)
  }

  private func write(_ acts: [Act], on document: StoredDocument) throws(StoreError) -> Saved {
    try checkVersion(document)
    var changed = document
    for change in acts.flatMap(\.changes) {
      do throws(JSONFault) {
        try changed.apply(change)
      } catch {
        throw .refused(path: path, record: change.record)
      }
    }
    return Saved(backupFault: try writeKeeping(changed))
  }

  private func checkVersion(_ document: StoredDocument) throws(StoreError) {
    if document.version > StoreFormat.version {
      throw .newer(path: path, version: document.version)
    }
  }

  /// Writes the text, with the file that was there among the backups where one is due. A backup
  /// that cannot be made does not keep the work from being saved; its fault is handed back.
  private func writeKeeping(_ document: StoredDocument) throws(StoreError) -> SystemFault? {
    let keeping = BackupKeeping(BackupFolder(system: system, store: target))
    let known = identity
    do throws(SystemFault) {
      try write(document) { () throws(SystemFault) in
        keeping.keep()
        if FileIdentity.of(path) != known { throw JSONFileStore.changedMeanwhile }
      }
      keeping.prune()
      return keeping.fault
    } catch {
      keeping.takeBack()
      isUncertain = error != JSONFileStore.changedMeanwhile
      throw .unwritable(path: path, error)
    }
  }

  private func write(
    _ document: StoredDocument, prepare: () throws(SystemFault) -> Void
  ) throws(SystemFault) {
    let file = AtomicFile(system: system, path: target)
    identity = try document.withStretches { stretches throws(SystemFault) in
      try file.write(replacing: true, prepare: prepare) { descriptor throws(SystemFault) in
        for stretch in stretches { try file.writeAll(descriptor, stretch) }
      }
    }
    self.document = document
    isAsRead = false
    isUncertain = false
  }
}

extension JSONFileStore {
  /// Reads the text of a store into a register: a missing field or a broken reference is told with
  /// its place.
  public static func parse(_ bytes: [UInt8]) throws(StoreError) -> Register {
    try parse(bytes, path: "").register
  }

  static func parse(
    _ bytes: [UInt8], path: String
  ) throws(StoreError) -> (register: Register, document: StoredDocument) {
    do throws(JSONFault) {
      return try StoreReader.read(bytes)
    } catch {
      let (line, column) = place(of: error.offset, in: bytes)
      throw .damaged(path: path, line: line, column: column, error.reason)
    }
  }

  /// Line and column of a byte, both from 1; the column counts characters as an editor does.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let column = before[start...].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return (line, column)
  }
}
