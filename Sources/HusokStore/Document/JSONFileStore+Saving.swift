import Glibc
import HusokModel

extension JSONFileStore {
  /// The acts without the changes that are in the file already.
  func unsaved(_ acts: [Act]) -> [Act] {
    if unconfirmed.isEmpty { return acts }
    return acts.map { act in Act(act.changes.filter { !unconfirmed.contains($0.id) }) }
      .filter { !$0.changes.isEmpty }
  }

  /// Saves on what the file holds at this moment, under the lock.
  func saveOnce(
    _ acts: [Act], onEarlier: Bool, held: HeldLock
  ) throws(StoreError) -> Saved {
    if document == nil { _ = try load() }
    guard let document else { throw .missing(path: path) }
    let base = onEarlier ? earlier ?? document : document
    do throws(StoreError) {
      identity = try found(document)
    } catch {
      // A file that was taken away is written again, so that nothing is lost with it.
      guard case .missing = error else { throw error }
      identity = nil
      return try save(acts, on: base, orOn: document, onEarlier: onEarlier, held: held)
    }
    if identity == nil { return try merge(acts, on: base, with: try read(), held: held) }
    return try save(acts, on: base, orOn: document, onEarlier: onEarlier, held: held)
  }

  /// Saves on a file that nobody changed. What was made before the last change was seen is merged
  /// with it; where it was not made on that state either, it stands on the present one.
  private func save(
    _ acts: [Act], on base: StoredDocument, orOn document: StoredDocument, onEarlier: Bool,
    held: HeldLock
  ) throws(StoreError) -> Saved {
    guard onEarlier, earlier != nil else { return try write(acts, on: document, held: held) }
    do throws(StoreError) {
      return try merge(acts, on: base, with: known(document), held: held)
    } catch {
      guard case .refused = error else { throw error }
      return try write(acts, on: document, held: held)
    }
  }

  /// The state of the file, where it holds what this program knows; nil where another program
  /// changed it. Size and time can be put back, so the bytes are looked at.
  func found(_ document: StoredDocument) throws(StoreError) -> FileIdentity? {
    let reader = FileReader(system: system, path: path)
    if isAsRead {
      return try document.source.bytes.withUnsafeBufferPointer { source throws(StoreError) in
        try reader.identity(ifHolding: [source])
      }
    }
    return try document.withStretches { stretches throws(StoreError) in
      try reader.identity(ifHolding: stretches)
    }
  }

  /// What the file is known to hold, read again from the text that is remembered.
  private func known(_ document: StoredDocument) throws(StoreError) -> Read {
    let (register, text) = try JSONFileStore.parse(document.text, path: path)
    return (register, text, identity)
  }

  /// Brings together what the acts make of what they were made on, and what the file holds now.
  private func merge(
    _ acts: [Act], on base: StoredDocument, with theirs: Read, held: HeldLock
  ) throws(StoreError) -> Saved {
    try checkVersion(theirs.document)
    let before = try JSONFileStore.parse(base.text, path: path).register
    var ours = before
    for act in acts {
      do {
        try ours.apply(act)
      } catch {
        throw .refused(path: path, record: act.records.first ?? "")
      }
    }
    let shown = base.applying(acts)
    identity = theirs.identity
    if acts.isEmpty, !isUncertain {
      earlier = shown
      adopt(theirs)
      return Saved(register: theirs.register)
    }
    let merged = Merge.merge(base: before, ours: ours, theirs: theirs.register).register
    let text = StoredDocument(merged, like: theirs.document, register: theirs.register)
    try checkSound(text)
    do throws(StoreError) {
      let fault = try writeKeeping(text, acts: acts, held: held)
      earlier = shown
      return Saved(register: merged, backupFault: fault)
    } catch {
      if case .unconfirmed = error {
        earlier = shown
        untold = merged
      }
      throw error
    }
  }

  private func write(
    _ acts: [Act], on document: StoredDocument, held: HeldLock
  ) throws(StoreError) -> Saved {
    try checkVersion(document)
    var changed = document
    for change in acts.flatMap(\.changes) {
      try apply(change, to: &changed)
    }
    return Saved(backupFault: try writeKeeping(changed, acts: acts, held: held))
  }

  private func checkVersion(_ document: StoredDocument) throws(StoreError) {
    if document.version > StoreFormat.version {
      throw .newer(path: path, version: document.version)
    }
  }

  /// Writes the text, with the file that was there among the backups where one is due. A backup
  /// that cannot be made does not keep the work from being saved; its fault is handed back.
  func writeKeeping(
    _ document: StoredDocument, acts: [Act], held: HeldLock
  ) throws(StoreError) -> SystemFault? {
    let keeping = BackupKeeping(BackupFolder(system: system, store: target))
    let known = identity
    do throws(StoreError) {
      try write(document) { isAlone throws(SystemFault) in
        keeping.keep()
        // Without the lock beside it, the lock on the file itself does as well: whoever comes next
        // sees that the file is another.
        if !isAlone { try held.check() }
        try checkUnchanged(since: known)
      }
    } catch {
      if case .unconfirmed = error {
        unconfirmed.formUnion(acts.flatMap(\.changes).map(\.id))
      } else {
        keeping.takeBack()
      }
      throw error
    }
    keeping.prune()
    return keeping.fault
  }

  /// Throws where the file is not in the state that is known.
  private func checkUnchanged(since known: FileIdentity?) throws(SystemFault) {
    let status = system.status(path)
    if status == nil, errno != ENOENT { throw SystemFault("stat") }
    if status.map({ FileIdentity($0) }) != known { throw AtomicFile.changedMeanwhile }
  }

  /// Writes the text in place of the file, and knows it from then on.
  func write(
    _ document: StoredDocument, prepare: (Bool) throws(SystemFault) -> Void
  ) throws(StoreError) {
    let file = AtomicFile(system: system, path: target)
    let written: AtomicFile.Written
    do throws(SystemFault) {
      written = try document.withStretches { stretches throws(SystemFault) in
        let size = stretches.reduce(0) { $0 + $1.count }
        // What is larger than any register is not read either.
        if size > FileReader.largest { throw SystemFault("write", number: EFBIG) }
        return try file.write(replacing: true, prepare: prepare) { descriptor throws(SystemFault) in
          for stretch in stretches { try file.writeAll(descriptor, stretch) }
        }
      }
    } catch {
      isUncertain = isUncertain || error != AtomicFile.changedMeanwhile && error != HeldLock.lost
      throw .unwritable(path: path, error)
    }
    identity = written.identity
    self.document = document
    isAsRead = false
    isUncertain = written.unconfirmed != nil
    try confirm(written)
    unconfirmed = []
  }

  /// Throws where it is not sure that a file which was written is on disk.
  func confirm(_ written: AtomicFile.Written) throws(StoreError) {
    if let fault = written.unconfirmed { throw .unconfirmed(path: path, fault) }
  }
}
