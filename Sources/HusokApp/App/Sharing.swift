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

  /// What became of it.
  mutating func takeFromOthers(_ message: Message) {
    switch message {
    case .syncing(let text): if person.sharing.isRunning { say(text) }
    case .synced(let text):
      // What began by itself says only what it brought.
      if let text { say(text) }
      person.sharing.isRunning = false
    case .notSynced(let reason):
      say(reason, .warning)
      person.sharing.isRunning = false
    case .terminal, .saved, .saveFailed, .storeSays, .storeMade, .storeNotMade, .cameIn,
      .savedElsewhere, .notSavedElsewhere, .backups, .restored, .notRestored, .paperWritten,
      .paperExists, .otherExists, .freeName, .paperNotWritten, .lettersWritten,
      .lettersNotWritten, .pathsFound, .fileRead, .fileNotRead, .settingsNotKept,
      .notOpened, .edited, .historyRead, .tick, .terminate:
      break
    }
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
    person.settings.register =
      person.settings.registers.first { $0.path == path || $0.name == name(of: path) }?.name
    return [.keepSettings(rememberedSettings), .open(path: path)]
  }

  private func name(of path: String) -> String? {
    person.sharing.registers.first { $0.path == path }?.name
  }
}
