import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokCommands

@Suite("What help and log say")
struct HelpWordTests {
  @Test("The help of a command does not send one to itself, and names the kinds that there are")
  func help() {
    let husok = Husok()
    #expect(husok.run("init").code == 0)
    for language in ["en", "ko"] {
      let list = husok.run("list", "--help", "--lang", language).output
      #expect(!list.contains("list --help"))
      let add = husok.run("outcome", "add", "--help", "--lang", language).output
      let words = Words(language == "ko" ? .korean : .english)
      for name in FieldWords.shared.listed(.outcomeKind, in: words.language) {
        #expect(add.contains(name), "\(language) \(name)")
      }
      #expect(!add.contains("과제명"))
      let unknown = husok.run("--blue", "--lang", language)
      #expect(unknown.code == 64 && !unknown.errors.contains("husok: husok"))
    }
  }

  @Test("The changes since a meeting have titles; ministries are named, a note is one line")
  func log() {
    let husok = Husok()
    #expect(husok.run("init").code == 0)
    #expect(husok.run("note", "CN26-3.1", "one\ntwo").code == 0)
    #expect(husok.run("ministry", "edit", "MCST", "phone=044-1").code == 0)
    let output = husok.run("log", "--since", "F262").output
    #expect(output.contains("Gradually resume cultural exchanges"))
    #expect(output.contains("one two") && !output.contains("␊"))
    #expect(output.contains("MCST") && !output.contains("  culture  "))
  }
}
