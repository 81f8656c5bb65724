import HusokModel
import HusokWords

extension CommandContext {
  /// The person named with `--as`, a ministry of the register with a role behind a colon; else who
  /// the settings say; else nobody in particular, who may do what the secretariat may.
  public func profile(in register: Register) throws(Failure) -> Profile {
    let name = settings.name ?? environment.userName
    guard let text = invocation.options["--as"] else { return settled(name, register) }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let named = register.ministries(named: String(parts[0]))
    guard let ministry = named.first else { throw noMinistry(String(parts[0]), register) }
    var role = Role.desk
    if parts.count > 1 {
      guard let given: Role = FieldWords.shared.choice(String(parts[1]), in: .role) else {
        throw Failure(ExitCode.usage, words("cli.badRole", text))
      }
      role = given
    }
    return Profile(name: name, ministry: ministry, role: role)
  }

  /// Who the settings say. A ministry that this register does not have is nobody's.
  private func settled(_ name: String?, _ register: Register) -> Profile {
    let ministry = settings.ministry.flatMap { register.ministries(named: $0).first }
    let role = settings.role ?? (ministry == nil ? .secretariat : .desk)
    return Profile(name: name, ministry: ministry, role: role)
  }

  /// Throws where the person may only read. The register need not be sound.
  func checkNoReader() throws(Failure) {
    var role = settings.role
    if let text = invocation.options["--as"] {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      role = parts.count > 1 ? FieldWords.shared.choice(String(parts[1]), in: .role) : .desk
      if role == nil { throw Failure(ExitCode.usage, words("cli.badRole", text)) }
    }
    if role == .reader { throw Failure(.readerChangesNothing, words) }
  }

  private func noMinistry(_ name: String, _ register: Register) -> Failure {
    let nearest = Nearest.words(to: name, among: register.ministries.flatMap(\.words))
    return Failure(
      ExitCode.usage, words("cli.badMinistry", name.shortened) + words.hint(at: nearest))
  }

  /// The circumstances in which a person acts now.
  func circumstances(of profile: Profile) -> ActContext {
    ActContext(
      at: now, by: profile.author, role: profile.role,
      identifiers: IdentifierSource(seed: environment.seed()))
  }
}
