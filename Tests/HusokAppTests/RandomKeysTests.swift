import HusokCanvas
import HusokModel
import HusokStore
import HusokTestSupport
import Testing

@testable import HusokApp

/// A person who presses anything.
private struct Monkey {
  private(set) var random: SplitMix
  var journey: Journey
  /// The words of the commands that were reached.
  private(set) var reached: Set<String> = []
  /// How many keys were pressed.
  private(set) var count = 0
  /// Which command of the palette is next.
  private var chosen = 0

  init(seed: UInt64, _ journey: Journey) {
    random = SplitMix(state: seed)
    self.journey = journey
  }

  private static let sizes = [
    (80, 24), (120, 36), (200, 60), (40, 8), (60, 12), (110, 12), (20, 5), (0, 0), (1, 1), (500, 3),
  ]
  private static let texts: [Character] = Array("abc 가각ㅁㄴ@#:-\"/2 6.is도1")
  private static let strokes: [[Key]] = CommandTable.keymap.keys.sorted { "\($0)" < "\($1)" }
  private static let plain: [Key] = [
    .enter, .enter, .escape, .escape, .tab, .backTab, .up, .down, .down, .left, .right, .home, .end,
    .pageUp, .pageDown, .backspace, .delete, .control("s"), .control("e"), .character("y"),
    .character("ㅌ"), .character("허"), .character(" "),
  ]

  /// Does one thing.
  mutating func act() throws {
    switch random.below(100) {
    case 0: try journey.send(.terminal(.resize(width: size.0, height: size.1)))
    case 1: try journey.send(.terminal(.paste("붙인\ntext 2026-12-31\u{1B}[31m")))
    case 2...5: try click()
    case 6...8: try choose()
    case 9: try ask()
    case 10: try failToSave()
    case 11: try step()
    case 12: try takeBack()
    case 13...50: for key in random.pick(Monkey.strokes) { try press(key) }
    case 51...70: try press(.character(random.pick(Monkey.texts)))
    default: try press(random.pick(Monkey.plain))
    }
  }

  private var size: (Int, Int) {
    mutating get { random.pick(Monkey.sizes) }
  }

  private mutating func click() throws {
    let kinds: [MouseEvent.Kind] = [.click, .click, .doubleClick, .wheelUp, .wheelDown]
    let event = MouseEvent(
      random.pick(kinds), x: random.below(max(1, journey.state.size.width)),
      y: random.below(max(1, journey.state.size.height)))
    try journey.send(.terminal(.mouse(event)))
  }

  /// Any command by the palette, by a part of its name.
  private mutating func choose() throws {
    for _ in 0..<4 where !journey.state.layers.isEmpty { try press(.escape) }
    try press(.character(":"))
    guard case .picker(let picker)? = journey.state.layers.last, picker.purpose == .command else {
      return
    }
    if random.below(4) == 0 {
      for character in random.pick(picker.items).name.prefix(8) { try press(.character(character)) }
    } else {
      journey.choose(chosen % picker.items.count)
      chosen += 1
    }
    try press(.enter)
  }

  /// A query, then a command on the first action that it finds.
  private mutating func ask() throws {
    for _ in 0..<4 { try press(.escape) }
    for key in Journey.keys("/" + random.pick(["is:handover", "is:waiting", "is:open", "@mcst"])) {
      try press(key)
    }
    for key in Journey.keys("<enter>.0<home>:") { try press(key) }
    guard case .picker(let picker)? = journey.state.layers.last else { return }
    let wanted = random.pick(["handOver", "sendBack", "confirm", "supporting"])
    journey.choose(picker.found.firstIndex { picker.items[$0].id == wanted } ?? 0)
    try press(.enter)
    try press(.enter)
  }

  /// A note, and in the details that it is taken back.
  private mutating func takeBack() throws {
    for _ in 0..<4 { try press(.escape) }
    for key in Journey.keys("/is:open<enter>.0<home>nword<enter><enter><end>") { try press(key) }
    try press(.delete)
    for _ in 0..<2 { try press(.escape) }
  }

  /// Forth and back in a view that can be moved.
  private mutating func step() throws {
    for _ in 0..<4 where !journey.state.layers.isEmpty { try press(.escape) }
    try press(.function(4 + random.below(3)))
    try press(.character(">"))
    try press(.character("<"))
  }

  /// A save fails, is tried again by hand, and goes through.
  private mutating func failToSave() throws {
    try journey.send(.saveFailed("no space left"))
    for _ in 0..<3 { try press(.escape) }
    try press(.character(":"))
    guard case .picker(let picker)? = journey.state.layers.last else { return }
    journey.choose(picker.found.firstIndex { picker.items[$0].id == "retrySave" } ?? 0)
    try press(.enter)
    try journey.send(.saved(count: 0, register: nil))
  }

  mutating func press(_ key: Key) throws {
    count += 1
    if let word = word(of: key) { reached.insert(word) }
    try journey.send(.terminal(.key(key)))
    // The program would have ended; here it goes on.
  }

  /// The command that a key is about to run.
  private func word(of key: Key) -> String? {
    let state = journey.state
    if Layout(size: state.size).isTooSmall { return nil }
    switch state.layers.last {
    case .picker(let picker)? where picker.purpose == .command && key == .enter:
      return picker.selected.flatMap { $0.off == nil ? $0.id : nil }
    case nil, .detail?, .page?:
      guard let command = CommandTable.keymap[state.pending + [key]],
        state.reasonAgainst(command) == nil
      else { return nil }
      return CommandTable.info(Monkey.general(command))?.word
    default: return nil
    }
  }

  private static func general(_ command: Command) -> Command {
    switch command {
    case .ministry: .ministry(0)
    case .keptView: .keptView(0)
    default: command
    }
  }
}

@Suite("Random keys")
struct RandomKeysTests {
  @Test("A hundred thousand keys, clicks and sizes: no trap, a valid store, every command reached")
  func hundredThousand() throws {
    let all = CommandTable.all.map(\.word)
    var reached = try run(1, Fixtures.askedForReports())
    reached.formUnion(try run(2, split(Fixtures.bundled())))
    // What chance left out has more chances; a command that nobody can reach has none.
    for seed in 3...6 where !reached.isSuperset(of: all) {
      reached.formUnion(try run(UInt64(seed), Fixtures.askedForReports()))
    }
    let missing = all.filter { !reached.contains($0) }
    #expect(missing == [], "never reached")
  }

  /// Half of the keys; gives the words of the commands that were reached.
  private func run(_ seed: UInt64, _ register: Register) throws -> Set<String> {
    var monkey = Monkey(
      seed: seed,
      try Journey(register: register) { setup in
        setup.profile = Profile(name: "kim", ministry: "culture")
        setup.sharing.isShared = true
        setup.sharing.registers = ["one", "other"].map {
          Sharing.Register(name: $0, path: $0, place: $0)
        }
      })
    let folder = TemporaryFolder()
    var turn = 0
    while monkey.count < 50_000 {
      turn += 1
      try monkey.act()
      if turn % 50 == 0 { expectFitting(monkey.journey) }
      if turn % 10_000 == 0 { try expectValid(monkey.journey, folder) }
      if turn % 500 == 0 { try monkey.journey.send(.terminal(.resize(width: 80, height: 24))) }
      // The person comes back to what they were, so that no role shuts them out for the rest.
      if turn % 400 == 0 { try monkey.resume() }
    }
    try expectValid(monkey.journey, folder)
    return monkey.reached
  }

  /// The register after a ministry was split, so that there is something to hand over.
  private func split(_ register: Register) throws -> Register {
    var register = register
    var name = MinistryName()
    name.code = "MEP"
    name.en = "Ministry of Planning"
    name.ko = "기획부"
    var ministry = Ministry()
    ministry.id = "planning"
    ministry.names = [name]
    var context = Fixtures.context(seed: 3)
    try register.apply(try register.splitting("trade", off: ministry, in: &context))
    return register
  }

  private func expectFitting(_ journey: Journey) {
    let screen = journey.screen
    for y in 0..<screen.height { #expect(TextWidth.of(screen.line(y)) <= screen.width) }
  }

  /// What is on the screen is what is kept, and it can be written and read again.
  private func expectValid(_ journey: Journey, _ folder: TemporaryFolder) throws {
    let kept = try journey.store.load().register
    #expect(kept.actions == journey.state.register.actions)
    #expect(kept.history.count == journey.state.register.history.count)
    let path = folder.file("store.json")
    TemporaryFolder.write(Fixtures.bundledBytes, to: path)
    try JSONFileStore(path: path).replace(with: kept)
    let read = try JSONFileStore(path: path).load().register
    #expect(read.actions == kept.actions)
    #expect(read.outcomes == kept.outcomes)
    #expect(read.meetings == kept.meetings)
    #expect(read.ministries == kept.ministries)
    #expect(read.history.count == kept.history.count)
  }
}

extension Monkey {
  /// Makes the person the secretariat again, in the form where it is set.
  fileprivate mutating func resume() throws {
    for _ in 0..<4 { try press(.escape) }
    journey.become(Profile(name: "kim", ministry: "culture"))
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
