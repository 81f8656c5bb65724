import HusokModel

/// How what was asked for is remembered from one session to the next.
extension Asked {
  /// As the settings write it.
  var members: [Value.Member] {
    [
      .init("ministries", .list(ministries.map(Value.string))),
      .init("mine", .bool(isMine)),
      .init("filters", .list(filters.map(Value.string))),
      .init("query", .string(query)),
      .init("group", grouping.map { .string($0.rawValue) } ?? .null),
      .init("sort", sort.map { .string($0.rawValue) } ?? .null),
      .init("reversed", .bool(isReversed)),
    ]
  }

  /// What the settings say, as far as it still means something to this register and person.
  init(remembered left: Value, input: FieldInput, me: String?) {
    let means = { (query: String) in Query.parse(query, with: input, me: me).problems.isEmpty }
    self.init()
    ministries = left["ministries"].texts.filter { input.register.ministry($0) != nil }
    isMine = left["mine"]?.truth == true && me != nil
    filters = left["filters"].texts.filter(means)
    let query = left["query"]?.text ?? ""
    if means(query) { self.query = query }
    grouping =
      left["group"].map { $0.text.flatMap { ActionOrder.Grouping(rawValue: $0) } } ?? .meeting
    sort = left["sort"]?.text.flatMap { ActionOrder.Key(rawValue: $0) }
    isReversed = left["reversed"]?.truth ?? false
  }

  /// What kept views ask for that this register and person still know.
  func known(to register: Register, me: String?) -> Asked {
    var known = self
    known.ministries = ministries.filter { register.ministry($0) != nil }
    known.isMine = isMine && me != nil
    return known
  }
}
