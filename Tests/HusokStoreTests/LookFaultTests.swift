import Glibc
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokStore

/// The calls that only look: the state of files, attributes, the text of the lock.
@Suite("Failing looks")
struct LookFaultTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }
  private let act = StoreSamples.note("M-1.1", "mine", id: "c2")
  private let later = StoreSamples.status("M-1.2", "inProgress", id: "c3")

  private func store(_ failing: FailingCalls) throws -> JSONFileStore {
    for name in ["backups", "store.json.lock", "store.json"] {
      TemporaryFolder.remove(folder.file(name))
    }
    StoreSamples.write(StoreSamples.small, to: path)
    let calls = failing.calls
    let descriptor = open(path, O_RDONLY)
    _ = calls.setAttribute(descriptor, "user.comment", "x", 1)
    close(descriptor)
    let store = JSONFileStore(path: path, system: calls)
    _ = try store.load()
    return store
  }

  private func callsOfSave() throws -> [String] {
    let failing = FailingCalls(FailingCalls.looks)
    let store = try store(failing)
    failing.watch(failing: 0..<0, with: 0)
    _ = try store.save([act])
    return failing.names
  }

  @Test(
    "Any of them that fails, once or from then on, leaves the old file or the new one, whole",
    arguments: [EIO, EACCES, ENOMEM, ENOTSUP, ELOOP])
  func each(_ number: Int32) throws {
    let calls = try callsOfSave()
    #expect(Set(["stat", "lstat", "fstat", "pread", "pwrite", "listxattr"]).isSubset(of: calls))
    for (place, name) in calls.enumerated() {
      for isOnce in [true, false] {
        let failing = FailingCalls(FailingCalls.looks)
        let store = try store(failing)
        failing.watch(failing: place..<(isOnce ? place + 1 : Int.max), with: number)
        let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([act]) }
        failing.stop()
        let register = try JSONFileStore(path: path).load().register
        let isNew = register.action("M-1.1")?.notes.map(\.text) == ["mine"]
        #expect(isNew == (error == nil), "\(name) at \(place): \(String(describing: error))")
        if !isNew { #expect(try StoreSamples.read(path) == StoreSamples.small) }
        #expect(
          !TemporaryFolder.names(in: folder.path).contains { $0.hasSuffix("husok-new") })
        _ = try store.save(error == nil ? [later] : [act, later])
        let both = try JSONFileStore(path: path).load().register
        #expect(StoreSamples.changes(both).map(\.id) == ["c1", "c2", "c3"], "\(name) at \(place)")
      }
    }
  }
}
