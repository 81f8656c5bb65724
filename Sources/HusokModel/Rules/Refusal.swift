/// Why a change was refused; every case is something that the person can act on.
public enum Refusal: Error, Equatable, Sendable {
  /// There is no such record.
  case noSuchRecord(String)
  /// The action has this status already.
  case already(String, Status)
  /// No way leads from the one status to the other.
  case noTransition(String, from: Status, to: Status)
  /// Only the secretariat does this.
  case secretariatOnly(String, to: Status)
  /// A reader changes nothing.
  case readerChangesNothing
  /// This needs a reason.
  case reasonNeeded(Status)
  /// A note without text.
  case emptyText
  /// The file was opened only to read.
  case readOnly
  /// There is nothing to undo or to redo.
  case nothingTo(UndoDirection)
  /// The record was changed since, so that undoing would lose that change.
  case changedSince(String, field: String)
  /// Nothing was named.
  case nothingNamed
  /// Only the secretariat changes this field.
  case fieldForSecretariat(String)
  /// A confirmed owner is changed or taken away only with a reason.
  case ownerReasonNeeded(String)
  /// The lead ministry does not also support.
  case leadSupports(String)
  /// Only what was done, reported done or dropped can be taken up again.
  case nothingToReopen(String)
  /// Nothing was reported or asked for that waits for an answer.
  case nothingToAnswer(String)
  /// The action has no such note or evidence, or it was taken back.
  case noSuchPart(String, ActionPart)
  /// The action has all steps of the ready list already.
  case stepsThere(String, Bilingual)
  /// An action cannot come after itself, also not by way of others.
  case waitsForItself(String)
  /// No ministry is named so.
  case noSuchMinistry(String)
  /// The text is no value of the field.
  case badValue(field: String, text: String)
  /// The text is none of the words that the field knows.
  case notAChoice(field: String, text: String, FieldWords.Family)
  /// The text is no due date.
  case notADueDate(String)
  /// The text is no day.
  case notADay(String)
  /// The day is still to come, where one that has been is asked for.
  case dayToCome(Day)
  /// A meeting stands for a day, and it has none.
  case undatedMeeting(String)
  /// The order of day and month in the text can be taken in more than one way; the days it may mean.
  case ambiguousDay(String, [Day])
  /// The text is no amount of the unit.
  case notAnAmount(String, unit: String)
  /// Things that are counted, with a fraction.
  case fractionOfCounted(String, unit: String)
  /// The day that the text says has another day of the week than the one beside it.
  case otherWeekday(String, of: Day)
  /// A reference begins as several records do.
  case ambiguous(String, [String])
  /// The records of this kind have no such field, or it is not changed this way; those that can be.
  case noSuchField(String, known: [String])
  /// Another record has this id.
  case idTaken(String)
  /// Everything is as asked already.
  case nothingChanges
  /// The outcome has no target of that name; those that it has.
  case noSuchTarget(String, known: [Bilingual])
  /// No open action of the ministry, nor the ministry itself, has such a division or officer.
  case noSuchContact(String)
  /// More than one target of the outcome begins with that.
  case ambiguousTarget(String, [Bilingual])
  /// A desk changes only what its ministry leads or supports.
  case notYours(String)
  /// A desk puts right or takes back only what its own ministry wrote.
  case writtenByOthers(String, field: String)
  /// Nothing is asked for to a meeting whose record was closed.
  case meetingClosed(String)
  /// A record is removed only with a reason.
  case removalReasonNeeded(String)
  /// A record that another names stays.
  case stillNamed(String, by: String)
}
