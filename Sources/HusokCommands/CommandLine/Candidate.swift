/// A word that can complete a command line, and what it is.
struct Candidate {
  let word: String
  /// What it is; empty where the word says it.
  let text: String

  init(_ word: String, _ text: String = "") {
    self.word = word
    self.text = text
  }
}
