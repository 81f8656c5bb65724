import HusokExchange
import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("Who answers for actions, on the screen")
struct ContactFormTests {
  @Test(
    "A form gives actions somebody of their own; another hands them on, and one undo takes it back")
  func forms() throws {
    var journey = try Journey(width: 100, height: 30)
    try journey.press(":cn26-3.1<enter><space><space>:contact<enter>")
    #expect(journey.text.contains("Contact for 2 actions"), "\(journey.text)")
    try journey.press("Arts<tab>lee<tab>044-1<c-s>")
    for id in ["CN26-3.1", "CN26-3.2"] {
      let contact = journey.state.register.action(id)?.contact
      #expect(contact?.called == "Arts lee" && contact?.phone == "044-1")
    }
    try journey.press(":cn26-3.1<enter>:hand on<enter>")
    #expect(journey.text.contains("lee"), "\(journey.text)")
    try journey.press("<tab><tab><tab>park<c-s>")
    #expect(journey.state.register.action("CN26-3.2")?.contact?.called == "Arts park")
    #expect(journey.state.register.action("CN26-3.2")?.contact?.from == Fixtures.today)
    try journey.press("u")
    #expect(journey.state.register.action("CN26-3.1")?.contact?.called == "Arts lee")
    #expect(journey.state.register.action("CN26-3.2")?.contact?.called == "Arts lee")
  }

  @Test("What is copied says who answers")
  func copy() throws {
    var journey = try Journey(width: 100, height: 30)
    try journey.press(":cn26-3.1<enter>:contact<enter>Arts<tab>lee<tab>044-1<c-s>y")
    guard case .copy(let text)? = journey.effects.last else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.hasPrefix("CN26-3.1 ") && text.hasSuffix("(contact: Arts lee 044-1)"))
  }

  @Test("A file of evidence is noted once its hash is known; a page of the web at once")
  func evidence() throws {
    var journey = try Journey(width: 100, height: 30)
    try journey.press(":cn26-3.1<enter>:evidence<enter>minutes<tab><tab>./minutes.pdf<c-s>")
    #expect(journey.state.register.action("CN26-3.1")?.evidence.map(\.locator) == ["./minutes.pdf"])
    var draft = Evidence()
    draft.title = "page"
    draft.locator = "./other.pdf"
    let hash = String(repeating: "ab", count: 32)
    try journey.send(
      .digested(EvidenceDraft(evidence: draft, ids: ["CN26-3.1"], place: nil), sha256: hash))
    #expect(journey.state.register.action("CN26-3.1")?.evidence.last?.sha256 == hash)
    try journey.press("u")
    #expect(journey.state.register.action("CN26-3.1")?.evidence.count == 1)
  }

  @Test("A file for anybody says so in its form and holds no contact")
  func audience() throws {
    var journey = try Journey(width: 100, height: 30)
    try journey.press(":cn26-3.1<enter>:contact<enter>Arts<tab>lee<tab>044-1<c-s>")
    for isPublic in [false, true] {
      try journey.press("re<right><down><down><down>" + (isPublic ? "<right>" : "") + "<c-s>")
      guard case .writePaper(let bytes, _, replacing: false)? = journey.effects.last else {
        Issue.record("\(journey.text)")
        return
      }
      #expect(String(decoding: bytes, as: UTF8.self).contains("Arts lee") != isPublic)
    }
  }
}
