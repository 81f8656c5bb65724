import HusokModel

/// The text of records that come from no one file, in the format of the store.
public enum RegisterText {
  /// The text of a register.
  public static func bytes(of register: Register) -> [UInt8] { StoredDocument(register).text }

  /// The text of records that make a register of their own.
  ///
  /// - Parameter commit: the commit that the register stood at, where others share it.
  public static func bytes(
    ministries: [Ministry], meetings: [Meeting], outcomes: [Outcome], actions: [FollowUpAction],
    changes: [Change], commit: String? = nil
  ) -> [UInt8] {
    var document = StoredDocument(
      ministries: ministries, meetings: meetings, outcomes: outcomes, actions: actions,
      changes: changes)
    if let commit {
      document.extra = [(Array(name.utf8), JSONWriter.text(.string(commit)))]
    }
    return document.text
  }

  /// The member that names the commit.
  private static let name = "commit"

  /// The commit that the text of a slice names; nil where it names none, or is no register.
  public static func commit(in bytes: [UInt8]) -> String? {
    guard let document = try? JSONFileStore.parse(bytes, path: "").document,
      let member = document.extra.first(where: { $0.name.elementsEqual(name.utf8) })
    else { return nil }
    return member.value.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      return (try? scanner.value(depth: 1))?.text
    }
  }
}
