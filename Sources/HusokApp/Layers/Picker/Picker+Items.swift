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
        key: ministry.key.flatMap { String($0).first }, words: ministry.words)
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

  /// Records of any kind, to go to.
  func recordItems(_ ids: [String]) -> [Picker.Item] {
    ids.compactMap { id in
      guard let place = register.place(of: id) else { return nil }
      let kind = words("record.\(place.section.rawValue)")
      var item: Picker.Item
      if place.section == .ministries {
        let name = register.ministries[place.row].name(on: today)
        item = Picker.Item(
          id: id, code: short(id), name: name.full(in: words.language), note: kind, words: [])
      } else {
        let title = register.action(id)?.title.text(in: words.language)
        item = Picker.Item(
          id: id, code: id, name: title ?? words.title(id, in: register), note: kind, words: [])
      }
      item.record = id
      return item
    }
  }

  /// What a record is about, in one line.
  func preview(ofRecord id: String) -> String {
    guard let place = register.place(of: id) else { return "" }
    let parts: [String]
    switch place.section {
    case .actions:
      let action = register.actions[place.row]
      parts = [
        words.status(action.status), words.owner(action, in: register, on: today),
        words.dueLine(ofAction: place.row, in: register),
        words.title(action.outcome, in: register),
      ]
    case .outcomes:
      let outcome = register.outcomes[place.row]
      let progress = RegisterCounts(register).outcomes[place.row]
      parts = [
        words("outcome.\(outcome.kind.rawValue)"),
        words("ministries.progress", progress.done, progress.counted),
        words.title(outcome.meeting, in: register),
      ]
    case .meetings:
      let meeting = register.meetings[place.row]
      let progress = register.progress(ofMeeting: place.row)
      parts = [
        words("meeting.\(meeting.kind.rawValue)"), meeting.date.map { words.day($0) } ?? "",
        words("ministries.progress", progress.done, progress.counted),
      ]
    case .ministries:
      parts = [words("record.leads", RegisterCounts(register).ministries[place.row])]
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// Something that stands for none, to pick as well.
  func noneItem(_ name: String) -> Picker.Item {
    Picker.Item(id: "", code: "-", name: name, words: ["-", name])
  }

  /// That each of some actions is led by the ministry that is proposed for it, to pick as well; nil
  /// where nothing is proposed for any.
  func asProposedItem(_ ids: [String]) -> Picker.Item? {
    let proposed = ids.compactMap { register.action($0)?.lead }.filter { !$0.confirmed }
    let parts = register.ministries.compactMap { ministry -> String? in
      let count = proposed.count { $0.ministry == ministry.id }
      return count == 0 ? nil : "\(short(ministry.id)) \(count)"
    }
    if parts.isEmpty { return nil }
    let name = words("owner.asProposed", parts.joined(separator: ", "))
    return Picker.Item(id: Picker.asProposed, code: "", name: name, words: [name])
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
  /// The id of the item that stands for the proposed owner of each; none of a ministry.
  static let asProposed = "*"

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
