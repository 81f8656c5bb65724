import Glibc
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokStore

@Suite("Permissions, groups and access lists")
struct FileRightsTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }
  private let system = SystemCalls()

  /// Saves one more note, with a backup each time.
  private func save(_ number: Int, _ changed: SystemCalls? = nil) throws {
    var calls = changed ?? system
    calls.now = { 1_770_000_000 + number * 3600 }
    let store = JSONFileStore(path: path, system: calls)
    _ = try store.load()
    let saved = try store.save([StoreSamples.note("M-1.1", "note \(number)", id: "n\(number)")])
    #expect(saved.backupFault == nil)
  }

  private func mode(_ name: String) throws -> mode_t {
    try #require(system.linkStatus(folder.file(name))).st_mode & 0o7777
  }

  @Test("The lock and the folder of backups follow the permissions that the store is given")
  func follow() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    var number = 0
    for (store, backups) in [
      (0o600, 0o700), (0o664, 0o775), (0o640, 0o750), (0o660, 0o770), (0o644, 0o755),
    ] as [(mode_t, mode_t)] {
      #expect(chmod(path, store) == 0)
      number += 1
      try save(number)
      #expect(try mode("store.json") == store)
      #expect(try mode("store.json.lock") == store)
      #expect(try mode("backups") == backups)
    }
    #expect(chmod(folder.file("backups"), 0o2700) == 0)
    try save(9)
    #expect(try mode("backups") == 0o2755)
  }

  @Test("A group is followed; one that cannot be given gets no more than all others")
  func groups() throws {
    guard geteuid() == 0 else { return }
    StoreSamples.write(StoreSamples.small, to: path)
    try save(1)
    #expect(chown(path, uid_t.max, 12_345) == 0 && chmod(path, 0o664) == 0)
    try save(2)
    for name in ["store.json", "store.json.lock", "backups"] {
      #expect(system.linkStatus(folder.file(name))?.st_gid == 12_345, "\(name)")
    }
    #expect(chmod(path, 0o660) == 0)
    var calls = system
    calls.fchown = { _, _, _ in
      errno = EPERM
      return -1
    }
    try save(3, calls)
    #expect(system.linkStatus(path)?.st_gid != 12_345)
    #expect(try mode("store.json") == 0o600)
  }

  @Test("A link in the place of the backups is left alone where it leads")
  func linkedBackups() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    #expect(chmod(path, 0o664) == 0)
    #expect(mkdir(folder.file("private"), 0o700) == 0)
    #expect(symlink("private", folder.file("backups")) == 0)
    try save(1)
    #expect(try mode("private") == 0o700)
  }

  /// An access list: the owner, one more person, the group, the most that both get, all others.
  private func list(person: UInt8, group: UInt8, most: UInt8) -> [UInt8] {
    let none: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
    return [2, 0, 0, 0, 1, 0, 6, 0] + none + [2, 0, person, 0, 0x39, 0x30, 0, 0]
      + [4, 0, group, 0] + none + [0x10, 0, most, 0] + none + [0x20, 0, 0, 0] + none
  }

  private func set(_ name: String, _ value: [UInt8], on path: String) -> Bool {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    return system.setAttribute(descriptor, name, value, value.count) == 0
  }

  private func get(_ name: String, of path: String) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = system.getPathAttribute(path, name, &bytes, bytes.count)
    return count < 0 ? nil : Array(bytes[..<count])
  }

  @Test("An access list is kept, and the lock and the backups follow it")
  func accessList() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    let list = list(person: 6, group: 0, most: 6)
    guard set(AccessList.attribute, list, on: path) else { return }
    for number in 1...2 {
      try save(number)
      #expect(get(AccessList.attribute, of: path) == list)
      #expect(get(AccessList.attribute, of: path + ".lock") == list)
      let inFolder = try #require(get(AccessList.attribute, of: folder.file("backups")))
      #expect(AccessList(inFolder)?.bytes[14] == 7 && inFolder[6] == 7 && inFolder[22] == 0)
      #expect(try mode("store.json") == 0o660)
    }
  }

  @Test("Where the list cannot be kept, the group gets what its own entry says, not the mask")
  func listNotKept() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    guard set(AccessList.attribute, list(person: 6, group: 4, most: 6), on: path) else { return }
    var calls = system
    calls.setAttribute = { _, _, _, _ in
      errno = ENOTSUP
      return -1
    }
    try save(1, calls)
    #expect(get(AccessList.attribute, of: path) == nil)
    #expect(try mode("store.json") == 0o640)
  }

  @Test("An owner who cannot stay the owner keeps his rights in the list, and nobody gets more")
  func formerOwner() throws {
    guard geteuid() == 0 else { return }
    var calls = system
    calls.fchown = { _, _, _ in
      errno = EPERM
      return -1
    }
    StoreSamples.write(StoreSamples.small, to: path)
    let before = list(person: 6, group: 7, most: 4)
    guard set(AccessList.attribute, before, on: path) else { return }
    #expect(chown(path, 4711, gid_t.max) == 0)
    try save(1, calls)
    let none: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
    let after: [UInt8] =
      [2, 0, 0, 0, 1, 0, 6, 0] + none + [2, 0, 4, 0, 0x39, 0x30, 0, 0]
      + [2, 0, 6, 0, 0x67, 0x12, 0, 0] + [4, 0, 4, 0] + none + [0x10, 0, 6, 0] + none
      + [0x20, 0, 0, 0] + none
    #expect(get(AccessList.attribute, of: path) == after)
    try save(2, calls)
    #expect(get(AccessList.attribute, of: path) == after)
    StoreSamples.write(StoreSamples.small, to: folder.file("other.json"))
    #expect(rename(folder.file("other.json"), path) == 0)
    #expect(chmod(path, 0o606) == 0 && chown(path, 4711, gid_t.max) == 0)
    try save(3, calls)
    let made = AccessList(mode: 0o606).adding(person: 4711, 6)
    #expect(get(AccessList.attribute, of: path) == made.bytes)
    #expect(made.group == 0)
  }

  @Test("A list that the folder gives to new files does not open a store that had none")
  func inherited() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    #expect(chmod(path, 0o640) == 0)
    let list = list(person: 7, group: 7, most: 7)
    guard set("system.posix_acl_default", list, on: folder.path) else { return }
    try save(1)
    #expect(get(AccessList.attribute, of: path) == nil)
    #expect(try mode("store.json") == 0o640)
  }

  @Test("What a user noted in attributes of the store is kept")
  func attributes() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    guard set("user.comment", Array("official".utf8), on: path) else { return }
    try save(1)
    #expect(get("user.comment", of: path) == Array("official".utf8))
  }

  @Test("Settings keep their access list too")
  func settings() throws {
    let path = folder.file("config.json")
    StoreSamples.write("{}", to: path)
    let list = list(person: 4, group: 0, most: 4)
    guard set(AccessList.attribute, list, on: path) else { return }
    var settings = Settings()
    settings.name = "kim"
    try SettingsFile(path: path).save(settings)
    #expect(get(AccessList.attribute, of: path) == list)
  }
}
