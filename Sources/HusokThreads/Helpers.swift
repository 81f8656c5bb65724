import CPosix
import Synchronization

/// Threads that take a share of the work of others. They are begun when they are first needed, and then
/// sleep while there is none (`Monitor.beginThread`).
///
/// `@unchecked`: what changes is touched while locked only.
final class Helpers: @unchecked Sendable {
  /// One for each processor but the one that asks, and no more than seven: they are begun one after the
  /// other.
  static let shared = Helpers(atMost: min(Int(husok_processors()), 8) - 1)

  private let most: Int
  private let monitor = Monitor()
  private var begun = 0
  private var works: [SharedWork] = []

  private init(atMost most: Int) {
    self.most = most
  }

  /// Does a work together with those that are free, and waits until all of it is done.
  func share(_ work: SharedWork) {
    monitor.locked {
      begin(atMost: work.count - 1)
      if begun > 0 {
        works.append(work)
        monitor.tell()
      }
    }
    work.run()
    monitor.locked { works.removeAll { $0 === work } }
    while let other = untilDone(work) { help(other) { other.runOnce() } }
    // A helper may hold the work itself a little longer.
    monitor.locked { work.part = nil }
  }

  /// Hands over work that nobody waits for; left undone where there is one processor only.
  func add(_ work: SharedWork) {
    monitor.locked {
      begin(atMost: 1)
      if begun == 0 { return }
      works.append(work)
      monitor.tell()
    }
  }

  /// Waits for those who help with a work; gives what may be done meanwhile, which mostly is what they
  /// share in turn, and nil once they are done.
  private func untilDone(_ work: SharedWork) -> SharedWork? {
    monitor.locked {
      while work.helpers > 0 {
        if let other = next() { return other }
        monitor.wait()
      }
      return nil
    }
  }

  /// A work of which there is something to do, with one more who helps; nil where there is none. To be
  /// called while locked.
  private func next() -> SharedWork? {
    guard let work = works.last(where: \.hasMore) else { return nil }
    work.helpers += 1
    return work
  }

  private func help(_ work: SharedWork, _ body: () -> Void) {
    body()
    monitor.locked {
      work.helpers -= 1
      if !work.hasMore { works.removeAll { $0 === work } }
      if work.helpers == 0 { monitor.tell() }
    }
  }

  private func begin(atMost wanted: Int) {
    while begun < min(most, wanted) {
      begun += 1
      if monitor.beginThread(serve) { continue }
      begun -= 1
      return
    }
  }

  @Sendable private func serve() {
    while true {
      let work = monitor.locked { () -> SharedWork in
        while true {
          if let work = next() { return work }
          monitor.wait()
        }
      }
      help(work) { work.run() }
    }
  }
}

/// Work in numbered parts, done by whoever takes the next one.
///
/// `@unchecked`: what changes is touched while the lock of the helpers is held.
final class SharedWork: @unchecked Sendable {
  let count: Int
  /// How many are at it besides the one who asked.
  fileprivate(set) var helpers = 0
  /// What is done with each number; nil once all is.
  fileprivate(set) var part: (@Sendable (Int) -> Void)?
  private let next = Atomic<Int>(0)

  init(count: Int, _ part: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.part = part
  }

  /// Whether there is a part that nobody took yet.
  var hasMore: Bool { next.load(ordering: .relaxed) < count }

  /// Does parts until none is left.
  func run() {
    while runOnce() {}
  }

  /// Does one part; false where none is left.
  @discardableResult
  func runOnce() -> Bool {
    let number = next.add(1, ordering: .relaxed).oldValue
    guard number < count, let part else { return false }
    part(number)
    return true
  }
}
