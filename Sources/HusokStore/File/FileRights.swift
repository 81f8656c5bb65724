import CPosix
import Glibc

/// Who may do what with a file: owner, group, permissions, access list; and what else is noted of
/// it in attributes of its user. A file that takes another's place takes these over.
struct FileRights {
  private let owner: uid_t
  private let group: gid_t
  private let mode: mode_t
  private let list: AccessList?
  /// Attributes in the user's own name space.
  private let attributes: [(name: String, value: [UInt8])]

  /// Those of an open file.
  init(of descriptor: Int32, status: stat, system: SystemCalls) throws(SystemFault) {
    let names = try FileRights.names(of: descriptor, system)
    var list: AccessList?
    let value = { (name: String) in
      FileRights.value { system.getAttribute(descriptor, name, $0, $1) }
    }
    if names.contains(AccessList.attribute) {
      list = value(AccessList.attribute).flatMap { AccessList($0) }
    }
    let attributes = names.filter { $0.hasPrefix("user.") }.compactMap { name in
      value(name).map { (name, $0) }
    }
    self.init(status: status, list: list, attributes: attributes)
  }

  /// Those of the file that a path leads to, without what its user noted; nil where there is none.
  init?(at path: String, _ system: SystemCalls) {
    guard let status = system.status(path) else { return nil }
    let list = FileRights.value {
      system.getPathAttribute(path, AccessList.attribute, $0, $1)
    }
    self.init(status: status, list: list.flatMap { AccessList($0) }, attributes: [])
  }

  private init(
    status: stat, list: AccessList?, attributes: [(name: String, value: [UInt8])]
  ) {
    owner = status.st_uid
    group = status.st_gid
    mode = status.st_mode & 0o7777
    self.list = list
    self.attributes = attributes
  }

  private init(owner: uid_t, group: gid_t, mode: mode_t, list: AccessList?) {
    self.owner = owner
    self.group = group
    self.mode = mode
    self.list = list
    attributes = []
  }

  /// Those of a lock beside the file: who may write the file may lock it.
  var forLock: FileRights {
    FileRights(owner: owner, group: group, mode: mode & 0o666, list: list)
  }

  /// Those of a folder for what the file held earlier: who may read or write the file may go in.
  var forFolder: FileRights {
    let read = mode & 0o666
    let enter = (read >> 1 | read >> 2) & 0o111
    return FileRights(owner: owner, group: group, mode: read | enter, list: list?.forFolder)
  }

  /// The permissions to make a file with that is to get these rights: its group may be another at
  /// first, and then may do no more than all others.
  var firstMode: mode_t { mode & (~0o070 | (mode & 0o007) << 3) & 0o777 }

  /// Whether a file of this state needs them to be given.
  func isOther(than status: stat) -> Bool {
    status.st_gid != group || status.st_mode & 0o777 != mode & 0o777 || list != nil
  }
}

extension FileRights {
  /// Gives them to an open file. Another owner can be kept by root only; he then stands in the access
  /// list, unless the group may do what he may. Nobody gets more than before: where the group cannot
  /// be kept, another group may do no more than all others, and where the access list cannot, its
  /// own entry counts for the group.
  func give(to descriptor: Int32, _ system: SystemCalls) throws(SystemFault) {
    let (isOwnerKept, isGroupKept) = keepOwner(descriptor, system)
    let names = try FileRights.names(of: descriptor, system)
    // A list that the folder gives to new files is not that of this one.
    if names.contains(AccessList.attribute) {
      _ = system.removeAttribute(descriptor, AccessList.attribute)
    }
    var list = isGroupKept ? list : list?.withoutGroup
    var mode = mode
    if let list { mode = mode & ~0o070 | mode_t(list.group) << 3 }
    if !isGroupKept { mode &= ~0o777 | firstMode }
    let owned = mode >> 6 & 7
    if !isOwnerKept, mode >> 3 & owned != owned {
      list = (list ?? AccessList(mode: mode)).adding(person: owner, UInt8(owned))
    }
    if system.fchmod(descriptor, mode) != 0 { throw SystemFault("fchmod") }
    if let list { _ = set(AccessList.attribute, value: list.bytes, on: descriptor, system: system) }
    for (name, value) in attributes { _ = set(name, value: value, on: descriptor, system: system) }
  }

  /// Gives them to a file or folder that this user made earlier, where it has others; one of
  /// another user is left alone, and so is what the system does not let be changed.
  func follow(_ descriptor: Int32, status: stat, system: SystemCalls) {
    guard isOther(than: status), status.st_uid == geteuid() || geteuid() == 0 else { return }
    let kept = status.st_mode & 0o7000
    let rights = FileRights(owner: status.st_uid, group: group, mode: mode | kept, list: list)
    try? rights.give(to: descriptor, system)
  }

  /// Whether the owner and the group are those of before.
  private func keepOwner(_ descriptor: Int32, _ system: SystemCalls) -> (owner: Bool, group: Bool) {
    let status = system.openStatus(descriptor)
    let isOwner = owner == status?.st_uid
    if isOwner, group == status?.st_gid { return (true, true) }
    if system.fchown(descriptor, owner, group) == 0 { return (true, true) }
    let isGroup = group == status?.st_gid || system.fchown(descriptor, uid_t.max, group) == 0
    return (isOwner, isGroup)
  }

  private func set(
    _ name: String, value: [UInt8], on descriptor: Int32, system: SystemCalls
  ) -> Int32 {
    value.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return system.setAttribute(descriptor, name, base, bytes.count)
    }
  }

  /// The names of the attributes; none where the file system has no such thing.
  private static func names(
    of descriptor: Int32, _ system: SystemCalls
  ) throws(SystemFault) -> [String] {
    var number: Int32 = 0
    let names = withUnsafeTemporaryAllocation(of: CChar.self, capacity: mostOfList) { room in
      guard let base = room.baseAddress else { return [UInt8]() }
      let count = system.listAttributes(descriptor, base, room.count)
      if count < 0 { number = errno }
      return count <= 0 ? [] : room[..<min(count, room.count)].map(UInt8.init(bitPattern:))
    }
    let isMissing = [0, ENOTSUP, EOPNOTSUPP, ENOSYS, EPERM, EACCES, ENODATA].contains(number)
    if !isMissing { throw SystemFault("listxattr", number: number) }
    return names.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The most that the kernel gives for a list of names, and for a value.
  private static let mostOfList = 1 << 16

  private static func value(
    _ get: (UnsafeMutableRawPointer, Int) -> Int
  ) -> [UInt8]? {
    withUnsafeTemporaryAllocation(byteCount: mostOfList, alignment: 1) { room in
      guard let base = room.baseAddress else { return nil }
      let count = get(base, room.count)
      return count < 0 ? nil : Array(room[..<min(count, room.count)])
    }
  }
}
