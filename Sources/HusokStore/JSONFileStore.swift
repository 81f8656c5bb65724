import CPosix
import Glibc
import HusokModel

/// A register in one JSON file, one record on a line. Used from one queue.
public final class JSONFileStore: DocumentStore {
  /// The path as it was given.
  public let path: String
  private let system: SystemCalls
  private var document: StoredDocument?
  private var identity: FileIdentity?
  /// Whether a write failed since the last that did not: what it left may not be on disk.
  private var isUncertain = false
  /// More than a hundred years of a government's register.
  private static let largest = 1 << 30

  /// A store at a path. Nothing is touched until it is loaded or saved.
  public init(path: String, system: SystemCalls = SystemCalls()) {
    self.path = path
    self.system = system
  }

  /// Reads the file, and remembers its text for the next save.
  public func load() throws(StoreError) -> Loaded {
    let (bytes, identity) = try read()
    let (register, document) = try JSONFileStore.parse(bytes, path: path)
    self.document = document
    self.identity = identity
    return Loaded(register: register, isNewer: document.version > StoreFormat.version)
  }

  /// Writes a new store with these bytes; a store that is already there is left alone.
  public func create(_ bytes: [UInt8]) throws(StoreError) {
    let file = AtomicFile(system: system, path: target)
    do throws(SystemFault) {
      try JSONFileStore.makeFolder(AtomicFile.folder(of: file.path))
      _ = try file.write(replacing: false) { descriptor throws(SystemFault) in
        try bytes.withUnsafeBufferPointer { bytes throws(SystemFault) in
          try file.writeAll(descriptor, bytes)
        }
      }
    } catch {
      throw error.number == EEXIST ? .exists(path: path) : .unwritable(path: path, error)
    }
  }

  /// Writes a whole register in place of the file, under the lock: what a merge came to. Members of
  /// the file that this version does not know are kept, where the file was loaded.
  public func replace(with register: Register) throws(StoreError) {
    let lock = StoreLock(system: system, path: target + ".lock", leavesNothing: true)
    try lock.hold { () throws(StoreError) in
      do throws(SystemFault) {
        var whole = StoredDocument(register)
        whole.extra = document?.extra ?? []
        identity = try write(whole)
        document = whole
      } catch {
        throw .unwritable(path: path, error)
      }
    }
  }

  /// Keeps acts, on top of what the file holds at this moment.
  public func save(_ acts: [Act]) throws(StoreError) -> Saved {
    let lock = StoreLock(system: system, path: target + ".lock")
    return try lock.hold { () throws(StoreError) -> Saved in
      let found = FileIdentity.of(path)
      // A file that was taken away is written again, so that nothing is lost with it.
      if let document, found == identity || found == nil {
        try write(document, acts)
        return Saved()
      }
      return try saveOnChanged(acts)
    }
  }

  /// Another program wrote the file: reads it again and carries the acts out on what it holds.
  private func saveOnChanged(_ acts: [Act]) throws(StoreError) -> Saved {
    var register = try load().register
    guard let document else { throw .missing(path: path) }
    var rebased: [Act] = []
    for act in acts {
      guard let moved = act.rebased(on: register) else { continue }
      do {
        try register.apply(moved)
      } catch {
        throw .refused(path: path, record: act.records.first ?? "")
      }
      rebased.append(moved)
    }
    if !rebased.isEmpty || isUncertain { try write(document, rebased) }
    return Saved(register: register)
  }

  private func write(_ document: StoredDocument, _ acts: [Act]) throws(StoreError) {
    if document.version > StoreFormat.version {
      throw .newer(path: path, version: document.version)
    }
    var changed = document
    for change in acts.flatMap(\.changes) {
      do throws(JSONFault) {
        try changed.apply(change)
      } catch {
        throw .refused(path: path, record: change.record)
      }
    }
    do throws(SystemFault) {
      identity = try write(changed)
      isUncertain = false
    } catch {
      isUncertain = true
      throw .unwritable(path: path, error)
    }
    self.document = changed
  }

  private func write(_ document: StoredDocument) throws(SystemFault) -> FileIdentity {
    let file = AtomicFile(system: system, path: target)
    let pieces = document.pieces
    return try file.write(replacing: true) { descriptor throws(SystemFault) in
      try document.source.bytes.withUnsafeBufferPointer { source throws(SystemFault) in
        for piece in pieces {
          switch piece {
          case .kept(let range):
            try file.writeAll(descriptor, UnsafeBufferPointer(rebasing: source[range]))
          case .written(let bytes):
            try bytes.withUnsafeBufferPointer { bytes throws(SystemFault) in
              try file.writeAll(descriptor, bytes)
            }
          }
        }
      }
    }
  }

  /// The file itself: links are followed, so that a linked store keeps its link.
  private var target: String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension JSONFileStore {
  /// Reads the text of a store into a register: a missing field or a broken reference is told with
  /// its place.
  public static func parse(_ bytes: [UInt8]) throws(StoreError) -> Register {
    try parse(bytes, path: "").register
  }

  fileprivate static func parse(
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
  private static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let column = before[start...].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return (line, column)
  }

  private func read() throws(StoreError) -> (bytes: [UInt8], identity: FileIdentity) {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = system.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
    if descriptor < 0 {
      throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, SystemFault("open"))
    }
    defer { _ = system.close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw .unreadable(path: path, SystemFault("fstat")) }
    if husok_is_regular(status.st_mode) == 0 { throw .notAFile(path: path) }
    let size = Int(status.st_size)
    if size > JSONFileStore.largest { throw .tooLarge(path: path, size: size) }
    do throws(SystemFault) {
      return (try read(descriptor, size: size), FileIdentity(status))
    } catch {
      throw .unreadable(path: path, error)
    }
  }

  /// All bytes up to the end; a file that grows meanwhile is read as far as it was when opened.
  private func read(_ descriptor: Int32, size: Int) throws(SystemFault) -> [UInt8] {
    var fault: SystemFault?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      while count < size {
        let got = system.read(descriptor, base + count, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { fault = SystemFault("read") }
        if got <= 0 { return }
        count += got
      }
    }
    if let fault { throw fault }
    return bytes
  }

  /// Makes a folder and those above it, for this user only.
  private static func makeFolder(_ path: String) throws(SystemFault) {
    var status = stat()
    if stat(path, &status) == 0 { return }
    let parent = AtomicFile.folder(of: path)
    if parent != path { try makeFolder(parent) }
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw SystemFault("mkdir") }
  }
}
