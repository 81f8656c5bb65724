/// How many cells of a bar each of several counts has.
public enum StackedBar {
  /// The cells of each count in a bar in which a whole is so wide. What is something has a cell at least,
  /// and a bar never has more cells than its width.
  public static func cells(_ counts: [Int], of whole: Int, width: Int) -> [Int] {
    let total = counts.reduce(0, +)
    if whole <= 0 || width <= 0 { return counts.map { _ in 0 } }
    let used = counts.count { $0 > 0 }
    let length = min(width, max(used, (total * width + whole / 2) / whole))
    var cells: [Int] = []
    var (seen, taken) = (0, 0)
    for count in counts {
      seen += count
      let end = total == 0 ? 0 : (seen * length + total / 2) / total
      let size = count == 0 ? 0 : max(1, end - taken)
      cells.append(size)
      taken += size
    }
    // Where what is something was given a cell that it has no share in, the largest give way.
    while taken > length, let place = cells.indices.max(by: { cells[$0] < cells[$1] }),
      cells[place] > 0
    {
      cells[place] -= 1
      taken -= 1
    }
    return cells
  }
}
