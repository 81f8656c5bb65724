import HusokModel
import Testing

@testable import HusokWords

/// Korean particles fit the word before them.
@Suite("Particles")
struct ParticleTests {
  @Test(
    "The form follows the last sound of what is put in",
    arguments: [
      ("완료", "완료는", "완료로"), ("추진중", "추진중은", "추진중으로"), ("미달", "미달은", "미달로"),
      ("F264", "F264는", "F264로"), ("CN26-3", "CN26-3은", "CN26-3으로"),
      ("MOEF", "MOEF는", "MOEF로"), ("MCST", "MCST는", "MCST로"), ("KOTRA 1", "KOTRA 1은", "KOTRA 1로"),
      ("2026. 9. 30.", "2026. 9. 30.은", "2026. 9. 30.로"), ("문체부(안)", "문체부(안)은", "문체부(안)으로"),
    ])
  func forms(_ word: String, _ topic: String, _ towards: String) {
    #expect(filled("은(는) 쓸", word) == "\(topic) 쓸")
    #expect(filled("(으)로 변경", word) == "\(towards) 변경")
  }

  @Test("Both forms stay where nobody knows how the word is read")
  func unread() {
    #expect(filled("이(가) 없습니다", "store.json") == "store.json이(가) 없습니다")
    #expect(filled("이(가) 없습니다", "") == "이(가) 없습니다")
  }

  @Test("A particle may stand behind a closing quotation mark; other text is left alone")
  func marks() {
    #expect(filled("\"을(를) 지움", "회의") == "회의\"를 지움")
    #expect(filled(": 은(는) 아님", "회의") == "회의: 은(는) 아님")
  }

  @Test("Sentences of the program have them")
  func sentences() {
    let korean = Words(.korean)
    #expect(korean.refusal(.idTaken("F264")) == "F264는 이미 있습니다.")
    #expect(
      korean.refusal(.noTransition("CN26-3.1", from: .done, to: .onHold))
        == "CN26-3.1은 완료에서 보류로 바꿀 수 없습니다.")
    #expect(
      korean.refusal(.badValue(field: "id", text: "F 264")).hasPrefix(
        "\"F 264\"는 관리번호로 쓸 수 없습니다."))
  }

  private func filled(_ rest: String, _ word: String) -> String {
    word + Particle.chosen(Substring(rest), after: word)
  }
}
