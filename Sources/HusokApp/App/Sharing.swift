/// The registers of the person, which of them is open, and how it stands with that of others.
public struct Sharing: Sendable {
  /// A register of the person.
  public struct Register: Sendable, Equatable {
    /// The name that it has in the settings, or one that says where it is.
    public let name: String
    /// The file.
    public let path: String
    /// Where others share it; the file where nobody does.
    public let place: String

    /// A register under a name.
    public init(name: String, path: String, place: String) {
      self.name = name
      self.path = path
      self.place = place
    }
  }

  /// Those that can be opened.
  public var registers: [Register] = []
  /// The path of the one that is open.
  public var open: String?
  /// Whether others share it.
  public var isShared = false
  /// Whether it is being brought together with that of others.
  var isRunning = false

  /// No register of a name.
  public init() {}

  /// The name of the one that is open; nil where there is no other.
  var name: String? {
    registers.count < 2 ? nil : registers.first { $0.path == open }?.name
  }
}

extension AppState {
  /// Begins to send what was done here and to take over what others did.
  mutating func beginSync() -> [Effect] {
    if person.sharing.isRunning { return [] }
    person.sharing.isRunning = true
    say(words("sync.begins"))
    return [.sync]
  }

  /// How far it is.
  mutating func tellSync(_ text: String) {
    if person.sharing.isRunning { say(text) }
  }

  /// What became of it; what began by itself says only what it brought.
  mutating func endSync(_ text: String?, _ kind: Notice.Kind = .information) {
    if let text { say(text, kind) }
    person.sharing.isRunning = false
  }

  /// The registers of the person, to pick from.
  mutating func pickRegister() {
    let sharing = person.sharing
    let items = sharing.registers.map { register in
      Picker.Item(
        id: register.path, code: register.name, name: register.place,
        words: [register.name, register.place])
    }
    let chosen = sharing.open.map { [$0] } ?? []
    layers.append(.picker(Picker(.register, items: items, chosen: chosen)))
  }

  /// Opens another register: what is not saved yet is saved first.
  mutating func open(register path: String) -> [Effect] {
    if path == person.sharing.open { return [] }
    if case .failed(let reason) = save {
      say(reason, .warning)
      return [.retrySave]
    }
    let name = person.sharing.registers.first { $0.path == path }?.name
    person.settings.register = name.flatMap { person.settings.register(named: $0)?.name }
    return [.keepSettings(rememberedSettings), .open(path: path)]
  }
}
