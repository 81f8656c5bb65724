/// One field of a record or of a part of a record: its name in the store, whether it must be
/// there, and how it is read from and written into the typed value.
public struct Field<Owner: Sendable>: Sendable {
  /// The name in the store and in the history.
  public let name: StaticString
  /// The same as a text.
  let label: String
  /// Whether a record without it is refused.
  public let isRequired: Bool
  /// Whether it is a set: its history lines name the one element added or removed.
  public let isSet: Bool
  /// What the field holds; nil where it holds nothing and is left out of the store.
  public let read: @Sendable (Owner) -> Value?
  /// Puts a value into the field; `.null` empties it. Throws where the value does not fit.
  public let write: @Sendable (inout Owner, Value) throws(FieldFault) -> Void
  /// Reads a value straight from the bytes of a store, without making a `Value` of it; false where
  /// it is written in any unusual way, or would not fit. Nil where there is no such shortcut.
  public let plain: (@Sendable (inout Owner, inout PlainCursor) -> Bool)?

  init(
    _ name: StaticString, required: Bool, set: Bool = false,
    read: @escaping @Sendable (Owner) -> Value?,
    write: @escaping @Sendable (inout Owner, Value) throws(FieldFault) -> Void,
    plain: (@Sendable (inout Owner, inout PlainCursor) -> Bool)? = nil
  ) {
    self.name = name
    label = "\(name)"
    isRequired = required
    isSet = set
    self.read = read
    self.write = write
    self.plain = plain
  }
}

/// Why a value cannot stand in a field.
public struct FieldFault: Error, Equatable, Sendable {
  /// What is wrong with it.
  public enum Problem: Equatable, Sendable {
    /// The field must be there and is not.
    case missing
    /// Another kind of value was expected: "text", "number", "list" and so on, a key of the words.
    case expected(String)
    /// The text is none of those the field knows; what it knows, where that is a short list.
    case unknown(text: String, known: [String])
  }

  /// The way to the field inside its record, such as `lead.ministry`.
  public let path: String
  /// What is wrong with it.
  public let problem: Problem

  /// A fault at a field.
  public init(path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// The same fault, seen from the record that holds this part under a name.
  func inside(_ name: StaticString) -> FieldFault {
    FieldFault(path: path.isEmpty ? "\(name)" : "\(name).\(path)", problem)
  }
}

extension Field {
  /// A shortcut that reads a value and puts it into its field. Where the field can be empty, the
  /// reading names its type: nil must mean that it gave up, not that there is nothing.
  static func straight<Read>(
    _ read: @escaping @Sendable (inout PlainCursor) -> Read?,
    _ set: @escaping @Sendable (inout Owner, Read) -> Void
  ) -> @Sendable (inout Owner, inout PlainCursor) -> Bool {
    { owner, cursor in
      guard let value = read(&cursor) else { return false }
      set(&owner, value)
      return true
    }
  }

  /// A text that must be there.
  static func text(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> String,
    _ set: @escaping @Sendable (inout Owner, String) -> Void
  ) -> Field {
    Field(
      name, required: true, read: { .string(get($0)) },
      write: { owner, value throws(FieldFault) in
        guard case .string(let text) = value, !text.isEmpty else {
          throw FieldFault(path: "\(name)", value.isNull ? .missing : .expected("text"))
        }
        set(&owner, text)
      },
      plain: straight({ $0.text().flatMap { $0.isEmpty ? nil : $0 } }, set))
  }

  /// A text that may be absent.
  static func optionalText(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> String?,
    _ set: @escaping @Sendable (inout Owner, String?) -> Void
  ) -> Field {
    Field(
      name, required: false, read: { get($0).map(Value.string) },
      write: {
        owner, value throws(FieldFault) in
        switch value {
        case .null: set(&owner, nil)
        case .string(let text): set(&owner, text)
        case .bool, .number, .list, .object:
          throw FieldFault(path: "\(name)", .expected("text"))
        }
      },
      plain: straight({ (cursor) -> String? in cursor.text() }, set))
  }

  /// Any value; mostly it is a text.
  static func anything(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> Value,
    _ set: @escaping @Sendable (inout Owner, Value) -> Void
  ) -> Field {
    Field(
      name, required: false, read: { get($0) }, write: { set(&$0, $1) },
      plain: straight({ $0.text().map(Value.string) }, set))
  }

  /// A truth value, absent for the one it has by default.
  static func flag(
    _ name: StaticString, required: Bool = true, _ get: @escaping @Sendable (Owner) -> Bool,
    _ set: @escaping @Sendable (inout Owner, Bool) -> Void
  ) -> Field {
    Field(
      name, required: required, read: { .bool(get($0)) },
      write: { owner, value throws(FieldFault) in
        guard case .bool(let truth) = value else {
          throw FieldFault(path: "\(name)", .expected("flag"))
        }
        set(&owner, truth)
      },
      plain: straight({ $0.flag() }, set))
  }

  /// A whole number that may be absent.
  static func integer(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> Int?,
    _ set: @escaping @Sendable (inout Owner, Int?) -> Void
  ) -> Field {
    Field(
      name, required: false, read: { get($0).map { .number(String($0)) } },
      write: {
        owner, value throws(FieldFault) in
        if case .null = value {
          set(&owner, nil)
        } else if let number = value.integer {
          set(&owner, number)
        } else {
          throw FieldFault(path: "\(name)", .expected("wholeNumber"))
        }
      })
  }

  /// One of a few words; `missing` stands for an absent field and is not written.
  static func choice<Choice>(
    _ name: StaticString, absent: Choice? = nil, _ get: @escaping @Sendable (Owner) -> Choice,
    _ set: @escaping @Sendable (inout Owner, Choice) -> Void
  ) -> Field
  where Choice: RawRepresentable<String> & CaseIterable & Equatable & Sendable {
    Field(
      name, required: absent == nil,
      read: { owner in
        let choice = get(owner)
        return choice == absent ? nil : .string(choice.rawValue)
      },
      write: { owner, value throws(FieldFault) in
        if case .null = value, let absent { return set(&owner, absent) }
        guard case .string(let text) = value else {
          throw FieldFault(path: "\(name)", value.isNull ? .missing : .expected("text"))
        }
        guard let choice = Choice(rawValue: text) else {
          let known = Choice.allCases.map(\.rawValue)
          throw FieldFault(path: "\(name)", .unknown(text: text, known: known))
        }
        set(&owner, choice)
      },
      plain: straight({ $0.text().flatMap { Choice(rawValue: $0) } }, set))
  }

  /// A value with a text form (a day, a due date, an instant) that may be absent.
  static func written<Written: Sendable & CustomStringConvertible>(
    _ name: StaticString, _ kind: String, required: Bool = false,
    parse: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Written?,
    _ get: @escaping @Sendable (Owner) -> Written?,
    _ set: @escaping @Sendable (inout Owner, Written?) -> Void
  ) -> Field {
    Field(
      name, required: required, read: { get($0).map { .string($0.description) } },
      write: {
        owner, value throws(FieldFault) in
        if case .null = value, !required { return set(&owner, nil) }
        guard case .string(var text) = value else {
          throw FieldFault(path: "\(name)", value.isNull ? .missing : .expected(kind))
        }
        guard let written = text.withUTF8(parse) else {
          throw FieldFault(path: "\(name)", .expected(kind))
        }
        set(&owner, written)
      },
      plain: straight({ (cursor) -> Written? in cursor.ascii().flatMap(parse) }, set))
  }

  /// A day that may be absent.
  static func day(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> Day?,
    _ set: @escaping @Sendable (inout Owner, Day?) -> Void
  ) -> Field {
    written(name, "day", parse: { Day(bytes: $0) }, get, set)
  }

  /// A due date that may be absent.
  static func due(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> Due?,
    _ set: @escaping @Sendable (inout Owner, Due?) -> Void
  ) -> Field {
    written(name, "due", parse: { Due(bytes: $0) }, get, set)
  }

  /// A part with fields of its own that may be absent.
  static func part<Part: FieldOwner>(
    _ name: StaticString, required: Bool = false, _ get: @escaping @Sendable (Owner) -> Part?,
    _ set: @escaping @Sendable (inout Owner, Part?) -> Void
  ) -> Field {
    Field(
      name, required: required, read: { get($0)?.value },
      write: { owner, value throws(FieldFault) in
        if case .null = value, !required { return set(&owner, nil) }
        do throws(FieldFault) {
          set(&owner, try Part(value))
        } catch {
          throw error.inside(name)
        }
      },
      plain: straight({ (cursor) -> Part? in Part(plain: &cursor) }, set))
  }

  /// A set of texts, left out of the store while empty.
  static func texts(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> [String],
    _ set: @escaping @Sendable (inout Owner, [String]) -> Void
  ) -> Field {
    Field(
      name, required: false, set: true,
      read: { owner in
        let texts = get(owner)
        return texts.isEmpty ? nil : .list(texts.map(Value.string))
      },
      write: { owner, value throws(FieldFault) in
        var texts: [String] = []
        for element in value.isNull ? [] : try value.list(at: name) {
          guard case .string(let text) = element else {
            throw FieldFault(path: "\(name)", .expected("texts"))
          }
          texts.append(text)
        }
        set(&owner, texts)
      },
      plain: straight({ $0.elements { $0.text() } }, set))
  }

  /// A set of parts with fields of their own, left out of the store while empty.
  static func parts<Part: FieldOwner>(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> [Part],
    _ set: @escaping @Sendable (inout Owner, [Part]) -> Void
  ) -> Field {
    Field(
      name, required: false, set: true,
      read: { owner in
        let parts = get(owner)
        return parts.isEmpty ? nil : .list(parts.map(\.value))
      },
      write: { owner, value throws(FieldFault) in
        var parts: [Part] = []
        for element in value.isNull ? [] : try value.list(at: name) {
          do throws(FieldFault) {
            parts.append(try Part(element))
          } catch {
            throw error.inside(name)
          }
        }
        set(&owner, parts)
      },
      plain: straight({ $0.elements { Part(plain: &$0) } }, set))
  }
}

extension Value {
  /// Whether this is `null`.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The elements, or a fault that names the field.
  func list(at name: StaticString) throws(FieldFault) -> [Value] {
    guard case .list(let elements) = self else {
      throw FieldFault(path: "\(name)", .expected("list"))
    }
    return elements
  }
}
