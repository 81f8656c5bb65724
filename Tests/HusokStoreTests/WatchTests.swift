import Glibc
import HusokTestSupport
import Testing

@testable import HusokStore

@Suite("Watching a store")
struct WatchTests {
  private let folder = TemporaryFolder()
  private var place: String { folder.file("a/b") }
  private var path: String { place + "/store.json" }

  init() {
    make()
  }

  private func make() {
    mkdir(folder.file("a"), 0o700)
    mkdir(place, 0o700)
    StoreSamples.write(StoreSamples.small, to: path)
  }

  @Test("A store that is written is noticed; nothing has to be looked at")
  func written() {
    let watch = StoreWatch(path: path)
    #expect(!watch.mustLook && watch.descriptor >= 0)
    #expect(!watch.takeEvents())
    StoreSamples.write("x", to: path)
    #expect(watch.takeEvents() && !watch.takeEvents())
    StoreSamples.write("x", to: place + "/other")
    #expect(!watch.takeEvents())
  }

  @Test(
    "A folder that goes away and comes back is watched again", arguments: ["a/b", "a"],
    [true, false])
  func comesBack(_ name: String, _ isMoved: Bool) {
    let watch = StoreWatch(path: path)
    if isMoved {
      #expect(rename(folder.file(name), folder.file("gone")) == 0)
    } else {
      TemporaryFolder.remove(folder.file(name))
    }
    #expect(watch.takeEvents() && watch.mustLook)
    watch.renew()
    #expect(watch.mustLook)
    make()
    watch.renew()
    #expect(!watch.mustLook)
    #expect(!watch.takeEvents())
    StoreSamples.write("x", to: path)
    #expect(watch.takeEvents())
  }

  @Test("A folder that is not there yet is looked at until the store is there")
  func missing() {
    let watch = StoreWatch(path: folder.file("new/store.json"))
    #expect(watch.mustLook)
    mkdir(folder.file("new"), 0o700)
    watch.renew()
    #expect(watch.mustLook)
    StoreSamples.write("x", to: folder.file("new/store.json"))
    watch.renew()
    #expect(!watch.mustLook)
  }

  @Test(
    "On the file systems of other machines the store is looked at from time to time",
    arguments: [0x6969, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997])
  func network(_ kind: Int) {
    var calls = SystemCalls()
    calls.fileSystem = { _ in kind }
    #expect(StoreWatch(path: path, system: calls).mustLook)
    calls.fileSystem = { _ in 0xEF53 }
    #expect(!StoreWatch(path: path, system: calls).mustLook)
    #expect(SystemCalls().fileSystem("/proc") == 0x9FA0)
  }
}
