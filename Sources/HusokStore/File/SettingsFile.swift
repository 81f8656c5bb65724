import Glibc
import HusokModel

/// The settings of a person on this machine: a small JSON file that is also written by hand. Used
/// from one queue.
public final class SettingsFile {
  /// Where it is, there or not.
  public let path: String
  private let system: SystemCalls
  /// What the file held when it was last read or written.
  private var known = Settings()

  /// The file at a path. Nothing is touched until it is loaded or saved.
  public init(path: String, system: SystemCalls = SystemCalls()) {
    self.path = path
    self.system = system
  }

  /// What is set, and the mistake in the file, if there is one: then nothing counts as set. A file
  /// that is not there is no mistake.
  public func load() -> (settings: Settings, mistake: StoreError?) {
    do throws(StoreError) {
      known = try read() ?? Settings()
      return (known, nil)
    } catch {
      known = Settings()
      return (known, error)
    }
  }

  /// Writes the settings. What another program set meanwhile, and this one did not, is kept; a file
  /// with a mistake is kept beside.
  public func save(_ settings: Settings) throws(StoreError) {
    let deadline = Deadline(milliseconds: 2_000)
    while true {
      do throws(StoreError) {
        return try saveOnce(settings)
      } catch {
        // There is no lock: whoever wrote in the midst of it is merged with as well.
        guard case .unwritable(_, AtomicFile.changedMeanwhile) = error, !deadline.isOver else {
          throw error
        }
      }
    }
  }

  private func saveOnce(_ settings: Settings) throws(StoreError) {
    let target = AtomicFile.resolved(path)
    let state = FileIdentity.of(target, system)
    var merged = settings
    do throws(StoreError) {
      if let present = try read() { merged = merge(settings, with: present) }
    } catch {
      guard case .damaged = error else { throw error }
      _ = try JSONFileStore(path: path, system: system).setAside("damaged")
    }
    let written = try write(merged, to: target, since: state)
    known = merged
    if let fault = written.unconfirmed { throw .unconfirmed(path: path, fault) }
  }

  /// Writes the settings in place of a file that must be in a state still.
  private func write(
    _ settings: Settings, to target: String, since state: FileIdentity?
  ) throws(StoreError) -> AtomicFile.Written {
    do throws(SystemFault) {
      try AtomicFile.makeFolder(AtomicFile.folder(of: target), system: system)
      let file = AtomicFile(system: system, path: target)
      return try file.write(SettingsFile.text(settings), replacing: true) { _ throws(SystemFault) in
        if FileIdentity.of(target, system) != state { throw AtomicFile.changedMeanwhile }
      }
    } catch {
      throw .unwritable(path: path, error)
    }
  }

  /// Takes from the file what only that changed since.
  private func merge(_ settings: Settings, with present: Settings) -> Settings {
    var merged = settings
    let names =
      Settings.fields.map { "\($0.name)" } + (known.extra + present.extra).map(\.name)
    for name in names where settings.read(name) == known.read(name) {
      // A value that was read from the same field fits it.
      try? merged.write(name, present.read(name) ?? .null)
    }
    return merged
  }

  private func read() throws(StoreError) -> Settings? {
    let bytes: [UInt8]
    do throws(StoreError) {
      bytes = try FileReader(system: system, path: path, content: .settings).read().bytes
    } catch {
      if case .missing = error { return nil }
      throw error
    }
    do throws(JSONFault) {
      return try SettingsFile.parse(bytes)
    } catch {
      let (line, column) = JSONFileStore.place(of: error.offset, in: bytes)
      throw .damaged(path: path, line: line, column: column, error.reason)
    }
  }

  private static func parse(_ bytes: [UInt8]) throws(JSONFault) -> Settings {
    try bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
      var scanner = JSONScanner(bytes)
      try scanner.skipMark()
      let settings = try scanner.fielded(Settings.self, depth: 0, identity: nil)
      try scanner.expectEnd()
      return settings
    }
  }

  /// One setting on a line, so that it can be edited by hand.
  private static func text(_ settings: Settings) -> [UInt8] {
    let lines = (settings.value.members ?? []).map { member in
      var writer = JSONWriter()
      writer.write(.string(member.name))
      return writer.bytes + [UInt8(ascii: ":")] + JSONWriter.text(member.value)
    }
    return Array("{\n".utf8) + lines.joined(separator: Array(",\n".utf8)) + Array("\n}\n".utf8)
  }
}
