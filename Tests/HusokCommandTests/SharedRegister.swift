import CTestSupport
import Glibc
import HusokModel
import HusokStore
import HusokTestSupport
import Testing

/// A register that several people share through a folder of git's.
struct SharedRegister: Sendable {
  let husok: Husok
  /// The folder through which they share it.
  var remote: String { husok.folder.file("remote.git") }

  init() {
    var husok = Husok()
    husok.environment["GIT_CONFIG_NOSYSTEM"] = "1"
    husok.environment["GIT_TERMINAL_PROMPT"] = "0"
    husok.environment["HUSOK_STORE"] = nil
    self.husok = husok
  }

  /// The first person makes it and shares it.
  func begin(_ name: String, _ arguments: String...) -> Husok.Result {
    _ = husok.shell("mkdir -p '\(folder(name))'")
    _ = run(name, "init")
    return runWords(name, ["sync", "--setup", remote] + arguments)
  }

  /// Another one fetches it.
  func join(_ name: String) -> Husok.Result {
    runWords(name, ["clone", remote, folder(name)], store: false)
  }

  func folder(_ name: String) -> String { husok.folder.file(name) }
  func store(_ name: String) -> String { folder(name) + "/store.json" }
  func bytes(_ name: String) -> [UInt8]? { TemporaryFolder.read(store(name)) }

  /// Runs a command as a person: with their settings, on their copy.
  func run(_ name: String, _ command: String...) -> Husok.Result { runWords(name, command) }

  func runWords(_ name: String, _ command: [String], store: Bool = true) -> Husok.Result {
    var person = husok
    person.environment["HOME"] = husok.folder.file("home-\(name)")
    person.environment["USER"] = name
    let place = store ? ["--store", self.store(name)] : []
    return person.runWords(["--today", "2026-02-01"] + place + command)
  }

  /// Runs lines of shell in the copy of a person, with what they print in the failure.
  func shell(_ name: String, _ lines: String) -> (code: Int32?, text: String) {
    var person = husok
    person.environment["HOME"] = husok.folder.file("home-\(name)")
    let log = husok.folder.file("log-\(name)")
    _ = person.shell("mkdir -p \"$HOME\"")
    let code = person.shell("( cd '\(folder(name))' && { \(lines)\n} ) >'\(log)' 2>&1")
    return (code, String(decoding: TemporaryFolder.read(log) ?? [], as: UTF8.self))
  }

  /// Runs `husok sync` as a person and kills it before a call of the system; false where it ended before
  /// there were so many.
  func killed(_ name: String, atCall call: Int) throws -> Bool {
    var environment = husok.environment
    environment["HOME"] = husok.folder.file("home-\(name)")
    environment["USER"] = name
    let words = [Husok.path, "--store", "store.json", "sync"]
    let variables = environment.map { "\($0.key)=\($0.value)" }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for text in arguments + settings { free(text) } }
    let end = husok_kill_before_call(&arguments, &settings, folder(name), Int32(call))
    try #require(end >= 0)
    return end == 1
  }

  /// Whether this machine lets a program be followed call by call.
  static let canFollow: Bool = {
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/true"), nil]
    var settings: [UnsafeMutablePointer<CChar>?] = [nil]
    defer { for text in arguments { free(text) } }
    return husok_kill_before_call(&arguments, &settings, "/", Int32.max) == 0
  }()

  /// What git says of itself to whoever runs it by hand.
  static let identity = """
    git config --global user.name kim; git config --global user.email kim@example.org
    git config --global init.defaultBranch main
    """
}

/// Somebody who works on their copy of a register, at random.
struct SharingEditor {
  let name: String
  let store: JSONFileStore
  /// The lines of the history that they made.
  private(set) var made: Set<String> = []
  private var random: MergeRandom
  private var context: ActContext
  private var number: Int

  init(_ name: String, path: String, seed: UInt64) {
    self.name = name
    store = JSONFileStore(path: path)
    random = MergeRandom(seed: seed)
    number = Int(seed) * 10_000
    context = ActContext(
      at: Instant(seconds: Fixtures.now.seconds + Int(seed), offsetMinutes: 540),
      by: Author(name: name, ministry: nil), role: .secretariat,
      identifiers: IdentifierSource(seed: seed &* 7919))
  }

  /// What is never done by chance here: it takes away what others made, and with it their lines.
  private static let kinds = RandomActs.Kind.allCases

  /// One act that the register takes.
  mutating func act() throws {
    let register = try store.load().register
    while true {
      number += 1
      context.at = Instant(seconds: context.at.seconds + 5, offsetMinutes: 540)
      let kind = random.pick(SharingEditor.kinds)
      do {
        let act = try RandomActs(register, number: number).act(kind, &random, &context)
        var changed = register
        try changed.apply(act)
        _ = try store.save([act])
        made.formUnion(act.changes.map(\.id))
        return
      } catch is Refusal {
        continue
      }
    }
  }
}
