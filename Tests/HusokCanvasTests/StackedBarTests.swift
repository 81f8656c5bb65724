import HusokCanvas
import Testing

@Suite("Bars below each other")
struct StackedBarTests {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test("The same number has the same cells, a greater one not fewer, and no bar is too long")
  func equal() {
    var random = Random(state: 1)
    for _ in 0..<2_000 {
      let width = Int.random(in: 4...60, using: &random)
      let top = Int.random(in: 1...80, using: &random)
      let bars = (0..<Int.random(in: 1...14, using: &random)).map { _ in
        (0..<4).map { _ in Int.random(in: 0...top, using: &random) }
      }
      let cells = StackedBar.cells(bars, width: width)
      let pairs = zip(bars.joined(), cells.joined()).sorted { $0 < $1 }
      for (one, two) in zip(pairs, pairs.dropFirst()) {
        #expect(one.0 == two.0 ? one.1 == two.1 : one.1 <= two.1, "\(bars) \(width)")
      }
      #expect(pairs.allSatisfy { ($0.0 > 0) == ($0.1 > 0) })
      #expect(cells.allSatisfy { $0.reduce(0, +) <= width }, "\(bars) \(width): \(cells)")
    }
  }

  @Test("A bar of numbers that all differ is as long as its sum; the longest has the whole width")
  func whole() {
    var random = Random(state: 2)
    for _ in 0..<2_000 {
      let width = Int.random(in: 8...60, using: &random)
      let bar = Set((0..<4).map { _ in Int.random(in: 1...50, using: &random) }).sorted()
      #expect(StackedBar.cells([bar], width: width)[0].reduce(0, +) == width, "\(bar) \(width)")
    }
    #expect(StackedBar.cells([[2, 1], [1, 0]], width: 12) == [[8, 4], [4, 0]])
    #expect(StackedBar.cells([[1, 1, 1, 0]], width: 10) == [[3, 3, 3, 0]])
    #expect(StackedBar.cells([[12, 5, 0, 3], [12, 4, 1, 3]], width: 30)[0][0] == 18)
    #expect(StackedBar.cells([[0, 0]], width: 9) == [[0, 0]])
    #expect(StackedBar.cells([], width: 9).isEmpty)
  }
}
