import HusokModel

extension ChangingCommand {
  /// The title of a new record: the second word gives it in Korean where it has Hangul or husok
  /// speaks Korean, else in English; `--en` or `--ko` gives the other one.
  func title() throws(Failure) -> Bilingual {
    let text = operands[1].composed
    var title = Bilingual(en: option("--en")?.composed, ko: option("--ko")?.composed)
    switch (title.en, title.ko) {
    case (.some, .some):
      throw Failure(ExitCode.usage, context.words("cli.titleTwice"))
    case (nil, .some): title.en = text
    case (.some, nil): title.ko = text
    case (nil, nil): return Bilingual(typed: text, in: context.words.language)
    }
    return title
  }
}
