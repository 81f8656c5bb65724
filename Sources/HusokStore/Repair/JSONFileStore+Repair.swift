import Glibc
import HusokModel

extension JSONFileStore {
  /// Everything that is wrong with the file, as far as its records can be told apart, in the order
  /// of the file; empty for a sound one.
  public func faults() throws(StoreError) -> [StoreFault] {
    let (bytes, _) = try FileReader(system: system, path: path).read()
    guard JSONFileStore.fault(in: bytes) != nil else { return [] }
    return JSONFileStore.faults(in: bytes)
  }

  /// What the reader refuses first; nil for a sound text.
  private static func fault(in bytes: [UInt8]) -> StoreError? {
    do throws(StoreError) {
      _ = try parse(bytes)
      return nil
    } catch {
      return error
    }
  }

  static func faults(in bytes: [UInt8]) -> [StoreFault] {
    let text = StoreText(bytes)
    let salvage = Salvage(text.ours)
    var found = text.conflicts.map { JSONFault(offset: $0, reason: .conflictMarkers) }
    if text.wasUTF16 { found.append(JSONFault(offset: 0, reason: .utf16)) }
    if text.emptyBytes > 0 {
      found.append(JSONFault(offset: text.ours.count, reason: .nulBytes))
    }
    found += salvage.faults + ReferenceFaults(salvage).faults
    found.sort { $0.offset < $1.offset }
    return found.map { fault in
      let (line, column) = place(of: fault.offset, in: text.ours)
      return StoreFault(line: line, column: column, reason: fault.reason)
    }
  }

  /// Mends what can be mended without loss. The damaged file is kept beside the new one, and so is
  /// what could not be read. A sound store is left alone; one of which nothing can be told is
  /// refused.
  ///
  /// - Parameter context: who repairs, and when, for the lines of the history.
  public func repair(_ context: ActContext) throws(StoreError) -> RepairReport {
    try repair(context, from: nil)
  }

  /// Merges the two sides that git left in the file, as a clone does that was not set up; nil where that
  /// is not what is wrong with it, or not all.
  public func mergeConflict(_ context: ActContext) throws(StoreError) -> RepairReport? {
    let (bytes, _) = try FileReader(system: system, path: path).read()
    let text = StoreText(bytes)
    guard !text.conflicts.isEmpty, let theirs = text.theirs, !text.wasUTF16, text.emptyBytes == 0,
      JSONFileStore.fault(in: text.ours) == nil, JSONFileStore.fault(in: theirs) == nil
    else { return nil }
    // Where git keeps what both sides came from, that is better than what they have in common.
    let ancestor = text.base == nil ? GitConflict.ancestor(of: target) : nil
    return try repair(context, from: ancestor)
  }

  /// - Parameter ancestor: what two sides in the file came from, where the file does not have it.
  private func repair(
    _ context: ActContext, from ancestor: [UInt8]?
  ) throws(StoreError) -> RepairReport {
    try holding(lock) { held throws(StoreError) in
      let (bytes, _) = try FileReader(system: system, path: path).read()
      guard let refusal = JSONFileStore.fault(in: bytes) else {
        return RepairReport(steps: [], damaged: nil, rest: nil, before: 0, after: 0)
      }
      let text = StoreText(bytes)
      let salvage = Salvage(text.ours)
      if salvage.version > StoreFormat.version {
        throw .newer(path: path, version: salvage.version)
      }
      let repair = Repair(salvage, context)
      guard !salvage.isEmpty,
        let register = JSONFileStore.merged(repair, text: text, ancestor: ancestor, in: context)
      else {
        if case .damaged(_, let line, let column, let reason) = refusal {
          throw .damaged(path: path, line: line, column: column, reason)
        }
        throw refusal
      }
      let damaged = try setAside("damaged")
      let rest = try keepRest(text.ours, salvage)
      var document = StoredDocument(register)
      document.extra = salvage.extra
      try replace(with: document.text, held)
      let steps =
        JSONFileStore.steps(text) + salvage.mended + repair.steps + JSONFileStore.leftOut(salvage)
      return RepairReport(
        steps: steps, damaged: damaged, rest: rest,
        before: salvage.actions.count + salvage.actionsPutAside, after: register.actions.count)
    }
  }

  /// The register; where git left a conflict, of both sides.
  private static func merged(
    _ repair: Repair, text: StoreText, ancestor: [UInt8]?, in context: ActContext
  ) -> Register? {
    guard let ours = repair.register else { return nil }
    guard let side = text.theirs else { return ours }
    guard let theirs = Repair(Salvage(side), context).register else { return nil }
    let base = (text.base ?? ancestor).flatMap { Repair(Salvage($0), context).register }
    return Merge.merge(
      base: base ?? ConflictBase(ours, theirs).register, ours: ours, theirs: theirs
    ).register
  }

  private static func steps(_ text: StoreText) -> [RepairStep] {
    var steps: [RepairStep] = []
    if text.wasUTF16 { steps.append(.converted) }
    if text.emptyBytes > 0 { steps.append(.emptyBytesCut(text.emptyBytes)) }
    if !text.conflicts.isEmpty { steps.append(.conflictsMerged(text.conflicts.count)) }
    return steps
  }

  private static func leftOut(_ salvage: Salvage) -> [RepairStep] {
    salvage.rest.map { .leftOut(line: place(of: $0.lowerBound, in: salvage.bytes).line) }
  }

  /// Writes what could not be read, and the records of which not all could be kept, into a file of
  /// its own, each stretch on its lines.
  private func keepRest(_ bytes: [UInt8], _ salvage: Salvage) throws(StoreError) -> String? {
    let stretches = (salvage.rest + salvage.lossy).sorted { $0.lowerBound < $1.lowerBound }
    if stretches.isEmpty { return nil }
    let name = AtomicFile.unused("\(target).rest-\(BackupFolder.stamp(system.now()))")
    var text: [UInt8] = []
    for stretch in stretches { text += bytes[stretch] + [0x0A] }
    do throws(SystemFault) {
      let file = AtomicFile(system: system, path: name)
      _ = try file.write(text, replacing: false, rights: FileRights(at: target, system))
    } catch {
      throw .unwritable(path: name, error)
    }
    return name
  }
}

/// The ids that stand twice and the references that lead nowhere, of records that could be read.
private struct ReferenceFaults {
  private(set) var faults: [JSONFault] = []
  private var known: [String: Section] = [:]

  init(_ salvage: Salvage) {
    enter(salvage.ministries, .ministries)
    enter(salvage.meetings, .meetings)
    enter(salvage.outcomes, .outcomes)
    enter(salvage.actions, .actions)
    for outcome in salvage.outcomes {
      check(
        outcome, id: outcome.record.id, field: "meeting", targets: [outcome.record.meeting],
        section: .meetings)
    }
    for action in salvage.actions {
      let record = action.record
      check(action, id: record.id, field: "outcome", targets: [record.outcome], section: .outcomes)
      check(
        action, id: record.id, field: "lead.ministry",
        targets: record.leadMinistry.map { [$0] } ?? [], section: .ministries)
      check(
        action, id: record.id, field: "supporting", targets: record.supporting, section: .ministries
      )
      check(action, id: record.id, field: "dependsOn", targets: record.dependsOn, section: .actions)
    }
  }

  private mutating func enter<R: Record>(_ found: [Salvage.Found<R>], _ section: Section) {
    for record in found where known.updateValue(section, forKey: record.record.id) != nil {
      faults.append(JSONFault(offset: record.offset, reason: .duplicateID(record.record.id)))
    }
  }

  private mutating func check<R>(
    _ found: Salvage.Found<R>, id: String, field: String, targets: [String],
    section: Section
  ) {
    for target in targets where known[target] != section {
      let reason = DamageReason.brokenReference(record: id, field: field, target: target)
      faults.append(JSONFault(offset: found.offset, reason: reason))
    }
  }
}
