import Glibc
import HusokModel
import HusokTestSupport
import Synchronization
import Testing

@testable import HusokStore

@Suite("Large files")
struct LargeFileTests {
  private let folder = TemporaryFolder()
  private let count = Counter()

  private final class Counter: Sendable {
    private let bytes = Mutex(0)
    private let most = Mutex(0)

    /// How many bytes were read, and the most at once.
    var total: Int { bytes.withLock { $0 } }
    var largest: Int { most.withLock { $0 } }

    func add(_ got: Int, _ wanted: Int) -> Int {
      bytes.withLock { $0 += max(0, got) }
      most.withLock { $0 = max($0, wanted) }
      return got
    }
  }

  private var calls: SystemCalls {
    var calls = SystemCalls()
    calls.pread = { [count] descriptor, buffer, wanted, place in
      count.add(pread(descriptor, buffer, wanted, place), wanted)
    }
    return calls
  }

  /// A file of a size, of which only the beginning takes room on disk.
  private func file(_ head: [UInt8], _ size: Int) throws -> String {
    let path = folder.file("large")
    TemporaryFolder.write(head, to: path)
    try #require(truncate(path, size) == 0)
    return path
  }

  private func refusal(_ path: String) -> StoreError? {
    StoreSamples.error { () throws(StoreError) in
      _ = try JSONFileStore(path: path, system: calls).load()
    }
  }

  @Test(
    "A gigabyte that is no register is refused by its first bytes",
    arguments: [
      [], Array("\u{7F}ELF".utf8), Array("<!DOCTYPE html>".utf8), [0xFF, 0xFE, 0x7B, 0x00],
      Array("{\"rows\":[\(String(repeating: "{\"a\":1,\"b\":2},", count: 6000))".utf8),
      Array("version https://git-lfs.github.com/spec/v1\n".utf8),
    ] as [[UInt8]])
  func alien(_ head: [UInt8]) throws {
    let path = try file(head, 1 << 30)
    guard case .damaged(path, 1, _, let reason)? = refusal(path) else {
      Issue.record("not refused")
      return
    }
    if head.isEmpty { #expect(reason == .nulBytes) }
    #expect(count.total <= 1 << 18 && count.largest <= 1 << 18)
  }

  @Test("Zeros behind a register are found without memory for all of them")
  func zeros() throws {
    let text = Array(StoreSamples.small.utf8.dropLast(4))
    let path = try file(text, 200 << 20)
    let line = text.count { $0 == 0x0A } + 1
    guard case .damaged(path, line, _, .nulBytes)? = refusal(path) else {
      Issue.record("not refused")
      return
    }
    #expect(count.largest <= 1 << 18)
  }

  @Test("A file over the largest size, and large settings, are refused unread")
  func tooLarge() throws {
    let size = FileReader.largest + 1
    let path = try file([], size)
    #expect(refusal(path) == .tooLarge(path: path, size: size))
    try #require(truncate(path, 900 << 20) == 0)
    let settings = SettingsFile(path: path, system: calls)
    #expect(settings.load().mistake == .tooLarge(path: path, size: 900 << 20))
    #expect(count.total == 0)
  }

  @Test("A large register is read in any order of its members")
  func sound() throws {
    let actions = (1...13_000).map { number in
      """
      {"id":"M-1.\(number)","outcome":"M-1","title":{"en":"Action \(number)"},"status":"unreported"}
      """
    }
    let text = StoreSamples.small.replacing(
      /"actions":\[\n[^\]]*\]/, with: "\"actions\":[\n\(actions.joined(separator: ",\n"))]")
    let path = folder.file("large")
    for text in [text, reordered(text)] {
      #expect(text.utf8.count > 1 << 20)
      StoreSamples.write(text, to: path)
      #expect(try JSONFileStore(path: path).load().register.actions.count == 13_000)
    }
  }

  /// The same with the actions in front, as a program writes it that sorts by name.
  private func reordered(_ text: String) -> String {
    guard let start = text.firstRange(of: "\"actions\":["),
      let end = text.firstRange(of: "\"changes\"")
    else { return text }
    let actions = text[start.lowerBound..<end.lowerBound]
    return text.replacing(actions, with: "").replacing(
      "{\"format\":\"husok\",\"version\":1,", with: "{\(actions)\"format\":\"husok\",\"version\":1,"
    )
  }
}
