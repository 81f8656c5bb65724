/// How many cells of bars below each other each of several numbers has.
public enum StackedBar {
  /// The cells of each number in bars of which the longest is so wide. The same number has the same cells
  /// everywhere, what is something has a cell at least, and no bar has more cells than the width. As far
  /// as that allows, each bar is as long as its sum.
  public static func cells(_ bars: [[Int]], width: Int) -> [[Int]] {
    let whole = bars.map { $0.reduce(0, +) }.max() ?? 0
    if whole <= 0 || width <= 0 { return bars.map { $0.map { _ in 0 } } }
    var lengths = Lengths(bars, of: whole, width: width)
    lengths.settle()
    return bars.map { bar in bar.map { lengths.cells[$0] ?? 0 } }
  }
}

/// The cells of each number, brought nearer to what the sums of the bars ask for.
private struct Lengths {
  /// The cells of each number.
  private(set) var cells: [Int: Int] = [:]
  /// The numbers that are something, in their order.
  private let numbers: [Int]
  private let whole: Int
  private let width: Int
  /// How many cells each bar has, and should have.
  private var bars: [(length: Int, goal: Int)] = []
  /// The bars that a number stands in, and how often.
  private var places: [Int: [Int: Int]] = [:]

  init(_ bars: [[Int]], of whole: Int, width: Int) {
    self.whole = whole
    self.width = width
    numbers = Set(bars.joined()).filter { $0 > 0 }.sorted()
    let share = { (number: Int) in (2 * number * width + whole) / (2 * whole) }
    for number in numbers { cells[number] = max(1, share(number)) }
    for (place, bar) in bars.enumerated() {
      let some = bar.filter { $0 > 0 }
      for number in some { places[number, default: [:]][place, default: 0] += 1 }
      let length = some.reduce(0) { $0 + (cells[$1] ?? 0) }
      self.bars.append((length, min(width, max(some.count, share(some.reduce(0, +))))))
    }
  }

  /// Gives numbers a cell more or less, that first which brings the bars nearest to what they should
  /// have, until nothing does.
  mutating func settle() {
    while let (changed, step) = best() {
      for number in changed {
        cells[number, default: 0] += step
        for (place, count) in places[number] ?? [:] { bars[place].length += step * count }
      }
    }
  }

  /// The change that gains most; of those that gain the same, the one that leaves the number nearest to
  /// its share.
  private func best() -> (numbers: ArraySlice<Int>, step: Int)? {
    var best: (numbers: ArraySlice<Int>, step: Int)?
    var most = (gain: 0, error: 0)
    for (place, number) in numbers.enumerated() {
      for step in [-1, 1] {
        let new = (cells[number] ?? 0) + step
        if new < 1 { continue }
        let changed = together(place, step)
        let gain = self.gain(changed, step)
        let error = abs(new * whole - number * width)
        if gain > most.gain || gain == most.gain && gain > 0 && error < most.error {
          best = (changed, step)
          most = (gain, error)
        }
      }
    }
    return best
  }

  /// A number with those that have as many cells and would have more than a greater one, or fewer than a
  /// smaller one, if they stayed.
  private func together(_ place: Int, _ step: Int) -> ArraySlice<Int> {
    let held = cells[numbers[place]]
    let isOther = { (number: Int) in cells[number] != held }
    if step > 0 {
      return numbers[place...].prefix { !isOther($0) }
    }
    return numbers[...place].suffix(from: (numbers[...place].lastIndex(where: isOther) ?? -1) + 1)
  }

  /// By how much the bars come nearer to what they should have. A bar that is too long has no room.
  private func gain(_ changed: ArraySlice<Int>, _ step: Int) -> Int {
    var moves: [Int: Int] = [:]
    for number in changed {
      for (place, count) in places[number] ?? [:] { moves[place, default: 0] += step * count }
    }
    return moves.reduce(0) { sum, move in
      let (length, goal) = bars[move.key]
      return sum + miss(length, goal) - miss(length + move.value, goal)
    }
  }

  private func miss(_ length: Int, _ goal: Int) -> Int {
    abs(length - goal) + max(0, length - width) * bars.count * 8
  }
}
