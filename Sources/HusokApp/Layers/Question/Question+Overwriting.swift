import HusokModel

/// Whether what others did meanwhile is to be overwritten.
extension Question {
  /// Asks it about some of their changes.
  static func overwriting(
    _ changes: [Change], _ purpose: Purpose, _ scene: Scene
  ) -> Layer {
    let text = scene.words("question.overwrite", scene.told(changes))
    return .question(Question(purpose: purpose, text: text))
  }
}
