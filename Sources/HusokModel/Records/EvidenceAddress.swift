/// Where a piece of evidence can be opened: a page of the web, or a file.
public enum EvidenceAddress: Sendable, Hashable {
  /// The address of a page.
  case web(String)
  /// The path of a file, as a person writes it.
  case file(String)

  /// The address that a text is; nil for one that is neither, or that has what no address has.
  public init?(_ locator: String) {
    let text = locator.trimmed
    if text.isEmpty || text.hasPrefix("-") || text.hasHiddenCharacter
      || text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    {
      return nil
    }
    let small = text.lowercased()
    if small.hasPrefix("https://") || small.hasPrefix("http://") {
      if text.contains(where: \.isWhitespace) { return nil }
      self = .web(text)
    } else if small.hasPrefix("file://") {
      let path = String(text.dropFirst("file://".count))
      if !path.hasPrefix("/") { return nil }
      self = .file(path)
    } else if text.contains("/"), !text.contains("://") {
      self = .file(text)
    } else {
      return nil
    }
  }

  /// Whether a text is an address of a kind that is never opened, such as one of mail. Where a thing is
  /// kept may as well be said in words.
  static func isRefused(_ locator: String) -> Bool {
    let text = locator.trimmed
    guard EvidenceAddress(text) == nil, let colon = text.firstIndex(of: ":") else { return false }
    // The number of a paper may have a colon in it.
    return text[colon...].hasPrefix("://") || refused.contains(text[..<colon].lowercased())
  }

  /// What addresses begin with that have no slashes behind their colon.
  private static let refused: Set<String> = ["data", "file", "ftp", "javascript", "mailto", "tel"]

  /// How it is written.
  public var text: String {
    switch self {
    case .web(let address): address
    case .file(let path): path
    }
  }
}
