/// A text in English, Korean or both; where one is missing the other stands in for it.
public struct Bilingual: FieldOwner {
  /// The English text.
  public var en: String?
  /// The Korean text.
  public var ko: String?
  /// Members that this version does not know.
  public var extra: [Value.Member] = []

  /// A text without words, to be filled.
  public init() {}

  /// A text in one or both languages.
  public init(en: String?, ko: String?) {
    self.en = en
    self.ko = ko
  }

  /// What a person typed where husok speaks a language: Korean where it has Hangul or husok speaks
  /// Korean, else English.
  public init(typed text: String, in language: Language) {
    if text.isBlank { return }
    if language == .korean || text.contains(where: Hangul.isHangul) {
      ko = text.composed
    } else {
      en = text.composed
    }
  }

  /// How the store writes it.
  public static let fields: [Field<Bilingual>] = [
    .optionalText("en", { $0.en }, { $0.en = $1 }),
    .optionalText("ko", { $0.ko }, { $0.ko = $1 }),
  ]

  /// The text in the language, else in the other; empty where both are missing.
  public func text(in language: Language) -> String {
    switch language {
    case .english: en ?? ko ?? ""
    case .korean: ko ?? en ?? ""
    }
  }

  /// Whether another text is the same to a reader in one of the languages.
  func isSame(as other: Bilingual) -> Bool {
    let isEqual = { (one: String?, two: String?) in
      one?.isBlank == false && one?.trimmed.folded == two?.trimmed.folded
    }
    return isEqual(en, other.en) || isEqual(ko, other.ko)
  }

  /// The text of the other language, where both are there.
  public func other(than language: Language) -> String? {
    guard let en, let ko else { return nil }
    return language == .english ? ko : en
  }
}

/// A language of the interface and of titles.
public enum Language: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Korean.
  case korean = "ko"
}

extension Field {
  /// A bilingual text that must be there in at least one language.
  static func title(
    _ name: StaticString, _ get: @escaping @Sendable (Owner) -> Bilingual,
    _ set: @escaping @Sendable (inout Owner, Bilingual) -> Void
  ) -> Field {
    Field(
      name, required: true, read: { get($0).value },
      write: { owner, value throws(FieldFault) in
        let title: Bilingual
        do throws(FieldFault) {
          title = try Bilingual(value)
        } catch {
          throw error.inside(name)
        }
        guard title.en?.isEmpty == false || title.ko?.isEmpty == false else {
          throw FieldFault(path: "\(name)", .missing)
        }
        set(&owner, title)
      },
      plain: straight(
        { cursor in
          Bilingual(plain: &cursor).flatMap { title in
            title.en?.isEmpty == false || title.ko?.isEmpty == false ? title : nil
          }
        }, set))
  }
}
