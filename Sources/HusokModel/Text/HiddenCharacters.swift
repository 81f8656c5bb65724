extension String {
  /// Whether a character is in it that nobody sees and that may change what is seen: a control
  /// character, a line end, a mark that reorders text, or one without width other than the joiners
  /// that some scripts are written with. Nothing that is typed to name something has one.
  public var hasHiddenCharacter: Bool { hasHiddenCharacter(besidesJoiners: true) }

  /// The same for an id or a code, in which a joiner would make two of what looks like one.
  var isUnfitForID: Bool { hasHiddenCharacter(besidesJoiners: false) }

  private func hasHiddenCharacter(besidesJoiners: Bool) -> Bool {
    unicodeScalars.contains { scalar in
      if (0x20..<0x7F).contains(scalar.value) { return false }
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: return true
      case .format: return !besidesJoiners || scalar.value != 0x200C && scalar.value != 0x200D
      default: return false
      }
    }
  }
}
