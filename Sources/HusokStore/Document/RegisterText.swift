import HusokModel

/// The text of records that come from no one file, in the format of the store.
public enum RegisterText {
  /// The text of a register.
  public static func bytes(of register: Register) -> [UInt8] { StoredDocument(register).text }

  /// The text of records that make a register of their own.
  public static func bytes(
    ministries: [Ministry], meetings: [Meeting], outcomes: [Outcome], actions: [FollowUpAction],
    changes: [Change]
  ) -> [UInt8] {
    StoredDocument(
      ministries: ministries, meetings: meetings, outcomes: outcomes, actions: actions,
      changes: changes
    ).text
  }
}
