/// What a list of actions is asked for, and in which order: one value for the list itself, for
/// filters that were kept, for the way back through a door, and for what is remembered.
public struct Asked: Sendable, Equatable {
  /// The ids of the ministries put on; any of them will do.
  public var ministries: [String] = []
  /// Whether only the person's own ministry is asked for.
  public var isMine = false
  /// Words of the query that were put on by key.
  public var filters: [String] = []
  /// The query, as it is typed.
  public var query = ""
  /// What it is grouped by; nil for not at all.
  public var grouping: ActionOrder.Grouping?
  /// What it is sorted by; nil for the order of the register.
  public var sort: ActionOrder.Key?
  /// Whether the order is reversed.
  public var isReversed = false

  /// Everything, in the groups asked for.
  public init(grouping: ActionOrder.Grouping? = .meeting) {
    self.grouping = grouping
  }

  /// Whether everything is asked for, in whatever order.
  public var isUnfiltered: Bool {
    ministries.isEmpty && !isMine && filters.isEmpty && query.isBlank
  }

  /// Takes off every filter; the order stays.
  public mutating func clear() {
    ministries = []
    isMine = false
    filters = []
    query = ""
  }

  /// Asks for what something else asks for; the order stays.
  public mutating func filter(like other: Asked) {
    ministries = other.ministries
    isMine = other.isMine
    filters = other.filters
    query = other.query
  }

  /// Puts a ministry on, or takes it off.
  public mutating func toggle(ministry id: String) {
    if let place = ministries.firstIndex(of: id) {
      ministries.remove(at: place)
    } else {
      ministries.append(id)
    }
  }

  /// Puts a word of the query on, or takes it off.
  public mutating func toggle(filter term: String) {
    if let place = filters.firstIndex(of: term) {
      filters.remove(at: place)
    } else {
      // One meeting at a time: no action came out of two.
      if term.hasPrefix("#") { filters.removeAll { $0.hasPrefix("#") } }
      filters.append(term)
    }
  }

  /// Takes off the filter that was put on last, by kind; false where there is none.
  public mutating func clearInnermost() -> Bool {
    if !query.isBlank {
      query = ""
    } else if !filters.isEmpty {
      filters.removeLast()
    } else if isMine {
      isMine = false
    } else if !ministries.isEmpty {
      ministries.removeLast()
    } else {
      return false
    }
    return true
  }

  /// Sorts; by the same again, the other way round.
  public mutating func sort(by key: ActionOrder.Key?) {
    isReversed = key == sort && !isReversed
    sort = key
  }
}
