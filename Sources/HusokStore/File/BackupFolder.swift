import CPosix
import Glibc
import HusokModel

/// A version of a store that was kept when the next took its place.
public struct Backup: Sendable, Equatable {
  /// Its file.
  public let path: String
  /// When it was put aside.
  public let at: Instant
  /// Its size in bytes.
  public let size: Int
}

/// The versions of one store that are kept beside it: the last ten, at most one for any ten
/// minutes, and one a day for thirty days. Stores in one folder have their own, by their names.
struct BackupFolder {
  let system: SystemCalls
  /// The store itself, links resolved.
  let store: String

  static let newest = 10
  static let days = 30
  static let pause = 600

  /// The folder.
  var path: String { AtomicFile.folder(of: store) + "/backups" }

  private var prefix: String { AtomicFile.name(of: store) + "." }

  /// All that are kept, latest first; none where the folder cannot be read.
  var all: [Backup] { (try? listed()) ?? [] }

  /// All that are kept, latest first.
  func listed() throws(SystemFault) -> [Backup] {
    let found = try AtomicFile.names(in: path).compactMap { name -> (String, Int)? in
      seconds(of: name).map { (name, $0) }
    }
    let latest = found.sorted { one, other in
      one.1 == other.1 ? other.0.precedesByBytes(one.0) : one.1 > other.1
    }
    return latest.compactMap { name, seconds in
      guard let status = system.status("\(path)/\(name)"),
        husok_is_regular(status.st_mode) != 0
      else { return nil }
      return Backup(
        path: "\(path)/\(name)", at: Instant(seconds: seconds, offsetMinutes: 0),
        size: Int(status.st_size))
    }
  }

  /// Gives the store a second name among the backups, or copies it where the system has no second
  /// names.
  ///
  /// - Parameter always: whether a younger backup does not matter.
  /// - Returns: the path of the backup; nil where none was due.
  func keep(always: Bool = false) throws(SystemFault) -> String? {
    guard let rights = FileRights(at: store, system) else { return nil }
    let now = system.now()
    followRights(rights.forFolder)
    let known = try AtomicFile.names(in: path).compactMap(seconds)
    if !always, known.contains(where: { abs($0 - now) < BackupFolder.pause }) { return nil }
    if system.status(path) == nil {
      try AtomicFile.makeFolder(path, system: system, mode: rights.forFolder.firstMode)
      followRights(rights.forFolder)
    }
    let name = AtomicFile.unused("\(path)/\(prefix)\(BackupFolder.stamp(now))")
    if system.link(store, name) != 0 {
      if errno == EEXIST { throw SystemFault("link") }
      try copy(to: name, rights)
    }
    do throws(SystemFault) {
      try AtomicFile.syncFolder(of: name, system)
    } catch {
      _ = system.unlink(name)
      throw error
    }
    return name
  }

  /// Whoever may read the store may read its earlier versions, as long as the folder is this user's:
  /// they follow what was set for the store since. A link is left alone, wherever it leads.
  private func followRights(_ rights: FileRights) {
    guard let status = system.linkStatus(path), husok_is_folder(status.st_mode) != 0,
      rights.isOther(than: status)
    else { return }
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let descriptor = system.open(path, flags, 0)
    if descriptor < 0 { return }
    defer { _ = system.close(descriptor) }
    if let status = system.openStatus(descriptor) {
      rights.follow(descriptor, status: status, system: system)
    }
  }

  private func copy(to name: String, _ rights: FileRights) throws(SystemFault) {
    let bytes: [UInt8]
    do throws(StoreError) {
      bytes = try FileReader(system: system, path: store, content: .any).read().bytes
    } catch {
      if case .unreadable(_, let fault) = error { throw fault }
      throw SystemFault("read", number: EIO)
    }
    _ = try AtomicFile(system: system, path: name).write(bytes, replacing: false, rights: rights)
  }

  /// Removes what is not among the last ones and not the last of its day. Days without a backup do
  /// not count, so that a clock that is wrong takes nothing away.
  ///
  /// - Parameter fresh: the one that was made just now, which stays.
  func prune(fresh: String?) {
    var days: Set<Day> = []
    for (position, backup) in all.enumerated() {
      let isLastOfDay = days.insert(backup.at.day).inserted && days.count <= BackupFolder.days
      if position < BackupFolder.newest || isLastOfDay || backup.path == fresh { continue }
      _ = system.unlink(backup.path)
    }
    for name in (try? AtomicFile.names(in: path)) ?? []
    where name.hasPrefix(prefix) && name.hasSuffix(AtomicFile.suffix) {
      _ = system.unlink("\(path)/\(name)")
    }
    AtomicFile(system: system, path: store).removeLeftovers()
  }
}

extension BackupFolder {
  /// A moment as a part of a name.
  static func stamp(_ seconds: Int) -> String {
    // What a clock that is far off shows must still be a date of four digits.
    let seconds = min(max(0, seconds), 253_402_300_799)
    return Instant(seconds: seconds, offsetMinutes: 0).description.filter { $0 != "-" && $0 != ":" }
  }

  /// The moment in the name of a backup of this store; nil for any other name.
  private func seconds(of name: String) -> Int? {
    guard name.hasPrefix(prefix) else { return nil }
    let parts = name.dropFirst(prefix.count).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = Array(parts[0].utf8)
    guard digits.count == 16, parts.count == 1 || Int(parts[1]) != nil else { return nil }
    let text = { (range: Range<Int>) in String(decoding: digits[range], as: UTF8.self) }
    let day = "\(text(0..<4))-\(text(4..<6))-\(text(6..<8))"
    let time = "\(text(9..<11)):\(text(11..<13)):\(text(13..<15))"
    guard digits[8] == UInt8(ascii: "T"), digits[15] == UInt8(ascii: "Z") else { return nil }
    return Instant("\(day)T\(time)Z")?.seconds
  }
}

extension String {
  fileprivate func precedesByBytes(_ other: String) -> Bool {
    utf8.count == other.utf8.count
      ? utf8.lexicographicallyPrecedes(other.utf8) : utf8.count < other.utf8.count
  }
}

/// The backup that belongs to one save, from before the new file takes the name until after.
final class BackupKeeping {
  private let folder: BackupFolder
  private var made: String?
  /// Why no backup could be made, where one was due.
  private(set) var fault: SystemFault?

  init(_ folder: BackupFolder) {
    self.folder = folder
  }

  /// Keeps what is about to be replaced, if a backup is due.
  func keep(always: Bool = false) {
    do throws(SystemFault) {
      made = try folder.keep(always: always)
    } catch {
      fault = error
    }
  }

  /// Takes the others away that are not to be kept any longer.
  func prune() {
    if made != nil { folder.prune(fresh: made) }
  }

  /// The file was not replaced after all: a second name of it would change with it.
  func takeBack() {
    guard let made, let backup = FileIdentity.of(made, folder.system),
      let store = FileIdentity.of(folder.store, folder.system),
      backup.inode == store.inode, backup.device == store.device
    else { return }
    _ = folder.system.unlink(made)
  }
}
