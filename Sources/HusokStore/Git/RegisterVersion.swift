import HusokModel

/// One state of a register's file: its bytes, and what they hold.
struct RegisterVersion {
  let bytes: [UInt8]
  let register: Register
  let document: StoredDocument

  /// A state, from its bytes.
  init(_ bytes: [UInt8], path: String) throws(StoreError) {
    self.bytes = bytes
    (register, document) = try JSONFileStore.parse(bytes, path: path)
  }

  /// What two states came to that grew out of one.
  init(_ merged: Register, ours: RegisterVersion, theirs: RegisterVersion) {
    document = StoredDocument(
      merged, ours: (ours.document, ours.register), theirs: (theirs.document, theirs.register))
    bytes = document.text
    register = merged
  }

  /// Whether a newer version wrote it.
  var isNewer: Bool { document.version > StoreFormat.version }

  /// The lines of the history that another state does not have, in their order.
  func changes(since other: Register?) -> [Change] {
    let known = Set((0..<(other?.history.count ?? 0)).compactMap { other?.history[$0].id })
    return (0..<register.history.count).map { register.history[$0] }.filter {
      !known.contains($0.id)
    }
  }
}

extension JSONFileStore {
  /// Brings into the file what a register became elsewhere. What was changed here since is merged
  /// with it.
  func take(_ theirs: RegisterVersion, since base: RegisterVersion) throws(StoreError) {
    try holding(lock) { held throws(StoreError) in
      let read = try read()
      let present = read.document.source.bytes
      if present == theirs.bytes { return }
      identity = read.identity
      document = read.document
      var text = theirs.document
      if present != base.bytes {
        let merged = Merge.merge(
          base: base.register, ours: read.register, theirs: theirs.register)
        text = StoredDocument(
          merged.register, ours: (read.document, read.register),
          theirs: (theirs.document, theirs.register))
        try checkSound(text)
      }
      _ = try writeKeeping(text, acts: [], held: held)
    }
  }
}
