/// Who may read a file.
enum Audience: String, CaseIterable {
  /// Those who work with the register.
  case internalOnly = "internal"
  /// Anybody: contacts, difficulties and requests are left out.
  case everybody = "public"
}

extension FormField {
  /// Who may read the file that is written.
  static var audience: FormField {
    .choice(
      .audience, of: Audience.allCases.map(\.rawValue), chosen: Audience.internalOnly.rawValue,
      family: "form.audience.")
  }
}

extension Form {
  /// Whether anybody may read the file.
  var isPublic: Bool {
    let audience: Audience? = choice(.audience)
    return audience == .everybody
  }
}
