import CPosix
import Glibc

/// The system calls of a save, one by one, so that each can be made to fail in a test.
public struct SystemCalls: Sendable {
  /// Opens a file: path, flags, mode.
  public var open: @Sendable (String, Int32, mode_t) -> Int32 = { Glibc.open($0, $1, $2) }
  /// Writes from a buffer.
  public var write: @Sendable (Int32, UnsafeRawPointer, Int) -> Int = { Glibc.write($0, $1, $2) }
  /// Waits until a file or folder is on disk.
  public var fsync: @Sendable (Int32) -> Int32 = { Glibc.fsync($0) }
  /// Closes a file.
  public var close: @Sendable (Int32) -> Int32 = { Glibc.close($0) }
  /// Renames over an existing file.
  public var rename: @Sendable (String, String) -> Int32 = { Glibc.rename($0, $1) }
  /// Gives a file a second name, which must be free.
  public var link: @Sendable (String, String) -> Int32 = { Glibc.link($0, $1) }
  /// Makes a folder.
  public var mkdir: @Sendable (String, mode_t) -> Int32 = { Glibc.mkdir($0, $1) }
  /// Removes a file.
  public var unlink: @Sendable (String) -> Int32 = { Glibc.unlink($0) }
  /// Sets the permissions of an open file.
  public var fchmod: @Sendable (Int32, mode_t) -> Int32 = { Glibc.fchmod($0, $1) }
  /// Sets the owner of an open file.
  public var fchown: @Sendable (Int32, uid_t, gid_t) -> Int32 = { Glibc.fchown($0, $1, $2) }
  /// Locks or unlocks an open file.
  public var flock: @Sendable (Int32, Int32) -> Int32 = { husok_flock($0, $1) }
  /// The state of the file that a path leads to; nil, with an error number, where there is none.
  public var status: @Sendable (String) -> stat? = { path in
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
  /// The state of what stands at a path itself, be it a link.
  public var linkStatus: @Sendable (String) -> stat? = { path in
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }
  /// The state of an open file.
  public var openStatus: @Sendable (Int32) -> stat? = { descriptor in
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }
  /// Reads from a place of a file.
  public var pread: @Sendable (Int32, UnsafeMutableRawPointer, Int, Int) -> Int = {
    Glibc.pread($0, $1, $2, $3)
  }
  /// Writes to a place of a file.
  public var pwrite: @Sendable (Int32, UnsafeRawPointer, Int, Int) -> Int = {
    Glibc.pwrite($0, $1, $2, $3)
  }
  /// The names of the extended attributes of an open file, each ended by NUL.
  public var listAttributes: @Sendable (Int32, UnsafeMutablePointer<CChar>, Int) -> Int = {
    husok_list_attributes($0, $1, $2)
  }
  /// The value of an extended attribute.
  public var getAttribute: @Sendable (Int32, String, UnsafeMutableRawPointer, Int) -> Int = {
    husok_get_attribute($0, $1, $2, $3)
  }
  /// The value of an extended attribute of the file that a path leads to.
  public var getPathAttribute: @Sendable (String, String, UnsafeMutableRawPointer, Int) -> Int = {
    husok_get_path_attribute($0, $1, $2, $3)
  }
  /// Gives an open file an extended attribute.
  public var setAttribute: @Sendable (Int32, String, UnsafeRawPointer, Int) -> Int32 = {
    husok_set_attribute($0, $1, $2, $3)
  }
  /// Takes an extended attribute away.
  public var removeAttribute: @Sendable (Int32, String) -> Int32 = {
    husok_remove_attribute($0, $1)
  }
  /// The number by which the kernel knows the kind of file system of a path; 0 where it does not
  /// tell.
  public var fileSystem: @Sendable (String) -> Int = { husok_file_system($0) }
  /// The time in seconds since 1970, as the clock of the machine has it.
  public var now: @Sendable () -> Int = { time(nil) }

  /// The calls of the system itself.
  public init() {}

  /// Reads from a place of a file, once more where a signal came between.
  func read(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int, at place: Int
  ) -> Int {
    while true {
      let got = pread(descriptor, buffer, count, place)
      if got >= 0 || errno != EINTR { return got }
    }
  }
}

/// A system call that failed.
public struct SystemFault: Error, Equatable, Sendable {
  /// The call, such as `fsync`.
  public let call: String
  /// Its error number.
  public let number: Int32
  /// What it was about, where that is not the file that is read or saved.
  public let path: String?

  init(_ call: String, number: Int32 = errno, at path: String? = nil) {
    self.call = call
    self.number = number
    self.path = path
  }

  /// The file may only be read, by its own permissions.
  public static let readOnlyFile = SystemFault("access", number: EACCES)
}

/// Which state of a file was read: a save by another program mostly changes at least one of these.
/// Whoever must be sure looks at the bytes.
struct FileIdentity: Equatable, Sendable {
  let device: UInt
  let inode: UInt
  let size: Int
  let seconds: Int
  let nanoseconds: Int

  init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// The state of the file at a path; nil where there is none, or it cannot be told.
  static func of(_ path: String, _ system: SystemCalls = SystemCalls()) -> FileIdentity? {
    system.status(path).map { FileIdentity($0) }
  }
}
