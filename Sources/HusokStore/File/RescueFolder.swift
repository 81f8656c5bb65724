import CPosix
import Glibc
import HusokModel

/// Where work is kept that could not be saved when the program ended, and that the next start
/// offers: a file for each such end, for this user only.
public struct RescueFolder: Sendable {
  private let folders: [Folder]
  private let system: SystemCalls

  /// A folder, and whether others may make folders beside it.
  private typealias Folder = (path: String, isAmongOthers: Bool)

  /// A file that is kept.
  public struct Kept: Sendable, Equatable {
    /// Its path.
    public let path: String
    /// What it holds.
    public let rescue: Rescue

    /// A file and what it holds.
    public init(path: String, rescue: Rescue) {
      self.path = path
      self.rescue = rescue
    }
  }

  /// A folder of this user, and one for where that cannot be written. Neither is touched until
  /// something is kept.
  ///
  /// - Parameters:
  ///   - own: the folder; nil where the user has none.
  ///   - temporary: the other one, in a folder where anyone may make files.
  public init(own: String?, temporary: String, system: SystemCalls = SystemCalls()) {
    folders = [own.map { ($0, false) }, (temporary, true)].compactMap { $0 }
    self.system = system
  }

  /// Keeps work in the first folder that takes it, on disk when this returns.
  ///
  /// - Returns: the path of the file. Throws why the last folder did not take it.
  public func keep(_ rescue: Rescue) throws(StoreError) -> String {
    var fault = StoreError.missing(path: "")
    for folder in folders {
      do throws(SystemFault) {
        return try keep(rescue, in: folder)
      } catch {
        fault = .unwritable(path: folder.path, error)
      }
    }
    throw fault
  }

  /// The files that are kept for the register in a file, oldest first.
  public func files(of store: String) -> [Kept] {
    let target = AtomicFile.resolved(store)
    return paths.compactMap { path in
      (try? RescueFolder.read(path, system)).map { Kept(path: path, rescue: $0) }
    }.filter { AtomicFile.resolved($0.rescue.store).isIdentical(to: target) }
      .sorted { $0.rescue.at.seconds < $1.rescue.at.seconds }
  }

  /// The files that are there and cannot be read.
  public var unreadable: [String] {
    paths.filter { (try? RescueFolder.read($0, system)) == nil }
  }

  /// Removes a file whose work is saved, or is not wanted.
  public func remove(_ path: String) {
    _ = system.unlink(path)
  }

  private var paths: [String] {
    folders.filter(isOwn).flatMap { folder in
      ((try? AtomicFile.names(in: folder.path)) ?? [])
        .filter { $0.hasPrefix("rescue-") && $0.hasSuffix(".json") }
        .sorted().map { folder.path + "/" + $0 }
    }
  }

  /// Among temporary files, anyone can make a folder of any name: only one that is this user's, and
  /// closed to others, is used.
  private func isOwn(_ folder: Folder) -> Bool {
    if !folder.isAmongOthers { return true }
    var status = stat()
    return lstat(folder.path, &status) == 0 && husok_is_folder(status.st_mode) != 0
      && status.st_uid == getuid() && status.st_mode & 0o022 == 0
  }

  private func keep(_ rescue: Rescue, in folder: Folder) throws(SystemFault) -> String {
    try AtomicFile.makeFolder(folder.path, system: system)
    if !isOwn(folder) { throw SystemFault("open", number: EACCES) }
    let path = try reserve("\(folder.path)/rescue-\(BackupFolder.stamp(system.now()))")
    do throws(SystemFault) {
      let file = AtomicFile(system: system, path: path)
      _ = try file.write(RescueFolder.text(rescue), replacing: true)
    } catch {
      _ = system.unlink(path)
      throw error
    }
    return path
  }

  /// Takes a name that no other program has, by a file that is still empty.
  private func reserve(_ stem: String) throws(SystemFault) -> String {
    var path = stem + ".json"
    for number in 2...1000 {
      let descriptor = system.open(
        path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        _ = system.close(descriptor)
        return path
      }
      if errno != EEXIST { break }
      path = "\(stem)-\(number).json"
    }
    throw SystemFault("open")
  }

  private static func text(_ rescue: Rescue) -> [UInt8] {
    var head = rescue
    head.changes = []
    let start = "{\"format\":\"husok-rescue\",\"version\":\(StoreFormat.version),"
    let members = JSONWriter.line(head).dropFirst().dropLast()
    let lines = rescue.changes.map { JSONWriter.line($0) }.joined(separator: Array(",\n".utf8))
    return Array(start.utf8) + members + Array(",\n\"changes\":[\n".utf8) + Array(lines)
      + Array("\n]}\n".utf8)
  }

  private static func read(_ path: String, _ system: SystemCalls) throws -> Rescue {
    let bytes = try FileReader(system: system, path: path, content: .any).read().bytes
    return try bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
      var scanner = JSONScanner(bytes)
      let rescue = try scanner.fielded(Rescue.self, depth: 0, identity: nil)
      try scanner.expectEnd()
      return rescue
    }
  }
}
