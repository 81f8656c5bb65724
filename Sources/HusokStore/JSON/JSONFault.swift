import HusokModel

/// What is wrong with the text of a store, and at which byte.
struct JSONFault: Error, Equatable {
  let offset: Int
  let reason: DamageReason
}

/// Why a file is not a store that can be read.
public enum DamageReason: Error, Equatable, Sendable {
  /// Nothing is in it.
  case empty
  /// It holds NUL bytes: space that was reserved and never written.
  case nulBytes
  /// It is not UTF-8 here.
  case notUTF8
  /// It is UTF-16, which some editors write.
  case utf16
  /// It ends before it is complete.
  case truncated
  /// Another character was expected.
  case unexpected(found: String, expected: String)
  /// A backslash is followed by what is no escape.
  case badEscape
  /// Half of a surrogate pair.
  case loneSurrogate
  /// A control character stands raw in a text.
  case rawControl
  /// A number is not written as JSON writes one.
  case badNumber
  /// An object has a member twice.
  case duplicateKey(String)
  /// Lists or objects are nested deeper than a store ever needs.
  case tooDeep
  /// Something follows the end.
  case trailing
  /// git left its marks of a conflict.
  case conflictMarkers
  /// It is not a husok store: the first members are not `format` and `version`.
  case notHusok
  /// A field does not fit; in a record where its id is known.
  case field(record: String, FieldFault)
  /// Another record has this id.
  case duplicateID(String)
  /// A field names a record that is not there.
  case brokenReference(record: String, field: String, target: String)
}
