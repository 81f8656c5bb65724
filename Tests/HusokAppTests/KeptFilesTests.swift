import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

/// What is written for a person, and what they wrote: neither is lost without a question.
@Suite("Files that are kept")
struct KeptFilesTests {
  /// Answers the last question for a free name.
  private func answer(_ journey: inout Journey, _ name: String) throws {
    guard case .findFreeName(let asked)? = journey.effects.last else {
      Issue.record("no name was asked for")
      return
    }
    try journey.send(.freeName(name, asked: asked))
  }

  @Test("A paper is offered the next free name, in any format")
  func freeName() throws {
    var journey = try Journey()
    try journey.press("rs")
    #expect(journey.effects.last == .findFreeName("~/husok-2026-01-27.html"))
    try answer(&journey, "~/husok-2026-01-27-2.html")
    #expect(journey.text.contains("~/husok-2026-01-27-2.html"))
    try journey.press("<right><right>")
    #expect(journey.effects.last == .findFreeName("~/husok-2026-01-27.txt"))
    #expect(journey.text.contains("~/husok-2026-01-27.txt"))
    try answer(&journey, "~/husok-2026-01-27-3.txt")
    try journey.press("<c-s>")
    guard case .writePaper(_, "~/husok-2026-01-27-3.txt", replacing: false)? = journey.effects.last
    else { return #expect(Bool(false), "\(String(describing: journey.effects.last))") }
  }

  @Test("A free name comes too late for a name that the person typed")
  func typedName() throws {
    var journey = try Journey()
    try journey.press("rs<up><up><end>x")
    try answer(&journey, "~/husok-2026-01-27-2.html")
    #expect(journey.text.contains("~/husok-2026-01-27.htmlx"))
    try journey.press("<esc>")
    #expect(journey.text.contains("Esc again"))
  }

  @Test("A name that a person gave and a file has is asked about; Enter goes back to the name")
  func replacing() throws {
    var journey = try Journey()
    try journey.press("rs<c-s>")
    try journey.send(.paperExists(path: "/home/kim/husok.html"))
    #expect(journey.text.contains("/home/kim/husok.html is there already. Replace it?"))
    let before = journey.effects.count
    try journey.press("<enter>")
    #expect(journey.effects.count == before)
    #expect(journey.text.contains("Write another name"))
    try journey.press("<c-s>")
    try journey.send(.paperExists(path: "/home/kim/husok.html"))
    try journey.press("y")
    guard case .writePaper(_, _, replacing: true)? = journey.effects.last else {
      Issue.record("nothing was replaced")
      return
    }
  }

  @Test("A register is saved elsewhere under a free name; one that is there is put aside on yes")
  func elsewhere() throws {
    var journey = try Journey()
    try journey.press(":save the register to<enter>")
    try answer(&journey, "/tmp/store-2.json")
    #expect(journey.text.contains("/tmp/store-2.json"))
    try journey.press("<c-u>/tmp/other.json<enter>")
    #expect(journey.effects.last == .saveElsewhere("/tmp/other.json", replacing: false))
    try journey.send(.otherExists(path: "/tmp/other.json"))
    #expect(journey.text.contains("/tmp/other.json is there already."))
    try journey.press("<enter>")
    #expect(journey.text.contains("Save to this file: /tmp/other.json"))
    try journey.press("<enter>")
    try journey.send(.otherExists(path: "/tmp/other.json"))
    try journey.press("y")
    #expect(journey.effects.last == .saveElsewhere("/tmp/other.json", replacing: true))
    try journey.send(.notSavedElsewhere(path: "/tmp/other.json", "No space left."))
    #expect(journey.text.contains("Save to this file: /tmp/other.json"))
    #expect(journey.text.contains("No space left."))
  }

  @Test("Where the editor fails the typed line is there again, with its kind")
  func editorFailed() throws {
    var journey = try Journey()
    try journey.press("n<right>a long thought<c-e>")
    guard case .edit(let draft)? = journey.effects.last else {
      Issue.record("no editor was asked for")
      return
    }
    let reason = "The editor ended with code 1; no note was added."
    try journey.send(.edited(.failed(reason, keepsFile: false), draft))
    #expect(journey.text.contains("a long thought") && journey.text.contains(reason))
    try journey.press("<enter>")
    let note = try #require(journey.state.register.action("CN26-2.1")?.notes.first)
    #expect(note.text == "a long thought" && note.kind == draft.kind && note.kind != .progress)
  }

  @Test("A file that the editor left is named in full, over the line that is there again")
  func editorKept() throws {
    var journey = try Journey()
    try journey.press("nline<c-e>")
    let path = "/tmp/" + String(repeating: "folder/", count: 12) + "husok-abcdef.txt"
    let draft = NoteDraft(on: ["CN26-2.1"], text: "line")
    try journey.send(
      .edited(.failed("Not text. What was written is kept in \(path)", keepsFile: true), draft))
    let inside = journey.lines.compactMap { $0.split(separator: "│").dropFirst().first }
    let shown = inside.map { $0.filter { $0 != " " } }.joined()
    #expect(shown.contains(path))
    try journey.press("<enter>")
    #expect(journey.text.contains("Note on CN26-2.1, progress: line"))
  }

  @Test("A note that is refused when the editor is done comes back into the line, lines and all")
  func refused() throws {
    var journey = try Journey()
    try journey.press("nx<c-e>")
    let draft = NoteDraft(on: ["CN26-99"], text: "x")
    try journey.send(.edited(.written("first\nsecond\n", remark: nil), draft))
    guard case .prompt(let prompt)? = journey.state.layers.last else {
      Issue.record("there is no line")
      return
    }
    #expect(prompt.field.text == "first\nsecond")
    #expect(journey.text.contains("CN26-99"))
  }

  @Test("What is said about how a text was read stands beside what was done")
  func remark() throws {
    var journey = try Journey(width: 120)
    try journey.press("nx<c-e>")
    let draft = NoteDraft(on: ["CN26-2.1"], text: "x")
    try journey.send(.edited(.written("한글", remark: "Read as CP949."), draft))
    #expect(journey.text.contains("Read as CP949."))
    #expect(journey.state.register.action("CN26-2.1")?.notes.first?.text == "한글")
  }

  @Test("Pasted line breaks stay in a note, and are blanks where there is one line")
  func pasted() throws {
    var journey = try Journey()
    try journey.press("n")
    try journey.send(.terminal(.paste("one\r\ntwo\nthree\n")))
    #expect(journey.text.contains("one␊two␊three␊"))
    try journey.press("<enter>")
    #expect(journey.state.register.action("CN26-2.1")?.notes.first?.text == "one\ntwo\nthree")
    try journey.press("a")
    try journey.send(.terminal(.paste("one\r\ntwo")))
    #expect(journey.text.contains("one two"))
  }
}
