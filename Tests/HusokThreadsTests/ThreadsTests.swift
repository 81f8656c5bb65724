import HusokThreads
import Synchronization
import Testing

@Suite("Work on several threads")
struct ThreadsTests {
  @Test("Shared work gives what it gives alone, also where shares share their work in turn")
  func shared() {
    for count in [0, 1, 2, 3, 100, 1000] {
      let numbers = Array(0..<count)
      let doubled = numbers.map { $0 * 2 }
      #expect(Parallel.map(numbers) { $0 * 2 } == doubled)
      for size in [1, 7, 256, 5000] {
        #expect(Parallel.map(numbers, shares: size) { $0 * 2 } == doubled)
        let shares = Parallel.mapShares(count, of: size) { Array($0) }
        #expect(shares.flatMap { $0 } == numbers)
        #expect(shares.allSatisfy { $0.count <= size })
      }
    }
    let nested = Parallel.map(Array(0..<20)) { row in
      Parallel.map(Array(0..<20)) { row * 20 + $0 }
    }
    #expect(nested.flatMap { $0 } == Array(0..<400))
  }

  @Test("Each number is handed out once")
  func once() {
    let seen = Mutex(Array(repeating: 0, count: 3000))
    Parallel.forEach(3000) { number in seen.withLock { $0[number] += 1 } }
    #expect(seen.withLock { $0.allSatisfy { $0 == 1 } })
  }

  @Test("Several threads share their work at once, each with shares that are shared in turn")
  func crowd() {
    let queues = (0..<4).map { _ in WorkQueue() }
    let sums = Mutex(Array(repeating: 0, count: queues.count))
    let gates = queues.indices.map { _ in Gate() }
    for (number, queue) in queues.enumerated() {
      for _ in 0..<20 {
        queue.add {
          let rows = Parallel.map(Array(0..<40)) { row in
            Parallel.mapShares(30, of: 4) { $0.reduce(0, +) }.reduce(row, +)
          }
          sums.withLock { $0[number] += rows.reduce(0, +) }
        }
      }
      queue.add { gates[number].open() }
    }
    for gate in gates { #expect(gate.wait(milliseconds: 60_000)) }
    let whole = (0..<40).map { $0 + 435 }.reduce(0, +) * 20
    #expect(sums.withLock { $0 } == Array(repeating: whole, count: 4))
  }

  @Test(
    "What is begun with ahead is done once at most, and hinders no work that is shared meanwhile")
  func ahead() {
    let done = Mutex(Array(repeating: 0, count: 50))
    for number in 0..<50 {
      Parallel.ahead { done.withLock { $0[number] += 1 } }
      #expect(Parallel.map(Array(0..<100)) { $0 } == Array(0..<100))
    }
    #expect(done.withLock { $0.allSatisfy { $0 <= 1 } })
  }

  @Test("A queue does one piece after another, in the order in which they came")
  func order() {
    let queue = WorkQueue()
    let done = Mutex<[Int]>([])
    let running = Atomic<Int>(0)
    for number in 0..<500 {
      queue.add {
        #expect(running.add(1, ordering: .relaxed).newValue == 1)
        done.withLock { $0.append(number) }
        running.subtract(1, ordering: .relaxed)
      }
    }
    let gate = Gate()
    queue.add { gate.open() }
    #expect(gate.wait(milliseconds: 60_000))
    #expect(done.withLock { $0 } == Array(0..<500))
  }

  @Test("Work that is put off lets go first what comes meanwhile, and is done in its time")
  func later() {
    let queue = WorkQueue()
    let done = Mutex<[String]>([])
    let gate = Gate()
    queue.add(after: 200) {
      done.withLock { $0.append("later") }
      gate.open()
    }
    queue.add { done.withLock { $0.append("now") } }
    #expect(gate.wait(milliseconds: 60_000))
    #expect(done.withLock { $0 } == ["now", "later"])
  }

  @Test("Who waits for what nobody does goes on after the time that was given")
  func patience() {
    #expect(!Gate().wait(milliseconds: 20))
  }

  @Test("A queue goes on after it was at rest")
  func again() {
    let queue = WorkQueue()
    for _ in 0..<50 {
      let gate = Gate()
      queue.add { gate.open() }
      #expect(gate.wait(milliseconds: 60_000))
    }
  }
}
