import Glibc
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokStore

@Suite("Saving")
struct SaveTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }

  private func loaded(_ text: String) throws -> JSONFileStore {
    StoreSamples.write(text, to: path)
    let store = JSONFileStore(path: path)
    _ = try store.load()
    return store
  }

  private func saved(_ text: String, _ acts: [Act]) throws -> String {
    _ = try loaded(text).save(acts)
    return try StoreSamples.read(path)
  }

  @Test("One status change adds at most three lines and takes away at most two")
  func fewLines() throws {
    var before = String(decoding: Fixtures.bundledBytes, as: UTF8.self)
    let store = try loaded(before)
    var register = try store.load().register
    var context = Fixtures.context()
    for action in register.actions where action.status != .done {
      let act = try register.steppingTowardsDone([action.id], in: &context)
      try register.apply(act)
      _ = try store.save([act])
      let after = try StoreSamples.read(path)
      #expect(StoreSamples.surplus(after, over: before).count <= 3)
      #expect(StoreSamples.surplus(before, over: after).count <= 2)
      before = after
    }
    StoreSamples.expectSame(try JSONFileStore(path: path).load().register, register)
  }

  @Test("Fields that are not known are kept at every depth, in changed records too")
  func unknown() throws {
    let text = StoreSamples.small
      .replacing(
        "\"status\":\"unreported\"}",
        with: """
          "status":"unreported","lead":{"ministry":"culture","confirmed":true,"mood":[1,{"a":null}]},\
          "notes":[{"text":"n","zeta":0.10}],"weight":1e400,"later":{"x":[true,-0.0]}}
          """, maxReplacements: 1
      )
      .replacing("\"by\":{},", with: "\"by\":{\"desk\":7},\"why\":{},")
    var after = try saved(text, [StoreSamples.status("M-1.1", "inProgress", id: "c2")])
    let expected = text.replacing("\"unreported\",\"lead\"", with: "\"inProgress\",\"lead\"")
    #expect(StoreSamples.surplus(expected, over: after).count == 1)
    #expect(StoreSamples.surplus(after, over: expected).count == 2)
    #expect(after.contains("\"mood\":[1,{\"a\":null}]"))
    #expect(after.contains("{\"text\":\"n\",\"zeta\":0.10}"))
    #expect(after.contains("\"weight\":1e400,\"later\":{\"x\":[true,-0.0]}"))
    #expect(after.contains("\"by\":{\"desk\":7},\"why\":{}"))
    after = try saved(after, [])
    #expect(after.contains("\"weight\":1e400"))
  }

  @Test("Members of the file that are not known come after the others, as they were written")
  func unknownMembers() throws {
    let text = StoreSamples.small.replacing(
      "{\"format\":\"husok\",", with: "{\"extra\" : [ 1.50,  {} ],\"format\":\"husok\",")
    let after = try saved(text, [StoreSamples.status("M-1.1", "inProgress", id: "c2")])
    #expect(after.hasSuffix(",\n\"extra\":[ 1.50,  {} ]}\n"))
    #expect(try saved(after, []) == after)
  }

  @Test("Numbers larger than any machine's are kept digit for digit")
  func bigNumbers() throws {
    let digits = "12345678901234567890123456789012345678901234567890.0987654321"
    let text = StoreSamples.small.replacing(
      "\"status\":\"unreported\"", with: "\"status\":\"unreported\",\"budget\":\(digits)",
      maxReplacements: 1)
    let after = try saved(text, [StoreSamples.status("M-1.1", "inProgress", id: "c2")])
    #expect(after.contains("\"budget\":\(digits)}"))
  }

  @Test("A line that was not changed is kept byte for byte, whatever its order and spaces")
  func untouched() throws {
    let line =
      #"{ "status" : "unreported","title":{"en":"Caf\u00e9"},"outcome":"M-1", "id":"M-1.2"}"#
    let text = StoreSamples.small.replacing(
      #"{"id":"M-1.2","outcome":"M-1","title":{"en":"Other"},"status":"unreported"}"#, with: line)
    let after = try saved(text, [StoreSamples.status("M-1.1", "inProgress", id: "c2")])
    #expect(after.contains("\n" + line + "]"))
    let changed = try saved(after, [StoreSamples.status("M-1.2", "inProgress", id: "c3")])
    #expect(
      changed.contains(
        #"{"id":"M-1.2","outcome":"M-1","title":{"en":"Café"},"status":"inProgress"}]"#))
  }

  @Test("A record whose id is written with escapes is found")
  func escapedID() throws {
    let text = StoreSamples.small.replacing("\"M-1.1\"", with: #""\u004d-1.1""#)
    let after = try saved(text, [StoreSamples.status("M-1.1", "inProgress", id: "c2")])
    #expect(after.contains(#"{"id":"M-1.1","outcome":"M-1","title":{"en":"Action"},"status":"in"#))
    let register = try JSONFileStore(path: path).load().register
    #expect(register.history.changes(of: "M-1.1").map(\.id) == ["c1", "c2"])
  }

  @Test("Permissions are kept", arguments: [mode_t(0o600), 0o640, 0o644, 0o660])
  func permissions(_ mode: mode_t) throws {
    let store = try loaded(StoreSamples.small)
    #expect(chmod(path, mode) == 0)
    _ = try store.save([StoreSamples.status("M-1.1", "inProgress", id: "c2")])
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o7777 == mode)
  }

  @Test("A new store is for its owner alone, and its folders are made")
  func create() throws {
    let deep = folder.file("a/b/store.json")
    try JSONFileStore(path: deep).create(Fixtures.bundledBytes)
    var status = stat()
    #expect(stat(deep, &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o600)
    #expect(stat(folder.file("a"), &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o700)
    #expect(TemporaryFolder.read(deep) == Fixtures.bundledBytes)
  }

  @Test("A store that is there already is not made anew")
  func createTwice() throws {
    StoreSamples.write("something", to: path)
    let error = StoreSamples.error { () throws(StoreError) in
      try JSONFileStore(path: path).create(Fixtures.bundledBytes)
    }
    #expect(error == .exists(path: path))
    #expect(try StoreSamples.read(path) == "something")
  }

  @Test("A symbolic link stays a link, and the file behind it is written")
  func link() throws {
    let real = folder.file("real.json")
    StoreSamples.write(StoreSamples.small, to: real)
    #expect(symlink("real.json", path) == 0)
    let store = JSONFileStore(path: path)
    _ = try store.load()
    _ = try store.save([StoreSamples.status("M-1.1", "inProgress", id: "c2")])
    var status = stat()
    #expect(lstat(path, &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
    #expect(try StoreSamples.read(real).contains("\"inProgress\""))
  }

  @Test("Nothing but the store and its lock is left in the folder")
  func nothingLeft() throws {
    let store = try loaded(StoreSamples.small)
    _ = try store.save([StoreSamples.status("M-1.1", "inProgress", id: "c2")])
    #expect(TemporaryFolder.names(in: folder.path) == ["backups", "store.json", "store.json.lock"])
  }

  @Test("Any layout is read and comes out with one record on a line")
  func layouts() throws {
    var all: [String] = []
    let oneLine = StoreSamples.small.replacing("\n", with: "")
    let spread = StoreSamples.small.replacing("{", with: "{\n  ").replacing(",", with: " ,\r\n\t")
    let marked = "\u{FEFF}" + oneLine + "\n\n"
    for text in [oneLine, spread, marked] {
      #expect(text != StoreSamples.small)
      all.append(try saved(text, []))
    }
    #expect(all.allSatisfy { $0 == StoreSamples.small })
    let windows = try saved(StoreSamples.small.replacing("\n", with: "\r\n"), [])
    #expect(windows == StoreSamples.small)
  }

  @Test("Sections may come in any order, and missing ones are empty")
  func sections() throws {
    let text = #"{"actions":[],"version":1,"format":"husok"}"#
    let after = try saved(text, [])
    #expect(
      after == """
        {"format":"husok","version":1,
        "ministries":[
        ],
        "meetings":[
        ],
        "outcomes":[
        ],
        "actions":[
        ],
        "changes":[
        ]}

        """)
  }

  @Test("A newer version is read and never written")
  func newer() throws {
    let text = StoreSamples.small.replacing("\"version\":1", with: "\"version\":2")
    StoreSamples.write(text, to: path)
    let store = JSONFileStore(path: path)
    #expect(try store.load().isNewer)
    for store in [store, JSONFileStore(path: path)] {
      let error = StoreSamples.error { () throws(StoreError) in
        _ = try store.save([StoreSamples.status("M-1.1", "inProgress", id: "c2")])
      }
      #expect(error == .newer(path: path, version: 2))
    }
    #expect(try StoreSamples.read(path) == text)
  }
}

@Suite("Changes from outside")
struct OutsideTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.json") }
  private let mine = StoreSamples.status("M-1.1", "inProgress", id: "mine")

  private func loaded() throws -> JSONFileStore {
    StoreSamples.write(StoreSamples.small, to: path)
    let store = JSONFileStore(path: path)
    _ = try store.load()
    return store
  }

  @Test("Two copies of the program keep the changes of both")
  func twoCopies() throws {
    let one = try loaded()
    let other = JSONFileStore(path: path)
    _ = try other.load()
    #expect(try one.save([mine]).register == nil)
    let theirs = StoreSamples.status("M-1.2", "onHold", id: "theirs")
    let saved = try other.save([theirs])
    for register in [try #require(saved.register), try JSONFileStore(path: path).load().register] {
      #expect(register.action("M-1.1")?.status == .inProgress)
      #expect(register.action("M-1.2")?.status == .onHold)
      #expect(StoreSamples.changes(register).map(\.id) == ["c1", "mine", "theirs"])
    }
    #expect(try one.save([StoreSamples.note("M-1.1", "n", id: "more")]).register != nil)
    #expect(try other.save([]).register != nil)
    #expect(try JSONFileStore(path: path).load().register.history.count == 4)
  }

  @Test("Where both changed one field one value stands and the history keeps every line")
  func sameField() throws {
    let one = try loaded()
    let other = JSONFileStore(path: path)
    _ = try other.load()
    _ = try one.save([mine])
    _ = try other.save([StoreSamples.status("M-1.1", "onHold", id: "theirs")])
    let register = try JSONFileStore(path: path).load().register
    let ids = StoreSamples.changes(register).map(\.id)
    #expect(Set(ids).isSuperset(of: ["c1", "mine", "theirs"]))
    #expect(
      register.findings(on: .latest).contains { $0.kind == .conflict && $0.record == "M-1.1" })
    #expect([.onHold, .inProgress].contains(register.action("M-1.1")?.status))
  }

  @Test("The same status from both sides stands once, and the history tells of both")
  func sameValue() throws {
    let one = try loaded()
    let other = JSONFileStore(path: path)
    _ = try other.load()
    _ = try one.save([mine])
    _ = try other.save([StoreSamples.status("M-1.1", "inProgress", id: "theirs")])
    let register = try JSONFileStore(path: path).load().register
    #expect(register.action("M-1.1")?.status == .inProgress)
    #expect(StoreSamples.changes(register).map(\.id) == ["c1", "mine", "theirs"])
    #expect(!register.findings(on: .latest).contains { $0.kind == .conflict })
  }

  @Test("Notes of both sides are kept")
  func sets() throws {
    let one = try loaded()
    let other = JSONFileStore(path: path)
    _ = try other.load()
    _ = try one.save([StoreSamples.note("M-1.1", "first", id: "mine")])
    _ = try other.save([StoreSamples.note("M-1.1", "second", id: "theirs")])
    let register = try JSONFileStore(path: path).load().register
    #expect(register.action("M-1.1")?.notes.map(\.text) == ["first", "second"])
  }

  @Test("What an editor wrote in place is kept")
  func editor() throws {
    let store = try loaded()
    StoreSamples.write(StoreSamples.small.replacing("Other", with: "Edited title"), to: path)
    let register = try #require(try store.save([mine]).register)
    #expect(register.action("M-1.2")?.title.en == "Edited title")
    let text = try StoreSamples.read(path)
    #expect(text.contains("Edited title"))
    #expect(text.contains("\"inProgress\""))
  }

  @Test("A store that was taken away is written again with everything")
  func deleted() throws {
    let store = try loaded()
    #expect(unlink(path) == 0)
    _ = try store.save([mine])
    let register = try JSONFileStore(path: path).load().register
    #expect(register.actions.map(\.status) == [.inProgress, .unreported])
    #expect(StoreSamples.changes(register).map(\.id) == ["c1", "mine"])
  }

  @Test("A store that was damaged meanwhile is told and left as it is; mended, it is saved to")
  func damaged() throws {
    let store = try loaded()
    let damaged = String(StoreSamples.small.dropLast(40))
    StoreSamples.write(damaged, to: path)
    for _ in 0..<2 {
      let error = StoreSamples.error { () throws(StoreError) in _ = try store.save([mine]) }
      guard case .damaged? = error else {
        Issue.record("not refused: \(String(describing: error))")
        return
      }
      #expect(try StoreSamples.read(path) == damaged)
    }
    StoreSamples.write(StoreSamples.small, to: path)
    _ = try store.save([mine])
    #expect(try JSONFileStore(path: path).load().register.action("M-1.1")?.status == .inProgress)
  }

  @Test("A record that was removed outside and changed here is kept, with both lines")
  func removed() throws {
    let store = try loaded()
    let other = JSONFileStore(path: path)
    _ = try other.load()
    _ = try other.save([StoreSamples.change("M-1.1", "record", to: .null, id: "gone")])
    let register = try #require(try store.save([mine]).register)
    #expect(register.action("M-1.1")?.status == .inProgress)
    #expect(StoreSamples.changes(register).map(\.id).sorted() == ["c1", "gone", "mine"])
    StoreSamples.expectSame(try JSONFileStore(path: path).load().register, register)
  }

  @Test("A record that was removed outside and not changed here is removed")
  func removedUnchanged() throws {
    let store = try loaded()
    let other = JSONFileStore(path: path)
    _ = try other.load()
    _ = try other.save([StoreSamples.change("M-1.1", "record", to: .null, id: "gone")])
    _ = try store.save([StoreSamples.note("M-1.2", "n", id: "mine")])
    let register = try JSONFileStore(path: path).load().register
    #expect(register.actions.map(\.id) == ["M-1.2"])
  }

  @Test("A change of the same length whose time was put back is seen by its bytes")
  func timePutBack() throws {
    let store = try loaded()
    var status = stat()
    #expect(stat(path, &status) == 0)
    StoreSamples.write(StoreSamples.small.replacing("Other", with: "OTHER"), to: path)
    var times = [status.st_atim, status.st_mtim]
    #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
    var after = stat()
    #expect(stat(path, &after) == 0)
    #expect(after.st_mtim.tv_nsec == status.st_mtim.tv_nsec && after.st_ino == status.st_ino)
    #expect(try store.save([mine]).register?.action("M-1.2")?.title.en == "OTHER")
    #expect(try StoreSamples.read(path).contains("OTHER"))
  }

  @Test("A file that was only touched, or written anew as it was, is no change from outside")
  func touched() throws {
    let store = try loaded()
    #expect(unlink(path) == 0)
    StoreSamples.write(StoreSamples.small, to: path)
    #expect(try store.changesFromOutside() == nil)
    #expect(try store.save([mine]).register == nil)
    let text = try StoreSamples.read(path)
    #expect(rename(path, path + "~") == 0)
    StoreSamples.write(text, to: path)
    #expect(try store.changesFromOutside() == nil)
  }

  @Test("Lines that were not changed keep their bytes through a merge")
  func mergedBytes() throws {
    let store = try loaded()
    let line =
      #"{ "id":"M-1.2", "outcome":"M-1","title":{"en":"Caf\u00e9"},"status":"unreported" }"#
    let outside = StoreSamples.small
      .replacing(
        #"{"id":"M-1.2","outcome":"M-1","title":{"en":"Other"},"status":"unreported"}"#, with: line
      )
      .replacing("\"version\":1,", with: "\"version\":1,\"later\":[ 1.0 ],")
    StoreSamples.write(outside, to: path)
    _ = try store.save([mine])
    let text = try StoreSamples.read(path)
    #expect(text.contains("\n" + line + "]"))
    #expect(text.hasSuffix(",\n\"later\":[ 1.0 ]}\n"))
    #expect(StoreSamples.surplus(text, over: outside).count <= 5)
  }

  @Test("An outside change that is taken over first merges with what was done before it was seen")
  func seenLate() throws {
    let store = try loaded()
    let other = JSONFileStore(path: path)
    _ = try other.load()
    _ = try other.save([StoreSamples.change("M-1.1", "record", to: .null, id: "gone")])
    #expect(try #require(try store.changesFromOutside()).action("M-1.1") == nil)
    let saved = try store.save([mine], onEarlier: true)
    #expect(saved.register?.action("M-1.1")?.status == .inProgress)
    store.forgetEarlier()
    #expect(try store.save([StoreSamples.note("M-1.1", "n", id: "more")]).register == nil)
  }

  @Test("A save without a load stands on what the file holds")
  func withoutLoad() throws {
    StoreSamples.write(StoreSamples.small, to: path)
    _ = try JSONFileStore(path: path).save([mine])
    #expect(try JSONFileStore(path: path).load().register.action("M-1.1")?.status == .inProgress)
    let nowhere = folder.file("nowhere.json")
    let error = StoreSamples.error { () throws(StoreError) in
      _ = try JSONFileStore(path: nowhere).save([mine])
    }
    #expect(error == .missing(path: nowhere))
  }
}
