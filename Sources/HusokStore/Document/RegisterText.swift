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
      document.extra = [(StoredDocument.commitName, JSONWriter.text(.string(commit)))]
    }
    return document.text
  }
}

extension StoredDocument {
  /// The member that names the commit.
  static let commitName = Array("commit".utf8)

  /// The commit that it came from; nil where it names none.
  var commit: String? {
    extra.first { $0.name == StoredDocument.commitName }?.value.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      return (try? scanner.value(depth: 1))?.text
    }
  }
}
