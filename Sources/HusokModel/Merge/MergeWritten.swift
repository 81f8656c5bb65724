extension MergeLines {
  /// What makes two notes, or two pieces of evidence, of a record the same one: by the history of either
  /// side the one was put right and became the other, or both were one before.
  func written(in field: String, of record: String) -> (Value) -> [UInt8] {
    /// What each was called before, and the first of all that became one.
    var names: [[UInt8]: [UInt8]] = [:]
    for line in all(record)
    where line.field == field && !line.from.isNull && !line.to.isNull {
      let ends = [line.from, line.to].map { MergeLines.first($0.written, names) }
      // Whichever side is called ours, they are called the same.
      let isOrdered = ends[0].lexicographicallyPrecedes(ends[1])
      names[ends[isOrdered ? 1 : 0]] = ends[isOrdered ? 0 : 1]
    }
    return { [names] in MergeLines.first($0.written, names) }
  }

  private static func first(_ name: [UInt8], _ names: [[UInt8]: [UInt8]]) -> [UInt8] {
    var first = name
    while let other = names[first], other != first { first = other }
    return first
  }
}

extension Value {
  /// What both sides wrote and at least one took back, where they wrote the same: it is taken back, as
  /// it was first.
  static func withdrawn(_ one: Value, _ other: Value) -> Value? {
    guard one.standing == other.standing else { return nil }
    switch (one["withdrawn"], other["withdrawn"]) {
    case (nil, nil): return nil
    case (nil, .some): return other
    case (.some, nil): return one
    case (.some, .some): return other.written.lexicographicallyPrecedes(one.written) ? other : one
    }
  }

  /// The same without that it was taken back.
  private var standing: [Member]? { members?.filter { $0.name != "withdrawn" } }
}
