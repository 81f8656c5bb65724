extension String {
  /// The text without white space around it.
  public var trimmed: String {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// What stands between its commas, without white space around it and without empty parts.
  public var parts: [String] {
    split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// Whether nothing but white space is in it.
  public var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
