import HusokTestSupport
import Testing

/// The folders of the screen's sources, and who knows whom among them.
private struct Folders {
  /// The sources of each folder, without comments and texts.
  private(set) var sources: [String: [(file: String, text: String)]] = [:]

  init() throws {
    let root =
      #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
      + "/Sources/HusokApp"
    for path in SourceFiles.below(root) {
      let parts = path.dropFirst(root.count + 1).split(separator: "/")
      let bytes = try #require(TemporaryFolder.read(path))
      let text = String(decoding: bytes, as: UTF8.self)
        .replacing(/\/\/[^\n]*/, with: "").replacing(/"(?:[^"\\\n]|\\.)*"/, with: "\"\"")
      sources[String(parts[0]), default: []].append((String(parts.last ?? ""), text))
    }
  }

  /// The folder in which each type is declared.
  var homes: [Substring: String] {
    var homes: [Substring: String] = [:]
    for (folder, files) in sources {
      for file in files {
        let declared =
          /(?m)^(?:[a-z]+(?:\([a-z]+\))? )*(?:struct|enum|protocol|class|typealias) (\w+)/
        for match in file.text.matches(of: declared) { homes[match.1] = folder }
      }
    }
    return homes
  }

  /// Which folders each folder knows: whose types its sources name.
  var known: [String: Set<String>] {
    let homes = homes
    return sources.mapValues { files in
      Set(files.flatMap { $0.text.matches(of: /\b[A-Z]\w+/).compactMap { homes[$0.output] } })
    }
  }
}

@Suite("The folders of the screen")
struct FolderTests {
  /// From the one that knows nobody to the one that knows all.
  private static let order = ["Look", "List", "Pages", "Layers", "Commands", "Frame"]

  /// A folder that knows one which knows it too, by whatever way round.
  private func circle(in known: [String: Set<String>]) -> String? {
    known.keys.sorted().first { folder in
      var reached: Set<String> = []
      var next = (known[folder] ?? []).subtracting([folder])
      while let one = next.popFirst() {
        reached.insert(one)
        next.formUnion((known[one] ?? []).subtracting(reached).subtracting([one]))
      }
      return reached.contains(folder)
    }
  }

  @Test("Among the folders of what is on the screen arrows run one way")
  func oneWay() throws {
    let folders = try Folders()
    #expect(Set(folders.sources.keys) == Set(FolderTests.order + ["App"]))
    let known = folders.known.filter { $0.key != "App" }.mapValues { $0.subtracting(["App"]) }
    #expect(circle(in: known) == nil)
    for (place, folder) in FolderTests.order.enumerated() {
      let later = FolderTests.order[(place + 1)...]
      let upwards = known[folder, default: []].intersection(later)
      #expect(upwards == [], "\(folder) knows \(upwards)")
    }
    #expect(known["Frame"]?.contains("Commands") == true, "the test no longer sees who knows whom")
    #expect(known["Layers"]?.contains("Pages") == true)
  }

  @Test("A circle is found, also one of three")
  func circles() {
    #expect(circle(in: ["a": ["b"], "b": ["c"], "c": []]) == nil)
    #expect(circle(in: ["a": ["a"]]) == nil)
    #expect(circle(in: ["a": ["b"], "b": ["a"]]) == "a")
    #expect(circle(in: ["a": [], "b": ["c"], "c": ["d"], "d": ["b"]]) == "b")
  }

  @Test("Only its own folder adds to the state, so that no folder reaches another through it")
  func state() throws {
    let folders = try Folders()
    for (folder, files) in folders.sources where folder != "App" {
      for file in files {
        #expect(!file.text.contains("extension AppState"), "\(folder)/\(file.file)")
      }
    }
  }

  @Test("A view takes the part that it shows; only the frame around all has the whole state")
  func parts() throws {
    let whole = try Folders().sources.values.joined()
      .filter { $0.text.contains("let state: AppState") }
    #expect(Set(whole.map(\.file)) == ["RootView.swift", "FooterHints.swift"])
  }
}
