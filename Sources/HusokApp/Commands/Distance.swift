/// How far the cursor goes.
enum Distance {
  case lines(Int)
  case pages(Int)
  case halfPages(Int)
  case first, last

  /// The same in lines, of which a page has so many; from one end to the other at most.
  func lines(page: Int, most: Int) -> Int {
    switch self {
    case .lines(let count): count
    case .pages(let count): count * page
    case .halfPages(let count): count * max(1, page / 2)
    case .first: -most
    case .last: most
    }
  }
}
