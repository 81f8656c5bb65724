/// Merges values with parts: texts in two languages, targets, names. Where both sides changed the
/// same part differently it takes the preferred side's and notes both, for someone else to decide.
struct ValueMerge {
  /// Whether ours is taken where both changed the same.
  let prefersOurs: Bool
  /// Our values of the parts that both changed differently.
  private(set) var ours: [Value] = []
  /// Their values of the same parts.
  private(set) var theirs: [Value] = []

  /// A merge that prefers one side.
  init(prefersOurs: Bool) {
    self.prefersOurs = prefersOurs
  }

  /// What a part comes to; nil where it is absent afterwards.
  mutating func merge(
    _ name: String, isPart: Bool = false, base: Value?, ours: Value?, theirs: Value?
  ) -> Value? {
    if ours == theirs || theirs == base { return ours }
    if ours == base { return theirs }
    if let our = ours?.members, let their = theirs?.members,
      isPart || (our.isBilingual && their.isBilingual)
    {
      let members = merge(base: base?.members ?? [], ours: our, theirs: their)
      if isPart || members.hasText { return .object(members) }
    }
    if name == "points", let our = ours?.elements, let their = theirs?.elements {
      return .list(points(base: base?.elements ?? [], ours: our, theirs: their))
    }
    self.ours.append(ours ?? .null)
    self.theirs.append(theirs ?? .null)
    return prefersOurs ? ours : theirs
  }

  private mutating func merge(
    base: [Value.Member], ours: [Value.Member], theirs: [Value.Member]
  ) -> [Value.Member] {
    let names = ValueMerge.names(base: base, ours: ours, theirs: theirs)
    return names.compactMap { name in
      merge(name, base: base.value(name), ours: ours.value(name), theirs: theirs.value(name))
        .map { Value.Member(name, $0) }
    }
  }

  private mutating func points(base: [Value], ours: [Value], theirs: [Value]) -> [Value] {
    let set = SetMerge(key: SetMerge.key(of: "points"))
    return set.merge(base: base, ours: ours, theirs: theirs) { base, ours, theirs in
      merge("points", isPart: true, base: base, ours: ours, theirs: theirs) ?? ours
    }
  }

  /// The names of the members of both sides, in one order.
  static func names(
    base: [Value.Member], ours: [Value.Member], theirs: [Value.Member]
  ) -> [String] {
    let ourNames = ours.map(\.name)
    let theirNames = theirs.map(\.name)
    let order = MergeOrder(ours: ourNames, theirs: theirNames) {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    return order.picks { base.map(\.name) }.map { pick in
      switch pick {
      case .ours(let row): ourNames[row]
      case .theirs(let row): theirNames[row]
      }
    }
  }
}

extension [Value.Member] {
  /// The member of a name; nil where there is none.
  func value(_ name: String) -> Value? { first { $0.name == name }?.value }

  /// Whether words are left in either language: one side may have taken the one away and the other
  /// side the other.
  fileprivate var hasText: Bool {
    contains { ($0.name == "en" || $0.name == "ko") && $0.value.text?.isEmpty == false }
  }

  /// Whether these are the members of a text in two languages.
  fileprivate var isBilingual: Bool {
    contains { ($0.name == "en" || $0.name == "ko") && $0.value.text != nil }
  }
}

/// Merges lists whose elements have no order that means anything.
struct SetMerge {
  /// What makes two elements the same one; they may differ otherwise.
  let key: (Value) -> [UInt8]

  /// The elements that stand: what either side added, without what one side removed and the other
  /// left alone.
  ///
  /// - Parameter pair: what an element comes to that both sides have, not alike.
  func merge(
    base: [Value], ours: [Value], theirs: [Value], pair: (Value?, Value, Value) -> Value
  ) -> [Value] {
    let base = keyed(base)
    let our = keyed(ours)
    let their = keyed(theirs)
    let ourKept = our.order.filter { kept($0, base: base, side: our, other: their) }
    let theirKept = their.order.filter { kept($0, base: base, side: their, other: our) }
    let order = MergeOrder(ours: ourKept, theirs: theirKept) {
      $0.lexicographicallyPrecedes($1)
    }
    return order.picks { base.order }.compactMap { pick in
      let key =
        switch pick {
        case .ours(let row): ourKept[row]
        case .theirs(let row): theirKept[row]
        }
      guard let ours = our.elements[key] else { return their.elements[key] }
      guard let theirs = their.elements[key], ours != theirs else { return ours }
      return pair(base.elements[key], ours, theirs)
    }
  }

  private typealias Keyed = (order: [[UInt8]], elements: [[UInt8]: Value])

  /// Whether an element of one side stands: on the other it is there too, or was never there, or
  /// was removed while this side changed it.
  private func kept(_ key: [UInt8], base: Keyed, side: Keyed, other: Keyed) -> Bool {
    guard other.elements[key] == nil, let before = base.elements[key] else { return true }
    return side.elements[key] != before
  }

  /// The elements by their keys. Of two that are alike one is enough; two of one key that differ
  /// are told apart by their number.
  private func keyed(_ elements: [Value]) -> Keyed {
    var keyed: Keyed = ([], [:])
    for element in elements {
      var key = key(element)
      while let other = keyed.elements[key], other != element { key.append(UInt8(ascii: "'")) }
      if keyed.elements.updateValue(element, forKey: key) == nil { keyed.order.append(key) }
    }
    return keyed
  }

  /// What makes two elements of a field the same one: of targets the measure, of names code and
  /// first day, of points day and value, of calls the ministry, of steps the id, of anything else all of
  /// it.
  static func key(of field: String) -> (Value) -> [UInt8] {
    switch field {
    case "targets": { ($0["measure"]?["en"] ?? $0["measure"]?["ko"] ?? .null).written }
    case "names": { Value.list([$0["from"] ?? .null, $0["code"] ?? .null]).written }
    case "points": { Value.list([$0["on"] ?? .null, $0["value"] ?? .null]).written }
    case "calls": { ($0["ministry"] ?? .null).written }
    case "steps": { ($0["id"] ?? .null).written }
    default: { $0.written }
    }
  }
}
