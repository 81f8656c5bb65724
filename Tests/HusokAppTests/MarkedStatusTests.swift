import HusokModel
import HusokTestSupport
import Testing

@testable import HusokApp

@Suite("A status for several actions at once")
struct MarkedStatusTests {
  @Test("Those that have it already are left out, and that is said; refused where none is left")
  func already() throws {
    var journey = try Journey()
    try journey.press(":cn26-3.2<enter>s3a partner is missing<enter>")
    #expect(journey.state.register.action("CN26-3.2")?.status == .onHold)
    try journey.press(":cn26-3.1<enter><space><space><space>s3the same<enter>")
    for id in ["CN26-3.1", "CN26-3.2", "CN26-3.3"] {
      #expect(journey.state.register.action(id)?.status == .onHold)
    }
    #expect(journey.text.contains("1 other stays as it is"))
    #expect(journey.state.register.history.changes(of: "CN26-3.2").count == 1)
    try journey.press(":cn26-3.1<enter><space><space>s3")
    #expect(journey.text.contains("is on hold already"))
  }

  @Test("Reports among what is marked are confirmed; the others stay")
  func confirm() throws {
    var journey = try Journey()
    try journey.press(":cn26-3.1<enter>s4:cn26-3.1<enter><space><space>:confirm<enter>")
    #expect(journey.state.register.action("CN26-3.1")?.status == .done)
    #expect(journey.state.register.action("CN26-3.2")?.status == .unreported)
    #expect(journey.text.contains("1 other stays as it is"))
  }

  @Test("What is asked for when work is taken up again or sent back has a name of its own")
  func reasons() throws {
    for (language, reopen, sendBack) in [
      (Language.english, "reason for reopening", "reason for sending back"),
      (.korean, "재개 사유", "반려 사유"),
    ] {
      var journey = try Journey(language: language)
      try journey.press(":cn26-3.1<enter>xx")
      #expect(journey.text.contains("CN26-3.1") && journey.text.contains(reopen))
      try journey.press("<esc>:cn26-3.2<enter>s4:반려<enter>")
      #expect(journey.text.contains(sendBack), "\(journey.text)")
    }
  }
}
