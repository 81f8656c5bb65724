import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

@Suite("README and the manual page")
struct ReadmeTests {
  private static func text(_ name: String) throws -> String {
    let root = #filePath.components(before: "/Tests/")
    return String(decoding: try #require(TemporaryFolder.read(root + name)), as: UTF8.self)
  }

  @Test("The manual page lists every key of the table, with the words of the help")
  func keys() throws {
    let page = try ReadmeTests.text("/Resources/husok.1")
    let words = Words(.english)
    for info in CommandTable.all {
      let name = info.keyText.isEmpty ? words("command.\(info.word)") : info.keyText
      let lines = ".B \(ReadmeTests.roff(name))\n\(ReadmeTests.roff(words("help.\(info.word)")))\n"
      #expect(page.contains(lines), "the manual page lacks: \(lines)")
    }
  }

  /// A text as the manual page writes it.
  private static func roff(_ text: String) -> String {
    var result = text.replacing("-", with: "\\-").replacing("'", with: "\\(aq")
      .replacing("^", with: "\\(ha")
    if result.hasPrefix(".") { result = "\\&" + result }
    return result
  }

  @Test("The first keys of README are those of the table, with the words of the help")
  func firstKeys() throws {
    let readme = try ReadmeTests.text("/README.md")
    let words = Words(.english)
    let rows = CommandTable.all.map { "| `\($0.keyText)` | \(words("help.\($0.word)")) |" }
    let part = readme.split(separator: "\n## ").first { $0.hasPrefix("The first keys\n") }
    let shown = try #require(part).split(separator: "\n").filter { $0.hasPrefix("| `") }.map(
      String.init)
    #expect(shown.count == 10)
    #expect(shown.filter { !rows.contains($0) } == [])
  }

  @Test("README is what a newcomer reads in five minutes")
  func length() throws {
    #expect(
      try ReadmeTests.text("/README.md").split(separator: "\n", omittingEmptySubsequences: false)
        .count <= 220)
  }

  @Test("README shows the real screen, in colour and as text")
  func screens() throws {
    let readme = try ReadmeTests.text("/README.md")
    var colored = try Journey.eventful(width: 120, height: 30)
    try colored.press("jj")
    #expect(readme.contains("](Resources/screen.svg)"))
    let difference = ExpectedScreen.difference(
      ScreenPicture(of: colored.screen).svg, from: "../../Resources/screen.svg")
    #expect(difference == nil, "\(difference?.prefix(200) ?? "")")
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
