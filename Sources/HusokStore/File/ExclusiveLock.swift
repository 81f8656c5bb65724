import Glibc

/// A lock for file systems that have none: a file that only one program can make, and that it
/// removes at the end. One whose maker is known to be dead is removed by the next.
struct ExclusiveLock {
  let system: SystemCalls
  let path: String

  /// Makes the file; waits while another has it.
  func acquire(until deadline: Deadline) throws(StoreError) -> HeldLock {
    var known: LockNote?
    repeat {
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let descriptor = system.open(path, flags, 0o644)
      if descriptor >= 0 { return try made(descriptor) }
      if errno != EEXIST { throw .unwritable(path: path, SystemFault("open")) }
      known = removeIfDead()
      if !deadline.isOver { usleep(20_000) }
    } while !deadline.isOver
    throw .held(path: path, process: known?.process, host: known?.host)
  }

  /// Removes the file, unless it is another's by now.
  func release(_ held: HeldLock) {
    if (try? held.isStill()) == true { _ = system.unlink(path) }
  }

  private func made(_ descriptor: Int32) throws(StoreError) -> HeldLock {
    defer { _ = system.close(descriptor) }
    let text = Array(LockNote.own.text.utf8)
    let count = system.write(descriptor, text, text.count)
    guard count == text.count, let status = system.openStatus(descriptor) else {
      let fault = SystemFault("write", number: count < 0 ? errno : EIO)
      _ = system.unlink(path)
      throw .unwritable(path: path, fault)
    }
    return HeldLock(system: system, path: path, status: status)
  }

  /// Takes the file away where its maker is dead, and gives what it says. Should another have
  /// removed and made it in this moment, that one notices before it saves, and begins anew.
  private func removeIfDead() -> LockNote? {
    let descriptor = system.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0)
    if descriptor < 0 { return nil }
    defer { _ = system.close(descriptor) }
    guard let status = system.openStatus(descriptor) else { return nil }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = system.read(descriptor, &bytes, bytes.count, at: 0)
    guard count > 0, let note = LockNote(String(decoding: bytes[..<count], as: UTF8.self)) else {
      return nil
    }
    if note.isDead(seenFrom: .own) {
      release(HeldLock(system: system, path: path, status: status))
    }
    return note
  }
}

/// Who made a file that stands for a lock.
struct LockNote: Equatable {
  /// The number of the process.
  var process: Int
  /// The name of the machine.
  var host: String
  /// The number that the machine was given when it was set up.
  var machine: String
  /// The number of the time since the machine was started.
  var boot: String
  /// The space in which the number of the process counts.
  var space: String

  /// This process.
  static var own: LockNote {
    LockNote(
      process: Int(getpid()), host: hostName, machine: word("/etc/machine-id"),
      boot: word("/proc/sys/kernel/random/boot_id"), space: processSpace)
  }

  /// As it stands in the file.
  var text: String { "\(process) \(host) \(machine) \(boot) \(space)\n" }

  /// Whether it is sure that this process lives no longer. Of another machine nothing is known.
  func isDead(seenFrom here: LockNote) -> Bool {
    let isHere = host == here.host && machine == here.machine && machine != "-"
    guard isHere, boot != "-", here.boot != "-" else { return false }
    if boot != here.boot { return true }
    return space == here.space && space != "-" && kill(pid_t(process), 0) != 0 && errno == ESRCH
  }
}

extension LockNote {
  /// What stands in a file; nil where that is something else.
  init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count == 5, let process = Int32(words[0]), process > 0 else { return nil }
    self.init(
      process: Int(process), host: words[1], machine: words[2], boot: words[3], space: words[4])
  }

  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "-" }
    return asWord(name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)))
  }

  private static var processSpace: String {
    var name = [CChar](repeating: 0, count: 256)
    let count = readlink("/proc/self/ns/pid", &name, name.count)
    return count > 0 ? asWord(name[..<count].map(UInt8.init(bitPattern:))) : "-"
  }

  /// The first line of a short file of the system.
  private static func word(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return "-" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = read(descriptor, &bytes, bytes.count)
    return asWord(bytes.prefix(max(0, count)).prefix { $0 != 0x0A })
  }

  /// Text without blanks; a dash for none.
  private static func asWord(_ bytes: some Sequence<UInt8>) -> String {
    let text = String(decoding: bytes.filter { $0 > 0x20 && $0 != 0x7F }, as: UTF8.self)
    return text.isEmpty ? "-" : text
  }
}
