import HusokCanvas
import HusokModel

extension CommandTable {
  static let finding: [CommandInfo] = [
    ministry(0),
    .init(
      .allMinistries, word: "allMinistries", in: .find, on: .strokes([[.digit(0)]], "0"),
      does: { state in
        find(in: &state) { state in
          state.asked.ministries = []
          state.asked.isMine = false
          state.refilter()
        }
      }),
    .init(
      .pickMinistry, word: "pickMinistry", in: .find, on: .letter("m"),
      does: { state in
        find(in: &state) { state in
          let items = state.scene.ministryItems
          state.layers.append(.picker(Picker(.ministryFilter, items: items)))
        }
      }),
    .init(
      .mine, word: "mine", in: .find, on: .letter("i"),
      off: { $0.person.ministry == nil ? $0.words("off.nobody") : nil },
      does: { state in
        find(in: &state) { state in
          state.asked.isMine.toggle()
          state.refilter(toFirst: state.asked.isMine)
        }
      }),
    .init(
      .search, word: "search", in: .find, on: .letter("/"), footer: 8, takesLine: true,
      does: { state in
        find(in: &state) { state in
          let query = state.asked.query
          state.layers.append(.prompt(Prompt(.query(before: query), text: query)))
        }
      }),
    .init(
      .keepView, word: "keepView", in: .find, on: .letter("w"),
      off: { state in
        let asked = state.asked
        let isPlain = asked.isUnfiltered && asked.sort == nil && asked.grouping == .meeting
        return isPlain ? state.words("off.nothingToKeep") : nil
      }, does: { find(in: &$0) { $0.layers.append(.prompt(Prompt(.viewName))) } }),
    .init(
      .keptViews, word: "keptViews", in: .find, on: .palette,
      off: { $0.person.settings.keptViews.isEmpty ? $0.words("off.noKeptViews") : nil },
      does: { find(in: &$0) { showKept(0, in: &$0) } }),
  ]

  static let filters: [CommandInfo] = [
    filter(.overdue, on: "o"), filter(.soon, on: "s"), filter(.month, on: "t"),
    filter(.noOwner, on: "n"), filter(.proposed, on: "p"),
    filter(.noDue, on: "d"), filter(.postponed, on: "l"),
    filter(.blocked, on: "b"), filter(.awaited, on: "a"), filter(.waiting, on: "w"),
    filter(.unreported, on: "r"), filter(.review, on: "v"),
    .init(
      .filterMeeting, word: "filterMeeting", in: .find, on: .after("f", "m"),
      off: { $0.register.meetings.isEmpty ? $0.words("off.noMeeting") : nil },
      does: { state in
        find(in: &state) { state in
          let items = state.scene.meetingItems
          state.layers.append(.picker(Picker(.meetingFilter, items: items)))
        }
      }),
    filter(.open, on: "c"),
    .init(
      .clearFilters, word: "clearFilters", in: .find, on: .after("f", "0"),
      does: { state in
        find(in: &state) { state in
          state.asked.clear()
          state.refilter()
          state.say(state.words("said.cleared", state.list.matchCount))
        }
      }),
  ]

  static let orders: [CommandInfo] = [
    group(.meeting, on: "e", word: "groupMeeting"),
    group(.ministry, on: "m", word: "groupMinistry"),
    group(.due, on: "d", word: "groupDue"), group(.status, on: "s", word: "groupStatus"),
    group(nil, on: "0", word: "groupNone"),
    sort(.due, on: "d", word: "sortDue"), sort(.status, on: "s", word: "sortStatus"),
    sort(.ministry, on: "m", word: "sortMinistry"), sort(.latest, on: "c", word: "sortLatest"),
    sort(.slippage, on: "l", word: "sortSlippage"), sort(.priority, on: "p", word: "sortPriority"),
    sort(nil, on: "0", word: "sortNone"),
  ]

  /// The row of the ministry on a key, of any for 0.
  static func ministry(_ number: Int) -> CommandInfo {
    .init(
      .ministry(number), word: "ministry", in: .find,
      on: number == 0 ? .digits("1-9") : .strokes([[.digit(number)]], "\(number)"), footer: 9,
      rank: 4,
      off: { reasonAgainstMinistry(number, in: $0) },
      does: { find(in: &$0) { toggleMinistry(on: number, in: &$0) } })
  }

  /// The row of a filter that was kept, of any for 0.
  static func keptView(_ number: Int) -> CommandInfo {
    .init(
      .keptView(number), word: "keptView", in: .move,
      on: number == 0
        ? .digits("g 1-9") : .strokes([[.letter("g"), .digit(number)]], "g \(number)"),
      off: { state in
        number > state.person.settings.keptViews.count
          ? state.words("off.noKeptView", number) : nil
      }, does: { find(in: &$0) { showKept(number, in: &$0) } })
  }

  private static func filter(_ filter: ListFilter, on letter: Character) -> CommandInfo {
    .init(
      .filter(filter), word: filter.word, in: .find, on: .after("f", letter),
      does: { find(in: &$0) { $0.toggle(filter: filter.term) } })
  }

  private static func group(
    _ grouping: ActionOrder.Grouping?, on letter: Character, word: String
  ) -> CommandInfo {
    .init(
      .group(grouping), word: word, in: .find, on: .after(".", letter),
      does: { state in
        find(in: &state) { state in
          state.asked.grouping = grouping
          state.list.folded = []
          state.rebuildRows()
          let name = state.words(state.asked.groupingKey)
          state.say(
            grouping == nil ? state.words("said.notGrouped") : state.words("said.grouped", name))
        }
      })
  }

  private static func sort(
    _ key: ActionOrder.Key?, on letter: Character, word: String
  ) -> CommandInfo {
    .init(
      .sort(key), word: word, in: .find, on: .after(",", letter),
      does: { state in
        find(in: &state) { state in
          state.asked.sort(by: key)
          state.rebuildRows()
          let said = state.asked.isReversed ? "said.sortedReversed" : "said.sorted"
          state.say(state.words(said, state.words(state.asked.sortKey)))
        }
      })
  }

  /// Changes what the list is asked for, from any view.
  private static func find(
    in state: inout AppState, _ change: (inout AppState) -> Void
  ) {
    if state.view != .actions || !state.layers.isEmpty { state.show(.actions) }
    change(&state)
  }

  private static func reasonAgainstMinistry(_ key: Int, in state: AppState) -> String? {
    key == 0 || state.register.ministries.contains { $0.key == key }
      ? nil : state.words("off.noSuchKey", key)
  }

  private static func toggleMinistry(on key: Int, in state: inout AppState) {
    guard let ministry = state.register.ministries.first(where: { $0.key == key }) else { return }
    state.toggle(ministry: ministry.id)
  }

  private static func showKept(_ number: Int, in state: inout AppState) {
    let views = state.person.settings.keptViews
    if views.indices.contains(number - 1) {
      state.recall(views[number - 1])
    } else {
      let items = state.scene.keptViewItems(views)
      state.layers.append(.picker(Picker(.keptView, items: items)))
    }
  }
}
