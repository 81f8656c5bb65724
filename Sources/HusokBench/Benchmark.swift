import Glibc
import HusokApp
import HusokCanvas
import HusokExchange
import HusokModel
import HusokStore
import HusokWords

/// All that is measured on a register of one size.
struct Benchmark {
  /// One figure.
  struct Figure {
    let name: String
    let timing: Timing
  }

  /// The number of actions.
  let size: Int
  /// How often each piece of work is done.
  let runs: Int
  private let bytes: [UInt8]
  private let register: Register
  private let folder: String

  /// A benchmark on a register of a size, whose store is made in a folder.
  init(size: Int, runs: Int, folder: String) throws(StoreError) {
    self.size = size
    self.runs = runs
    self.folder = folder
    bytes = BenchRegister.bytes(actions: size)
    register = try JSONFileStore.parse(bytes)
  }

  /// The figures, each as soon as it is there.
  func run(_ report: (Figure) -> Void) throws {
    for (name, timing) in [
      ("read", try read()), ("write", try write()), ("merge", try merge()),
      ("computed values", computed()), ("filter", filter()), ("report", pack()),
    ] {
      report(Figure(name: name, timing: timing))
    }
    for scene in KeyScene.all { report(Figure(name: scene.name, timing: keys(scene))) }
  }

  private func read() throws -> Timing {
    let bytes = bytes
    return try Timing(runs, prepare: { bytes }, { bytes in _ = try JSONFileStore.parse(bytes) })
  }

  /// One change, on the disk.
  private func write() throws -> Timing {
    let path = "\(folder)/store.json"
    let store = JSONFileStore(path: path)
    try store.create(bytes)
    var register = try store.load().register
    var context = context(seed: 1)
    var count = 0
    return try Timing(
      runs,
      prepare: {
        count += 1
        let id = register.actions[0].id
        let act = try register.addingNote("seen \(count) times", to: [id], in: &context)
        try register.apply(act)
        return act
      }, { act in _ = try store.save([act]) })
  }

  /// One change in a hundred on each side.
  private func merge() throws -> Timing {
    let ours = try changed(from: 0, seed: 2)
    let theirs = try changed(from: 50, seed: 3)
    let base = register
    return Timing(
      runs, prepare: {}, { _ in _ = Merge.merge(base: base, ours: ours, theirs: theirs) })
  }

  private func changed(from first: Int, seed: UInt64) throws -> Register {
    var register = register
    var context = context(seed: seed)
    for row in stride(from: first, to: register.actions.count, by: 100) {
      let act = try register.addingNote("seen", to: [register.actions[row].id], in: &context)
      try register.apply(act)
    }
    return register
  }

  private func computed() -> Timing {
    let register = register
    return Timing(
      runs, prepare: {},
      { _ in
        let states = ActionStates(register, today: KeyScene.today)
        var late = 0
        for row in register.actions.indices where states.isAtRisk(row) { late += 1 }
        precondition(late <= register.actions.count)
      })
  }

  private func filter() -> Timing {
    let register = register
    let input = FieldInput(register, words: .shared, today: KeyScene.today)
    let query = Query.parse("@mcst is:open", with: input).query
    return Timing(
      runs, prepare: {},
      { _ in
        let scope = QueryScope(register, today: KeyScene.today, for: query)
        _ = register.actions.indices.count { query.matches($0, in: scope) }
      })
  }

  private func pack() -> Timing {
    let register = register
    return Timing(
      runs, prepare: {},
      { _ in
        let pack = MeetingPack(register: register, today: KeyScene.today)
        _ = PackHTML.text(pack.document, [.english])
      })
  }

  /// What a key costs until the cells of its screen are there.
  private func keys(_ scene: KeyScene) -> Timing {
    var state = KeyScene.state(register)
    for key in scene.before { press(key, &state) }
    return Timing(
      runs, prepare: { for key in scene.back { press(key, &state) } },
      { _ in for key in scene.keys { press(key, &state) } })
  }

  private func press(_ key: Key, _ state: inout AppState) {
    _ = update(&state, .terminal(.key(key)))
    var screen = Screen(width: state.size.width, height: state.size.height)
    RootView(state).draw(on: &screen)
  }

  private func context(seed: UInt64) -> ActContext {
    ActContext(
      at: KeyScene.now, by: Author(name: "bench", ministry: nil), role: .secretariat,
      identifiers: IdentifierSource(seed: seed))
  }
}
