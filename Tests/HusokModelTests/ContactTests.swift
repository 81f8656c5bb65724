import HusokModel
import HusokTestSupport
import Testing

@Suite("Who answers for actions")
struct ContactTests {
  private var register: Register
  private var context = Fixtures.context()

  init() throws {
    register = try Fixtures.bundled()
    for (id, field, text) in [
      ("culture", "division", "Film"), ("culture", "officer", "kim"),
      ("CN26-3.1", "officer", "lee"), ("CN26-3.1", "division", "Arts"),
      ("CN26-3.2", "division", "Arts"),
    ] {
      try register.apply(
        try Fixtures.input(register).act(setting: field, of: [id], to: text, in: &context))
    }
  }

  @Test("An action has whom it names, else whom its ministry does")
  func fallback() throws {
    let contact = { (id: String) -> String? in
      register.place(of: id).flatMap { register.contact(ofAction: $0.row)?.called }
    }
    #expect(contact("CN26-3.1") == "Arts lee")
    #expect(contact("CN26-3.3") == "Film kim")
    #expect(contact("F262-4.1") == nil)
  }

  @Test("A desk changes who answers for its actions, and nobody else's")
  func desk() throws {
    var desk = Fixtures.context(role: .desk)
    desk.by.ministry = "culture"
    var change = ContactChange()
    change.officer = "park"
    let act = try register.handingOn("Arts", of: "culture", to: change, in: &desk)
    try register.checkReach(of: act, by: desk)
    #expect(act.records == ["CN26-3.1", "CN26-3.2"])
    let other = try Fixtures.input(register).act(
      setting: "officer", of: ["F262-4.1"], to: "park", in: &desk)
    #expect(throws: Refusal.notYours("F262-4.1")) { try register.checkReach(of: other, by: desk) }
    var reader = Fixtures.context(role: .reader)
    #expect(throws: Refusal.readerChangesNothing) {
      _ = try register.handingOn("Arts", of: "culture", to: change, in: &reader)
    }
  }

  @Test("What anybody may read has no line of the history about contacts, difficulties or requests")
  mutating func published() throws {
    for kind in Note.Kind.allCases {
      try register.apply(
        try register.addingNote("a \(kind)", kind: kind, to: ["CN26-3.3"], in: &context))
    }
    let shown = register.published
    #expect(shown.action("CN26-3.3")?.notes.map(\.text) == ["a progress", "a plan"])
    #expect(shown.ministries.allSatisfy { $0.contact == nil })
    #expect(shown.actions.allSatisfy { $0.contact == nil })
    #expect(register.history.count - shown.history.count == 7)
    #expect(shown.actions.map(\.id) == register.actions.map(\.id))
  }
}
