import HusokModel

@testable import HusokStore

/// What libFuzzer calls with bytes of its own making: whatever they are, the reader must not trap;
/// what it reads must come out the same when it is written and read again, and what it refuses must
/// have faults and, where it can be repaired, must be sound afterwards.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzStore(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    let (register, document) = try JSONFileStore.parse(bytes, path: "")
    let again = try JSONFileStore.parse(document.text, path: "")
    precondition(isSame(register, again.register))
    precondition(again.document.text == document.text)
    let fresh = try JSONFileStore.parse(StoredDocument(register).text, path: "")
    precondition(isSame(register, fresh.register))
  } catch {
    guard case .damaged(_, let line, let column, _) = error else {
      preconditionFailure("\(error)")
    }
    precondition(line >= 1 && column >= 1)
    precondition(!JSONFileStore.faults(in: bytes).isEmpty)
    repair(bytes)
  }
  return 0
}

private func repair(_ bytes: [UInt8]) {
  let context = ActContext(
    at: Instant(seconds: 0, offsetMinutes: 0), by: Author(), role: .secretariat,
    identifiers: IdentifierSource(seed: 1))
  let text = StoreText(bytes)
  guard let register = Repair(Salvage(text.ours), context).register else { return }
  if let theirs = text.theirs { _ = Repair(Salvage(theirs), context).register }
  guard let sound = try? JSONFileStore.parse(StoredDocument(register).text) else {
    preconditionFailure("what was repaired cannot be read")
  }
  precondition(isSame(register, sound))
}

private func isSame(_ one: Register, _ other: Register) -> Bool {
  guard one.history.count == other.history.count else { return false }
  return one.ministries == other.ministries && one.meetings == other.meetings
    && one.outcomes == other.outcomes && one.actions == other.actions
    && (0..<one.history.count).allSatisfy { one.history[$0] == other.history[$0] }
}
