import CPosix
import Glibc
import HusokThreads

/// Reads a file of the store: only an ordinary one, of a size that a register can have.
struct FileReader {
  let system: SystemCalls
  let path: String
  /// What the file is to hold.
  var content = Content.register
  /// More than a hundred years of a government's register.
  static let largest = 1 << 30

  /// What a file is to hold, by which its size and its first bytes are judged.
  enum Content {
    case register, settings, any

    /// The most bytes that such a file has.
    var largest: Int {
      switch self {
      case .register, .any: FileReader.largest
      case .settings: 1 << 20
      }
    }
  }

  /// All bytes, and which state of the file they are. A large file that is no register is refused
  /// by its first bytes, before there is memory for all of it.
  func read() throws(StoreError) -> (bytes: [UInt8], identity: FileIdentity) {
    try opened { descriptor, identity throws(StoreError) in
      if content == .register, identity.size > FileReader.largestUnseen {
        try FileHead(system: system, path: path).check(descriptor, size: identity.size)
      }
      do throws(SystemFault) {
        return (try read(descriptor, size: identity.size), identity)
      } catch {
        throw .unreadable(path: path, error)
      }
    }
  }

  /// Smaller files are read and then looked at, in bytes.
  private static let largestUnseen = 1 << 20

  /// Hands over the open file and its state.
  private func opened<Result>(
    _ body: (Int32, FileIdentity) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = system.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
    // A socket cannot be opened at all.
    if descriptor < 0, errno == ENXIO { throw .notAFile(path: path) }
    if descriptor < 0 {
      throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, SystemFault("open"))
    }
    defer { _ = system.close(descriptor) }
    guard let status = system.openStatus(descriptor) else {
      throw .unreadable(path: path, SystemFault("fstat"))
    }
    if husok_is_regular(status.st_mode) == 0 { throw .notAFile(path: path) }
    let size = Int(status.st_size)
    if size > content.largest { throw .tooLarge(path: path, size: size) }
    return try body(descriptor, FileIdentity(status))
  }

  /// All bytes up to the end; a file that grows meanwhile is read as far as it was when opened.
  private func read(_ descriptor: Int32, size: Int) throws(SystemFault) -> [UInt8] {
    try FileReader.checkRoom(size)
    var fault: SystemFault?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      LargePages.ask(for: UnsafeMutableRawBufferPointer(buffer))
      do throws(SystemFault) {
        let shares = LargePages.shares(of: UnsafeMutableRawBufferPointer(buffer))
        count = try fill(descriptor, Room(base: base), shares)
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
    return bytes
  }

  /// Throws where there is no memory for so many bytes and what is made of them: an array for which
  /// there is none would end the program.
  private static func checkRoom(_ size: Int) throws(SystemFault) {
    if size <= largestUnseen { return }
    guard let room = malloc(size * 5 / 2) else { throw SystemFault("malloc", number: ENOMEM) }
    free(room)
  }

  /// Memory that is being filled.
  ///
  /// `@unchecked`: each byte is written by one thread alone.
  private struct Room: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
  }

  /// Reads into the shares of a room, up to the end of the file, by all processors; gives the count of
  /// bytes.
  private func fill(
    _ descriptor: Int32, _ room: Room, _ shares: [Range<Int>]
  ) throws(SystemFault) -> Int {
    let read = Parallel.map(shares) { share in
      Result<Int, SystemFault> { () throws(SystemFault) in
        try fill(
          descriptor, base: room.base + share.lowerBound, size: share.count, from: share.lowerBound)
      }
    }
    var count = 0
    for (share, result) in zip(shares, read) {
      let got = try result.get()
      count += got
      // What stands behind a share that the file ended in was written meanwhile.
      if got < share.count { break }
    }
    return count
  }

  /// Reads so many bytes from a place on, or up to the end, and gives their count.
  private func fill(
    _ descriptor: Int32, base: UnsafeMutableRawPointer, size: Int, from place: Int
  ) throws(SystemFault) -> Int {
    var count = 0
    while count < size {
      let got = system.read(descriptor, base + count, size - count, at: place + count)
      if got < 0 { throw SystemFault("pread") }
      if got == 0 { break }
      count += got
    }
    return count
  }
}

extension FileReader {
  /// The state of the file where its bytes are these; nil where they are others. Compared piece by
  /// piece, so that no second copy of a large file is made.
  func identity(
    ifHolding stretches: [UnsafeBufferPointer<UInt8>]
  ) throws(StoreError) -> FileIdentity? {
    let size = stretches.reduce(0) { $0 + $1.count }
    return try opened { descriptor, identity throws(StoreError) in
      if identity.size != size { return nil }
      do throws(SystemFault) {
        return try holds(descriptor, stretches) ? identity : nil
      } catch {
        throw .unreadable(path: path, error)
      }
    }
  }

  private func holds(
    _ descriptor: Int32, _ stretches: [UnsafeBufferPointer<UInt8>]
  ) throws(SystemFault) -> Bool {
    // Few new pages, and they stay in the cache of the processor.
    let chunk = 1 << 15
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: chunk, alignment: 16)
    defer { buffer.deallocate() }
    var place = 0
    for stretch in stretches {
      guard let base = stretch.baseAddress else { continue }
      var done = 0
      while done < stretch.count {
        let wanted = min(chunk, stretch.count - done)
        let got = try fill(descriptor, base: buffer, size: wanted, from: place + done)
        if got < wanted || memcmp(buffer, base + done, wanted) != 0 { return false }
        done += wanted
      }
      place += stretch.count
    }
    return true
  }
}
