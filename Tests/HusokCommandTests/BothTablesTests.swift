import Testing

@testable import HusokApp
@testable import HusokCommands

/// What the screen does the command line does too, and the other way round.
@Suite("The screen and the command line")
struct BothTablesTests {
  /// How each command of the screen that does something is done on the command line.
  private static let onCommandLine: [String: [String]] = [
    "done": ["done", "reopen"], "status": ["hold", "drop", "confirm", "return", "set"],
    "due": ["set"], "owner": ["set"], "note": ["note"], "longNote": ["note"], "tag": ["set"],
    "blocked": ["set"], "value": ["value"], "supporting": ["set"], "priority": ["set"],
    "ongoing": ["set"], "evidence": ["evidence", "open"], "contact": ["set"],
    "handOn": ["hand-on"], "stepList": ["step add", "step lists"],
    "edit": [
      "set", "outcome edit", "meeting edit", "ministry edit", "note", "evidence", "step edit",
    ],
    "add": ["add", "step add"], "confirm": ["confirm"], "sendBack": ["return"],
    "handOver": ["set"], "remove": ["remove"], "withdraw": ["note", "evidence", "step remove"],
    "addMeeting": ["meeting add"], "addOutcome": ["outcome add"], "addTarget": ["target add"],
    "addMinistry": ["ministry add"], "renameMinistry": ["ministry rename"],
    "splitMinistry": ["ministry split"], "closeMeeting": ["meeting close"], "call": ["call"],
    "undo": ["undo"], "redo": ["redo"], "history": ["log", "show"], "report": ["report"],
    "ministryReport": ["report"], "saveReport": ["report"], "exportActions": ["export"],
    "unchanged": ["note"], "reports": ["call"], "backups": ["backups", "backups restore"],
    "importFile": ["import"], "sync": ["sync"], "open": ["show", "settle"], "asOf": ["list"],
    "sinceDay": ["log"], "earlier": ["trend"], "help": ["help"],
  ]

  /// What belongs to a screen alone: looking, moving, marking, and the screen itself.
  private static let ofScreen: Set<String> = [
    "down", "up", "pageDown", "pageUp", "halfPageDown", "halfPageUp", "first", "last", "fold",
    "unfold", "foldAll", "unfoldAll", "nextPane", "back", "panes", "nextView", "previousView",
    "later", "mark", "markRange", "copy", "allMinistries", "pickMinistry", "mine", "search",
    "keepView", "keptViews", "filterMeeting", "clearFilters", "ministry", "keptView", "palette",
    "settings", "language", "theme", "registers", "redraw", "suspend", "quit",
    // A file is copied by the shell, and a save that failed is made again with the command.
    "saveElsewhere", "retrySave",
  ]

  /// What the screen shows as a view, or is there before it: with where that is.
  private static let ofCommandLine: [String: String] = [
    "list": "F3", "ministry list": "F4", "outcome list": "F3", "meeting list": "F3",
    "check": "F7 shows what needs mending; a damaged file is mended before the screen can open it",
    "init": "the first screen", "tutor": "opens the screen", "info": "palette",
    "completions": "palette", "manual": "palette", "clone": "palette", "merge": "palette",
  ]

  private var listed: [CommandSpec] { CommandSpec.listed }

  @Test("Every command of the screen has its like on the command line, or is of the screen alone")
  func screen() {
    let names = Set(listed.map(\.name))
    for info in CommandTable.all {
      let isLooking = info.command.isOfLooking
      let likes = Self.onCommandLine[info.word] ?? []
      #expect(
        isLooking || !likes.isEmpty || Self.ofScreen.contains(info.word),
        "\(info.word) has nothing like it on the command line")
      for like in likes { #expect(names.contains(like), "\(like), for \(info.word)") }
      // What changes records cannot be a matter of the screen alone.
      if case .nothing = info.changes { continue }
      #expect(!likes.isEmpty, "\(info.word) changes records")
    }
    let words = Set(CommandTable.all.map(\.word))
    #expect(Set(Self.onCommandLine.keys).subtracting(words) == [])
    #expect(Self.ofScreen.subtracting(words).subtracting(["ministry", "keptView"]) == [])
  }

  @Test("Every command has its like on the screen, or the palette says where it is done")
  func commandLine() {
    let reached = Set(Self.onCommandLine.values.joined())
    for spec in listed {
      #expect(
        reached.contains(spec.name) || Self.ofCommandLine[spec.name] != nil,
        "\(spec.name) has nothing like it on the screen")
    }
    let elsewhere = Picker.elsewhere.map(\.line)
    for (name, place) in Self.ofCommandLine where place == "palette" {
      #expect(elsewhere.contains { $0.hasPrefix("husok \(name)") }, "\(name)")
    }
    #expect(elsewhere.contains("husok check --repair"))
  }
}

extension HusokApp.Command {
  /// Whether it only changes what is seen of the list.
  fileprivate var isOfLooking: Bool {
    switch self {
    case .view, .filter, .group, .sort: true
    default: false
    }
  }
}
