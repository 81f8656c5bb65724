import HusokModel

extension Words {
  /// The word of a status.
  public func status(_ status: Status) -> String { self("status.\(status.rawValue)") }

  /// That something is late, and by what.
  public func late(_ lateness: Lateness) -> String {
    switch lateness {
    case .due(let days): self("due.late", days)
    case .step(let step, let days): self("step.isLate", step, days)
    }
  }

  /// What something is late by, under a heading that says so.
  public func lateBy(_ lateness: Lateness) -> String {
    switch lateness {
    case .due(let days): self("late.days", days)
    case .step(let step, let days): self("step.late", step, days)
    }
  }

  /// The short name of a ministry on a day: its code in English, 약칭 in Korean.
  public func short(_ ministry: String, in register: Register, on day: Day) -> String {
    register.ministry(ministry)?.name(on: day).short(in: language) ?? ministry
  }

  /// The owner of an action for a column: the short name, in brackets while it is a proposal.
  public func owner(_ action: FollowUpAction, in register: Register, on day: Day) -> String {
    owner(action.lead, in: register, on: day)
  }

  /// The same for a lead.
  public func owner(_ lead: Lead?, in register: Register, on day: Day) -> String {
    guard let lead else { return "-" }
    let name = short(lead.ministry, in: register, on: day)
    return lead.confirmed ? name : "(\(name))"
  }

  /// The title of a meeting without what stands in brackets behind it.
  public func shortTitle(_ meeting: Meeting) -> String {
    let title = meeting.title.text(in: language)
    guard title.last == ")", let open = title.lastIndex(of: "("), open > title.startIndex else {
      return title
    }
    let short = String(title[..<open])
    return short.last == " " ? String(short.dropLast()) : short
  }

  /// The title of an outcome or meeting by its id, the id itself where there is none.
  public func title(_ id: String, in register: Register) -> String {
    let title = register.outcome(id)?.title ?? register.meeting(id)?.title
    return title?.text(in: language) ?? id
  }

  /// Why a change was refused, and what to do.
  public func refusal(_ refusal: Refusal) -> String {
    switch refusal {
    case .noSuchRecord(let id): self("refusal.noSuchRecord", id)
    case .already(let id, let status): self("refusal.already", id, self.status(status))
    case .noTransition(let id, let from, let to):
      self("refusal.noTransition", id, status(from), status(to))
    case .secretariatOnly(let id, let to): self("refusal.secretariatOnly", id, status(to))
    case .readerChangesNothing: self("refusal.reader")
    case .reasonNeeded(let to): self("refusal.reasonNeeded", status(to))
    case .emptyText: self("refusal.emptyText")
    case .readOnly: self("refusal.readOnly")
    case .nothingTo(.undo): self("refusal.nothingToUndo")
    case .nothingTo(.redo): self("refusal.nothingToRedo")
    case .changedSince(let id, let field): self("refusal.changedSince", id, self.field(field))
    case .nothingNamed: self("refusal.nothingNamed")
    case .fieldForSecretariat(Change.wholeRecord): self("refusal.forSecretariat")
    case .fieldForSecretariat(let field): self("refusal.fieldForSecretariat", self.field(field))
    case .noSuchPart(let id, .note(let place)): self("refusal.noSuchNote", id, place + 1)
    case .noSuchPart(let id, .evidence(let place)): self("refusal.noSuchEvidence", id, place + 1)
    case .noSuchPart(let id, .step(let step)): self("refusal.noSuchStep", id, step)
    case .stepsThere(let id, let list): self("refusal.stepsThere", id, list.text(in: language))
    case .nothingToAnswer(let id): self("refusal.nothingToAnswer", id)
    case .ownerReasonNeeded(let id): self("refusal.ownerReasonNeeded", id)
    case .leadSupports(let id): self("refusal.leadSupports", id)
    case .nothingToReopen(let id): self("refusal.nothingToReopen", id)
    case .waitsForItself(let id): self("refusal.waitsForItself", id)
    case .noSuchMinistry(let name): self("query.ministry", name)
    case .badValue("id", let text): self("refusal.badID", text)
    case .badValue("number", let text), .badValue("key", let text):
      self("refusal.notANumber", text)
    case .badValue("counterpart", let text): self("refusal.notACountry", text)
    case .badValue("locator", let text): self("refusal.notAnAddress", text)
    case .badValue(let field, let text): self("refusal.badValue", self.field(field), text)
    case .notAChoice(let field, let text, let family):
      self("refusal.notAChoice", self.field(field), text, listed(family))
    case .notADueDate(let text): self("refusal.notADueDate", text)
    case .notADay(let text): self("refusal.notADay", text)
    case .undatedMeeting(let id): self("query.undated", id)
    case .dayToCome(let day): self("refusal.dayToCome", self.day(day))
    case .notAnAmount(let text, let unit):
      self("refusal.notAnAmount", text, self.unit(unit), amount("12", unit: unit))
    case .fractionOfCounted(let text, let unit):
      self("refusal.fractionOfCounted", text, self.unit(unit))
    case .ambiguousDay(let text, let days):
      self("refusal.ambiguousDay", text, days.map(\.description).joined(separator: ", "))
    case .otherWeekday(let text, let day):
      self("refusal.otherWeekday", text, self.day(day), longWeekday(day))
    case .ambiguous(let text, let ids):
      self(
        "cli.ambiguous", text, ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : ""))
    case .noSuchField(let field, let known):
      self("refusal.noSuchField", field, known.joined(separator: ", "))
    case .idTaken(let id): self("refusal.idTaken", id)
    case .nothingChanges: self("refusal.nothingChanges")
    case .noSuchContact(let name): self("refusal.noSuchContact", name)
    case .noSuchTarget(let name, let known):
      self("refusal.noSuchTarget", name, known.isEmpty ? "-" : listed(known))
    case .ambiguousTarget(let text, let names): self("cli.ambiguous", text, listed(names))
    case .notYours(let id): self("refusal.notYours", id)
    case .writtenByOthers(let id, let field): self("refusal.writtenByOthers", id, self.field(field))
    case .meetingClosed(let id): self("refusal.meetingClosed", id)
    case .removalReasonNeeded(let id): self("refusal.removalReasonNeeded", id)
    case .stillNamed(let id, let user): self("refusal.stillNamed", id, user)
    }
  }

  /// The name of a field for a person; its own name where the words have none.
  public func field(_ name: String) -> String {
    Words.has("field.\(name)") ? self("field.\(name)") : name
  }

  private func listed(_ names: [Bilingual]) -> String {
    names.map { $0.text(in: language) }.joined(separator: ", ")
  }

  /// The words of a family of choices, one behind the other.
  public func listed(_ family: FieldWords.Family) -> String {
    FieldWords.shared.listed(family, in: language).joined(separator: ", ")
  }

  /// What is wrong with a query, and the nearest words that mean something, or all there are.
  public func problem(_ problem: QueryProblem) -> String {
    let sentence =
      switch problem.kind {
      case .ministry: self("query.ministry", problem.word)
      case .meeting: self("query.meeting", problem.word)
      case .status: self("query.status", problem.word)
      case .state, .lacking, .priority, .kind: self("query.value", problem.word)
      case .country: self("query.country", problem.word)
      case .otherWeekday(let day):
        self("query.otherWeekday", problem.word, self.day(day), longWeekday(day))
      case .due: self("query.due", problem.word)
      case .done: self("query.done", problem.word)
      case .since: self("query.since", problem.word)
      case .undated: self("query.undated", problem.word)
      case .prefix: self("query.prefix", problem.word)
      case .value: self("query.noValue", problem.word)
      case .nobody: self("query.nobody")
      case .openQuote: self("query.openQuote")
      }
    if !problem.nearest.isEmpty {
      return sentence + " " + self("query.nearest", problem.nearest.joined(separator: ", "))
    }
    let known = known(problem.kind)
    return known.isEmpty ? sentence : sentence + " " + self("query.known", known)
  }

  /// The words that there are where one of a kind was expected; nothing where they are no short
  /// list.
  private func known(_ kind: QueryProblem.Kind) -> String {
    switch kind {
    case .status: listed(.status)
    case .state: listed(.state)
    case .lacking: listed(.lacking)
    case .priority: listed(.priority)
    case .kind:
      [.actionKind, .outcomeKind, .meetingKind].map { listed($0) }.joined(separator: ", ")
    case .prefix: Query.Prefix.allCases.map(\.text).joined(separator: " ")
    case .ministry, .meeting, .country, .due, .done, .otherWeekday, .since, .undated, .value,
      .nobody, .openQuote:
      ""
    }
  }

  /// Where an action or its outcome is due, in a sentence's part.
  public func dueLine(ofAction row: Int, in register: Register) -> String {
    guard let (due, isInherited) = register.due(ofAction: row) else { return self("due.none") }
    let text = self.due(due)
    return isInherited ? self("due.inherited", text) : text
  }
}
