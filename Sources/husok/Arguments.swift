import CPosix

/// The words of the command line behind the name of the program.
struct Arguments {
  /// The words; one that is not UTF-8 has marks where it is damaged.
  private(set) var words: [String] = []
  /// The place of the first that is not UTF-8, from 1; nil where all are.
  private(set) var unreadable: Int?

  init() {
    for place in 1..<max(1, husok_argument_count()) {
      guard let word = husok_argument(place) else { break }
      words.append(String(cString: word))
      if String(validatingCString: word) == nil, unreadable == nil { unreadable = Int(place) }
    }
  }
}
