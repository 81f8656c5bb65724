/// A register that a person works with, under a name of their own.
public struct KnownRegister: FieldOwner {
  /// The name.
  public var name = ""
  /// The file.
  public var path = ""
  /// Where others share it; nil where nobody does.
  public var remote: String?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A blank one, to be filled.
  public init() {}

  /// A register in a file.
  public init(name: String, path: String, remote: String?) {
    self.name = name
    self.path = path
    self.remote = remote
  }

  /// How the settings write it.
  public static let fields: [Field<KnownRegister>] = [
    .text("name", { $0.name }, { $0.name = $1 }),
    .text("path", { $0.path }, { $0.path = $1 }),
    .optionalText("remote", { $0.remote }, { $0.remote = $1 }),
  ]
}

/// When a shared register is brought together with that of others without being asked for.
public enum SyncMoment: String, CaseIterable, Sendable {
  /// When the screen is opened.
  case opening = "open"
  /// After something was saved.
  case saving = "save"
}

extension Settings {
  /// The register of a name; nil where there is none. Capitals do not matter.
  public func register(named name: String) -> KnownRegister? {
    registers.first { $0.name == name } ?? registers.first { $0.name.folded == name.folded }
  }

  /// The register that is opened where none is named; nil for the usual place.
  public var chosenRegister: KnownRegister? { register.flatMap { register(named: $0) } }

  /// Notes a register, under its name or, where another file has that, the next one that is free.
  ///
  /// - Returns: the name that it has.
  public mutating func note(_ register: KnownRegister) -> String {
    if let row = registers.firstIndex(where: { $0.path == register.path }) {
      registers[row].remote = register.remote ?? registers[row].remote
      return registers[row].name
    }
    var noted = register
    var number = 1
    while self.register(named: noted.name) != nil {
      number += 1
      noted.name = "\(register.name)-\(number)"
    }
    registers.append(noted)
    return noted.name
  }
}
