import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("README")
struct ReadmeTests {
  @Test("README lists every key of the table, with the words of the help")
  func keys() throws {
    let root = #filePath.components(before: "/Tests/")
    let readme = String(
      decoding: try #require(TemporaryFolder.read(root + "/README.md")), as: UTF8.self)
    let words = Words(.english)
    for info in CommandTable.all {
      let name = info.keyText.isEmpty ? words("command.\(info.word)") : "`\(info.keyText)`"
      let line = "| \(name) | \(words("help.\(info.word)")) |"
      #expect(readme.contains(line), "README lacks: \(line)")
    }
  }

  @Test("README shows the real screen")
  func screens() throws {
    let root = #filePath.components(before: "/Tests/")
    let readme = String(
      decoding: try #require(TemporaryFolder.read(root + "/README.md")), as: UTF8.self)
    let wide = try Journey(width: 120, height: 24)
    #expect(readme.contains(wide.text))
    var narrow = try Journey(language: .korean)
    try narrow.press("3jj")
    #expect(readme.contains(narrow.text))
  }
}

extension String {
  fileprivate func components(before marker: String) -> String {
    guard let range = firstRange(of: marker) else { return self }
    return String(self[..<range.lowerBound])
  }
}
