import HusokModel
import HusokWords

extension Scene {
  /// The ministries, to pick from.
  var ministryItems: [Picker.Item] {
    register.ministries.map { ministry in
      let name = ministry.name(on: today)
      return Picker.Item(
        id: ministry.id, code: words.language == .korean ? name.short(in: .korean) : name.code,
        name: name.full(in: words.language), note: ministry.key.map(String.init) ?? "",
        words: ministry.words)
    }
  }

  /// The meetings, to pick from.
  var meetingItems: [Picker.Item] {
    register.meetings.map { meeting in
      Picker.Item(
        id: meeting.id, code: meeting.id, name: words.shortTitle(meeting),
        note: meeting.date.map { words.day($0) } ?? "",
        words: [meeting.id, meeting.title.en ?? "", meeting.title.ko ?? ""])
    }
  }

  /// The outcomes, to pick from.
  var outcomeItems: [Picker.Item] {
    register.outcomes.map { item($0.id, $0.title) }
  }

  /// The actions, to pick from, but for some.
  func actionItems(except own: [String]) -> [Picker.Item] {
    register.actions.filter { !own.contains($0.id) }.map { item($0.id, $0.title) }
  }

  private func item(_ id: String, _ title: Bilingual) -> Picker.Item {
    Picker.Item(
      id: id, code: id, name: title.text(in: words.language),
      words: [id, title.en ?? "", title.ko ?? ""])
  }

  /// Something that stands for none, to pick as well.
  func noneItem(_ name: String) -> Picker.Item {
    Picker.Item(id: "", code: "-", name: name, words: ["-", name])
  }

  /// The filters that were kept, to pick from.
  func keptViewItems(_ views: [KeptView]) -> [Picker.Item] {
    views.enumerated().map { index, kept in
      Picker.Item(
        id: kept.name, code: index < 9 ? "g \(index + 1)" : "", name: kept.name,
        note: description(of: kept.asked), words: [kept.name, kept.asked.query])
    }
  }

  /// What a kept filter asks for, in the words of the filter line.
  private func description(of asked: Asked) -> String {
    let ministries = asked.ministries.map { "@" + short($0) }
    let parts = ministries + (asked.isMine ? ["@me"] : []) + asked.filters + [asked.query]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Picker {
  /// The versions that were kept, to go back to one.
  static func backups(_ entries: [BackupEntry], _ words: Words) -> Picker {
    let items = entries.map { entry in
      let counts =
        entry.actions.map { words("backups.actions", $0.count, $0.done) }
        ?? words("backups.unreadable")
      return Item(
        id: String(entry.number), code: String(entry.number), name: words.moment(entry.at),
        note: counts, words: [words.moment(entry.at), entry.at.description],
        off: entry.actions == nil ? words("backups.unreadable") : nil)
    }
    return Picker(.backup, items: items)
  }
}
