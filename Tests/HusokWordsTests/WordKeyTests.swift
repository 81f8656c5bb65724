import HusokExchange
import HusokModel
import HusokStore
import HusokTestSupport
import HusokWords
import Testing

@testable import HusokApp

/// The keys that the sources use, found in their text.
private struct KeysInSources {
  /// Keys that stand in the sources as they are.
  private(set) var literal: Set<String> = []
  /// The beginnings of keys that the sources put together, such as `status.`.
  private(set) var families: Set<String> = []
  /// The words that stand for the rest of such a key.
  private(set) var words: [String: Set<String>] = [:]

  init() throws {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    let prefixes = Set(WordTable.shared.keys.compactMap { $0.split(separator: ".").first })
    for folder in ["HusokApp", "HusokCommands", "HusokExchange", "HusokWords", "husok"] {
      for path in SourceFiles.below("\(root)/Sources/\(folder)") {
        let bytes = try #require(TemporaryFolder.read(path))
        let text = String(decoding: bytes, as: UTF8.self)
        take(text, prefixes)
      }
    }
    for folder in ["HusokModel", "HusokStore"] {
      for path in SourceFiles.below("\(root)/Sources/\(folder)") {
        let bytes = try #require(TemporaryFolder.read(path))
        takeKinds(String(decoding: bytes, as: UTF8.self))
      }
    }
    words["command."] = Set(CommandTable.all.map(\.word))
    words["help."] = Set(CommandTable.all.flatMap { [$0.word, $0.group.rawValue] })
  }

  private mutating func take(_ text: String, _ prefixes: Set<Substring>) {
    for match in text.matches(of: /"([a-z][A-Za-z]*)(\.[A-Za-z][A-Za-z.-]*)"/)
    where prefixes.contains(match.1) && !match.2.hasSuffix(".") {
      literal.insert(String(match.1 + match.2))
    }
    for match in text.matches(of: /(?:words|self|fact|heading)\(\s*"([^"\\]+)"/) {
      literal.insert(String(match.1))
    }
    for match in text.matches(of: /"((?:[a-z][A-Za-z]*\.)+)\\\(/) {
      families.insert(String(match.1))
    }
    for match in text.matches(of: /family: "([^"]+)"/) { families.insert(String(match.1)) }
    for match in text.matches(
      of: /hint\("[^"]*",\s*(?:[A-Za-z.]+ \? )?"([A-Za-z]+)"(?: : "([A-Za-z]+)")?/)
    {
      if let other = match.2 { words["hint.", default: []].insert(String(other)) }
      words["hint.", default: []].insert(String(match.1))
    }
    for match in text.matches(of: /(?:CommandSpec|Option)\(\s*name: "([^"]+)"/) {
      words["usage.", default: []].insert(String(match.1))
    }
  }

  private mutating func takeKinds(_ text: String) {
    for match in text.matches(of: /\.expected\("([A-Za-z]+)"\)/) {
      words["kindOf.", default: []].insert(String(match.1))
    }
    for match in text.matches(of: /"[A-Za-z]+", "([A-Za-z]+)",(?: required: true,)?\s*parse:/) {
      words["kindOf.", default: []].insert(String(match.1))
    }
    for match in text.matches(of: /written\(name, "([A-Za-z]+)"/) {
      words["kindOf.", default: []].insert(String(match.1))
    }
  }
}

@Suite("The keys of words")
struct WordKeyTests {
  private let sources: KeysInSources

  init() throws {
    sources = try KeysInSources()
  }

  /// Why a file is refused, by the words of the cases that carry nothing.
  private static let damage: [DamageReason] = [
    .empty, .nulBytes, .notUTF8, .utf16, .truncated, .badEscape, .loneSurrogate, .rawControl,
    .badNumber, .tooDeep, .trailing, .conflictMarkers, .notHusok,
  ]

  /// What is known to follow the beginnings of keys that are put together.
  private var members: [String: Set<String>] {
    var members = sources.words
    members["status."] = Set(Status.allCases.map(\.rawValue))
    members["role."] = Set(Role.allCases.map(\.rawValue))
    members["note."] = Set(Note.Kind.allCases.map(\.rawValue))
    members["outcome."] = Set(Outcome.Kind.allCases.map(\.rawValue))
    members["meeting."] = Set(Meeting.Kind.allCases.map(\.rawValue))
    members["ministry."] = Set(Ministry.Kind.allCases.map(\.rawValue))
    members["check."] = Set(Finding.Kind.allCases.map(\.rawValue))
    members["checks."] = members["check."]
    members["group."] = Set(ChangeGroup.allCases.map(\.rawValue))
    members["view."] = Set(ViewKind.allCases.map(\.rawValue))
    members["grouping."] = Set(ActionOrder.Grouping.allCases.map(\.rawValue)).union(["none"])
    members["sorting."] = Set(ActionOrder.Key.allCases.map(\.rawValue))
    members["theme."] = Set(Theme.Name.allCases.map(\.rawValue))
    members["syncs."] = Set(SyncChoice.allCases.map(\.rawValue))
    members["sync.step."] = Set(SyncStep.allCases.map { "\($0)" })
    members["language."] = Set(Language.allCases.map(\.rawValue))
    members["form."] = Set(FormField.Name.allCases.map(\.rawValue))
    members["form.leadState."] = ["proposed", "confirmed"]
    members["form.priority."] = Set(FollowUpAction.Priority.allCases.map(\.rawValue))
    members["form.actionKind."] = Set(FollowUpAction.Kind.allCases.map(\.rawValue))
    members["form.format."] = Set(PaperFormat.allCases.map(\.rawValue)).union(
      ExportForm.Format.allCases.map(\.rawValue))
    members["form.audience."] = Set(Audience.allCases.map(\.rawValue))
    members["form.exported."] = Set(ExportForm.Scope.allCases.map(\.rawValue))
    members["form.paperLanguage."] = Set(PaperForm.Tongue.allCases.map(\.rawValue))
    members["form.callPurpose."] = Set(CallForm.Purpose.allCases.map(\.rawValue))
    members["form.datesConfirmed."] = ["yes", "no"]
    members["form.trackable."] = ["yes", "no"]
    members["value."] = ["yes", "no"]
    members["pack.mark."] = ["due", "late", "first", "period", "today"]
    members["state."] = Set(Query.State.allCases.map(\.rawValue))
    members["trend.by."] = Set(Trend.Step.allCases.map(\.rawValue))
    members["trend.figure."] = Set(Trend.Figure.allCases.map(\.rawValue))
    members["lacking."] = Set(Query.Lacking.allCases.map(\.rawValue))
    members["list.answer."] = ["overdue", "blocked", "awaited", "postponed", "waiting"]
    members["read."] = WordKeyTests.alsoRead
    members["said.panes."] = Set(Panes.allCases.map(\.rawValue))
    members["tutor."] = Set(TutorTask.allCases.map { "\($0)" })
    let elsewhere = Picker.elsewhere.map(\.word)
    members["elsewhere."] = Set(elsewhere)
    // Not every command goes by other names.
    members["also."] = Set(CommandTable.all.map(\.word) + elsewhere).filter {
      Words.has("also.\($0)")
    }
    members["record."] = Set(Section.allCases.map(\.rawValue))
    members["hint.step."] = ["changes", "timeline", "ministries", "overview"]
    members["sheet."] = Set(ActionSheet.Column.allCases.map(\.rawValue))
    members["sheet.contact."] = ["ministry", "division", "officer", "phone", "mail", "from"]
    members["read.heading."] = Set(ActionSheet.Column.renamed.map(\.rawValue)).union(["total"])
    members["read.log."] = Set(LogUse.allCases.map(\.rawValue))
    members["read.logStatus."] = members["status."]
    members["read.logPriority."] = members["form.priority."]
    members["mapping."] = Set(LogMeaning.Subject.allCases.map(\.rawValue))
    members["log.use."] = members["read.log."]
    members["import.alien."] = Set(AlienFile.allCases.map(\.rawValue))
    members["call.figure."] = Set(CallRound.Figure.allCases.map(\.rawValue))
    members["damage."] = Set(WordKeyTests.damage.map { "\($0)" })
    return members
  }

  /// The choices that have other words than those that are shown.
  private static let alsoRead: Set<String> = Set(
    FieldWords.Family.allCases.flatMap { family in
      FieldWords.shared.known(family).map { "\(family.rawValue).\($0)" }
    }.filter { Words.has("read." + $0) })

  /// Every field of every record; those that the table lacks are shown by their own names.
  private var fields: Set<String> {
    Set(
      Ministry.fields.map { "\($0.name)" } + Meeting.fields.map { "\($0.name)" }
        + Contact.fields.map { "\($0.name)" } + Outcome.fields.map { "\($0.name)" }
        + FollowUpAction.fields.map { "\($0.name)" }
        + ["title.en", "title.ko", Change.wholeRecord])
  }

  @Test("The sources are found, and use keys")
  func found() {
    #expect(sources.literal.count > 100)
    #expect(sources.families.contains("status."))
    #expect(sources.words["command."]?.contains("halfPageDown") == true)
    #expect(sources.words["usage."]?.isSuperset(of: ["list", "--json"]) == true)
    #expect(sources.words["kindOf."]?.isSuperset(of: ["text", "day", "due", "instant"]) == true)
    #expect(sources.words["hint."]?.contains("scroll") == true)
  }

  @Test("Every key that stands in the sources is in the table")
  func literal() {
    let missing = sources.literal.filter { !Words.has($0) }
    #expect(missing.sorted() == [])
  }

  @Test("Every key that the sources can put together is in the table")
  func families() {
    let members = members
    for family in sources.families where family != "field." {
      #expect(members[family]?.isEmpty == false, "nothing is known of \(family)")
      let missing = (members[family] ?? []).filter { !Words.has(family + $0) }
      #expect(missing.sorted() == [], "\(family)")
    }
  }

  @Test("Every key of the table is used")
  func unused() {
    var used = sources.literal
    var members = members
    members["field."] = fields
    for family in sources.families { used.formUnion((members[family] ?? []).map { family + $0 }) }
    let unused = Set(WordTable.shared.keys).subtracting(used)
    #expect(unused.sorted() == [])
  }

  @Test("A key that is not in the table comes out as itself, in angle brackets")
  func missing() {
    #expect(Words(.english)("no.such.key") == "<no.such.key>")
    #expect(!Words.has("no.such.key"))
  }
}
