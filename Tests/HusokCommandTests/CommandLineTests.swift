import HusokModel
import HusokTestSupport
import Testing

@testable import HusokCommands

@Suite("The command line")
struct CommandLineTests {
  private let husok = Husok()

  init() {
    _ = husok.run("init")
  }

  private static let root = #filePath.split(separator: "/").dropLast(3)
    .reduce("") { $0 + "/" + $1 }

  @Test("The manual page is what husok manual prints")
  func manual() {
    let page = TemporaryFolder.read(CommandLineTests.root + "/Resources/husok.1")
    let printed = husok.run("manual").output
    #expect(page == Array(printed.utf8), "write it anew: husok manual > Resources/husok.1")
    #expect(printed.contains(".TH HUSOK 1") && printed.contains("husok import"))
    #expect(!printed.contains("<usage") && !printed.contains("<manual"))
  }

  @Test("The manual page names every word of queries, and every field that is set by name")
  func manualWords() {
    let page = husok.run("manual").output.replacing("\\-", with: "-")
    let part = page.split(separator: ".SH QUERY WORDS").dropFirst().first ?? ""
    let text = part.prefix(upTo: part.firstRange(of: "\n.SH")?.lowerBound ?? part.endIndex)
    let words = Set(text.split { !$0.isLetter && $0 != "-" }.map { $0.lowercased() })
    for prefix in Query.Prefix.allCases { #expect(text.contains(prefix.text), "\(prefix)") }
    for state in Query.State.allCases { #expect(words.contains(state.rawValue), "\(state)") }
    for lack in Query.Lacking.allCases { #expect(words.contains(lack.rawValue), "\(lack)") }
    for field in InputField.all(of: .meetings) {
      #expect(husok.run("help", "meeting", "edit").output.contains(field.name), "\(field.name)")
    }
  }

  @Test("Every command has a help with its options and examples that it understands")
  func examples() throws {
    for command in CommandSpec.listed {
      let help = husok.runWords(command.name.split(separator: " ").map(String.init) + ["--help"])
      #expect(help.code == 0 && !help.output.contains("<usage."), "\(command.name)")
      #expect(!command.examples.isEmpty, "\(command.name) has no example")
      for example in command.examples where !example.contains("%O") {
        #expect(help.output.contains(example))
        // The shell takes the example apart; husok says whether it understands it.
        let file = husok.folder.file("words")
        let line =
          "husok() { printf '%s\\n' \"$@\" >>'\(file)'; }; cat() { :; }; jq() { :; }; \(example)"
        #expect(
          husok.shell(
            "cd '\(husok.folder.path)'; : >words; : >remarks.txt; "
              + line.replacing("> ~/", with: "> /dev/null #")) != nil)
      }
    }
    #expect(husok.run("help", "meeting").output.contains("husok meeting edit"))
    #expect(husok.run("meeting", "--help").output.contains("husok meeting close"))
  }

  @Test(
    "The beginning of a reference names its record where it is the only one",
    arguments: [
      (["done", "cn26-2"], 0, "CN26-2.1 complete"), (["show", "JP26-5."], 0, "JP26-5.1"),
      (["done", "CN26-3"], 64, "CN26-3.1, CN26-3.2"),
      (["meeting", "close", "F2"], 0, "F262 closed"),
      (["done", "CN27"], 1, "CN2"), (["done", "CN26-3.1"], 0, "CN26-3.1 complete"),
    ])
  func beginnings(_ arguments: [String], _ code: Int32, _ hint: String) {
    let result = husok.runWords(arguments)
    #expect(result.code == code && (result.output + result.errors).contains(hint))
  }

  @Test("References come from another husok through a pipe")
  func pipes() {
    let path = "'\(Husok.path)'"
    #expect(husok.shell("\(path) list @mcst! --ids | \(path) done - --note 'held' >/dev/null") == 0)
    #expect(husok.run("list", "st:done", "--ids").lines.count == 5)
    #expect(
      husok.shell("\(path) list @msit --ids | \(path) set - due=연내 prio=high 2>/dev/null") == 64)
    #expect(husok.shell("\(path) list @msit --ids | \(path) set - due=연내 >/dev/null") == 0)
    #expect(husok.run("done", "-").code == 64)
  }

  @Test(
    "A dry run says what would happen and changes nothing",
    arguments: [
      ["done", "CN26-3.1"], ["hold", "CN26-3.1", "--reason", "x"], ["set", "CN26-3.1", "due=eom"],
      ["note", "CN26-3.1", "x"], ["value", "F262-3", "projects=5"], ["add", "CN26-3", "x"],
      ["drop", "CN26-3.1", "--reason", "x"], ["outcome", "add", "F262", "x"],
      ["outcome", "edit", "F262-3", "kind=task"], ["meeting", "add", "F263", "x"],
      ["meeting", "edit", "F262", "place=Seoul"], ["meeting", "close", "F262"],
      ["ministry", "edit", "MCST", "phone=1"],
      ["ministry", "add", "kcs", "--code", "KCS", "--en", "Customs", "--ko", "관세청"],
    ])
  func dryRun(_ arguments: [String]) {
    let before = husok.storeText()
    let result = husok.runWords(arguments + ["--dry-run"])
    #expect(result.code == 0 && result.output.hasPrefix("Dry run: "), "\(result.errors)")
    #expect(husok.storeText() == before)
    #expect(husok.runWords(arguments).code == 0 && husok.storeText() != before)
    _ = husok.run("undo", "--dry-run")
    #expect(husok.storeText() != before)
  }

  @Test("Meetings, outcomes and ministries are edited and listed")
  func records() {
    #expect(husok.run("meeting", "edit", "CN26", "date=2026-01-05", "place=Beijing").code == 0)
    #expect(husok.run("outcome", "edit", "CN26-2", "due=2026-H2", "title.ko=새 이름").code == 0)
    #expect(husok.run("ministry", "edit", "문체부", "division=국제문화과", "phone=044-203-2000").code == 0)
    #expect(
      husok.run("meeting", "list").lines.first
        == "CN26  2026-01-05  0/6   Korea-China summit (first state visit to China in nine years)")
    #expect(husok.run("outcome", "list", "cn26", "--ids").lines == ["CN26-1", "CN26-2", "CN26-3"])
    let json = husok.run("ministry", "list", "--json").output
    #expect(json.contains("\"contact\":{\"division\":\"국제문화과\",\"phone\":\"044-203-2000\"}"))
    #expect(
      husok.run("meeting", "list", "--csv").output.hasPrefix("\u{FEFF}No.,Date,Done,title\r\n"))
    #expect(husok.run("report", "--ministry", "MCST").output.contains("국제문화과"))
    for _ in 0..<3 { #expect(husok.run("undo").code == 0) }
    #expect(husok.run("list", "since:F262", "--ids").code == 1)
    let wrong = husok.run("meeting", "edit", "CN26", "plcae=x")
    #expect(wrong.code == 64 && wrong.errors.contains("place"))
    #expect(husok.run("outcome", "edit", "CN26-2", "kind=nonsense").code == 64)
    #expect(husok.run("ministry", "edit", "MCST", "key=x").code == 64)
    #expect(husok.run("ministry", "edit", "MCST", "aliases=문광부, Culture").code == 0)
    #expect(husok.run("ministry", "edit", "문광부", "aliases=Culture").code == 0)
    #expect(husok.run("ministry", "edit", "문광부", "phone=1").code == 64)
    #expect(husok.run("ministry", "edit", "Culture", "phone=1").code == 0)
    #expect(husok.run("ministry", "edit", "MCST", "key=4", "--as", "MCST").code == 77)
  }

  @Test("Tables for programs: CSV of actions, history and findings")
  func csv() {
    _ = husok.run("done", "CN26-3.1")
    let list = husok.run("list", "@mcst", "--csv").output
    // What goes to a ministry says whose it is.
    let sheet = husok.run("export", "--ministry", "MCST").output
    #expect(sheet.contains("(leave as it is): culture"))
    #expect(list == sheet.replacing("(leave as it is): culture", with: "(leave as it is)"))
    #expect(
      husok.run("log", "--csv").output.contains(",kim,,CN26-3.1,status,unreported → complete,"))
    #expect(husok.run("check", "--csv").output.contains("noDue,CN26-3.2,"))
  }

  @Test("The members that programs rely on are there")
  func members() throws {
    let line = try #require(husok.run("list", "F262-3.1", "--json").lines.dropFirst().first)
    let computed = [
      "meeting", "open", "due", "dueInherited", "overdue", "daysLate", "dueSoon", "staleDays",
      "slippageDays", "postponed", "carried", "atRisk",
    ]
    for name in computed { #expect(line.contains("\"\(name)\":"), "\(name)") }
    for name in computed { #expect(husok.run("manual").output.contains(name), "\(name)") }
  }
}
