import Glibc
import HusokModel
import HusokStore
import HusokTestSupport
import Synchronization
import Testing

@Suite("Settings")
struct SettingsFileTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("config/husok/config.json") }

  private func write(_ text: String) throws {
    if TemporaryFolder.names(in: folder.path).isEmpty {
      #expect(mkdir(folder.file("config"), 0o700) == 0)
      #expect(mkdir(folder.file("config/husok"), 0o700) == 0)
    }
    StoreSamples.write(text, to: path)
  }

  @Test("Without a file nothing is set, and nothing is wrong; what is saved is loaded")
  func saved() throws {
    let file = SettingsFile(path: path)
    #expect(file.load().settings == Settings() && file.load().mistake == nil)
    var settings = Settings()
    settings.name = "김"
    settings.role = .desk
    settings.language = .korean
    var view = KeptView()
    view.name = "mine"
    view.asked.query = "@me is:open"
    settings.keptViews = [view]
    try file.save(settings)
    #expect(SettingsFile(path: path).load().settings == settings)
    #expect(
      try StoreSamples.read(path) == """
        {
        "name":"김",
        "role":"desk",
        "language":"ko",
        "keptViews":[{"name":"mine","query":"@me is:open"}]
        }

        """)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(TemporaryFolder.names(in: folder.file("config/husok")) == ["config.json"])
  }

  @Test("Members that are not known are kept, and so is what another program set")
  func kept() throws {
    try write(#"{ "mood": 1.0, "name":"kim", "language":"en" }"#)
    let file = SettingsFile(path: path)
    var settings = file.load().settings
    try write(#"{ "mood": 1.0, "name":"kim", "language":"ko", "theme":"dark", "new":[] }"#)
    settings.name = "lee"
    try file.save(settings)
    let now = SettingsFile(path: path).load().settings
    #expect(now.name == "lee" && now.language == .korean && now.theme == "dark")
    #expect(try StoreSamples.read(path).contains("\"mood\":1.0,\n\"new\":[]"))
  }

  @Test(
    "A mistake is told with its place, counts as nothing set, and its file is kept beside",
    arguments: [
      ("", 1, 1), ("{\"name\":\"kim\"", 1, 14), ("{\"name\":5}", 1, 9),
      ("{\n\"language\":\"fr\"}", 2, 12), ("{\"role\":\"desk\",\"role\":\"desk\"}", 1, 16),
      ("{} x", 1, 4), ("[]", 1, 1),
    ])
  func mistakes(_ text: String, _ line: Int, _ column: Int) throws {
    try write(text)
    let file = SettingsFile(path: path)
    let (settings, mistake) = file.load()
    #expect(settings == Settings())
    guard case .damaged(path, line, column, _)? = mistake else {
      Issue.record("\(String(describing: mistake))")
      return
    }
    #expect(try StoreSamples.read(path) == text)
    var changed = settings
    changed.name = "kim"
    try file.save(changed)
    #expect(SettingsFile(path: path).load().settings.name == "kim")
    let names = TemporaryFolder.names(in: folder.file("config/husok"))
    let aside = try #require(names.first { $0.hasPrefix("config.json.damaged-") })
    #expect(try StoreSamples.read(folder.file("config/husok/\(aside)")) == text)
  }

  @Test("What another program sets in the midst of a save is kept")
  func inTheMidst() throws {
    try write(#"{"name":"kim"}"#)
    let path = path
    let isDone = Mutex(false)
    var calls = SystemCalls()
    calls.fsync = { descriptor in
      let isFirst = isDone.withLock { done in
        defer { done = true }
        return !done
      }
      if isFirst {
        let other = SettingsFile(path: path)
        var settings = other.load().settings
        settings.theme = "dark"
        #expect(throws: Never.self) { try other.save(settings) }
      }
      return fsync(descriptor)
    }
    let file = SettingsFile(path: path, system: calls)
    var settings = file.load().settings
    settings.name = "lee"
    try file.save(settings)
    let now = SettingsFile(path: path).load().settings
    #expect(now.name == "lee" && now.theme == "dark")
  }

  @Test("Settings that cannot be written leave the old ones")
  func cannotWrite() throws {
    try write("{\"name\":\"kim\"}")
    var calls = SystemCalls()
    calls.fsync = { _ in
      errno = EIO
      return -1
    }
    let file = SettingsFile(path: path, system: calls)
    var settings = file.load().settings
    settings.name = "lee"
    let error = StoreSamples.error { () throws(StoreError) in try file.save(settings) }
    guard case .unwritable? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try StoreSamples.read(path) == "{\"name\":\"kim\"}")
    #expect(TemporaryFolder.names(in: folder.file("config/husok")) == ["config.json"])
  }
}
