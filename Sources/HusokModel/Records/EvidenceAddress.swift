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
    let scheme = text[..<colon].utf8
    let rest = text[text.index(after: colon)...]
    return scheme.count > 1 && scheme.first.map(isLetter) == true
      && scheme.allSatisfy { isLetter($0) || (48...57).contains($0) || "+-.".utf8.contains($0) }
      && rest.first.map { !$0.isWhitespace } == true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  /// How it is written.
  public var text: String {
    switch self {
    case .web(let address): address
    case .file(let path): path
    }
  }
}
