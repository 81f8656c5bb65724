import HusokModel
import HusokTestSupport
import HusokWords
import Testing

@Suite("The table of words")
struct WordTableTests {
  private static let entries = WordTable.shared.keys.sorted().compactMap { key in
    WordTable.shared[key].map { (key: key, value: $0) }
  }

  @Test("Every line has three columns, and no key stands twice")
  func faults() {
    #expect(WordTable.shared.faults.isEmpty)
    #expect(WordTable.shared.keys.count > 100)
  }

  @Test("Lines with other columns and doubled keys are told by their numbers")
  func faultyTable() {
    let table = WordTable(
      "key\tEnglish\tKorean\na\tb\tc\nshort\tx\n\na\td\te\nx\ty\tz\tw\nok\t1\t2")
    #expect(table.faults == [3, 5, 6])
    #expect(table.keys == ["a", "ok"])
    #expect(table["a"]?.en == "b" && table["a"]?.ko == "c")
    #expect(table["x"] == nil && !table.has("short") && table.has("ok"))
  }

  @Test("Both languages have every text, in composed form and without spaces around")
  func texts() {
    for (key, entry) in WordTableTests.entries {
      for text in [entry.en, entry.ko] {
        #expect(!text.isBlank, "\(key)")
        #expect(text.composed.isIdentical(to: text), "\(key)")
        #expect(text.last?.isWhitespace == false, "\(key)")
        let isPart = key == "store.busyHolder"
        #expect(isPart || text.first?.isWhitespace == false, "\(key)")
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "\(key)")
      }
    }
  }

  @Test("Both languages use the same placeholders, counted from 0 without a gap")
  func placeholders() {
    for (key, entry) in WordTableTests.entries {
      let english = Set(Placeholder.all(in: entry.en).map(\.number))
      let korean = Set(Placeholder.all(in: entry.ko).map(\.number))
      // What only picks between singular and plural has no counterpart in Korean.
      let picking = Set(Placeholder.all(in: entry.en).filter { $0.forms > 0 }.map(\.number))
      let said = Set(Placeholder.all(in: entry.en).filter { $0.forms == 0 }.map(\.number))
      #expect(said.isSubset(of: korean) && korean.isSubset(of: said.union(picking)), "\(key)")
      #expect(english == Set(0..<english.count), "\(key)")
    }
  }

  @Test("Every brace belongs to a placeholder; one with forms has two")
  func braces() {
    for (key, entry) in WordTableTests.entries {
      for text in [entry.en, entry.ko] {
        let placeholders = Placeholder.all(in: text)
        #expect(text.count { $0 == "{" } == placeholders.count, "\(key)")
        #expect(text.count { $0 == "}" } == placeholders.count, "\(key)")
        #expect(placeholders.allSatisfy { [0, 2].contains($0.forms) }, "\(key)")
      }
    }
  }

  @Test("A particle behind a placeholder has both forms: which one fits depends on what is put in")
  func particles() {
    let forms = /\}["'”’]?(은|는|이|가|을|를|와|과|으로|로)(?:[ ,.]|$)/
    for (key, entry) in WordTableTests.entries {
      #expect(entry.ko.firstMatch(of: forms) == nil, "\(key): \(entry.ko)")
    }
  }

  @Test("No blank parts a particle from the word that it belongs to")
  func attached() {
    let parted = /[A-Za-z0-9}"] (은|는|이|가|을|를|와|과|으로|로|에|에서|입니다)(?:[ ,.]|$)/
    for (key, entry) in WordTableTests.entries {
      #expect(entry.ko.firstMatch(of: parted) == nil, "\(key): \(entry.ko)")
    }
  }

  @Test("Korean texts have no plural forms")
  func koreanPlurals() {
    for (key, entry) in WordTableTests.entries {
      #expect(Placeholder.all(in: entry.ko).allSatisfy { $0.forms == 0 }, "\(key)")
    }
  }
}

/// A place in a text into which an argument is put.
private struct Placeholder {
  let number: Int
  /// How many forms it picks from.
  let forms: Int

  /// The placeholders of a text; a brace that belongs to none is left out.
  static func all(in text: String) -> [Placeholder] {
    text.matches(of: /\{([0-9])((?:\|[^|{}]*)*)\}/).compactMap { match in
      Int(match.1).map { Placeholder(number: $0, forms: match.2.count { $0 == "|" }) }
    }
  }
}
