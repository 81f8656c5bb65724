import HusokModel

/// What is done with the other side.
extension SyncRound {
  /// Fetches the branch of the other side.
  mutating func fetch() throws(GitFault) {
    guard let remote else { return }
    sync.progress(.fetching)
    let outcome = try workshop.run([
      "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance",
      "--no-recurse-submodules",
      "--upload-pack=" + remote.program("upload-pack", trusting: sync.trusted), "--", remote.text,
      "+\(remoteBranch):\(GitWorkshop.theirs)",
    ])
    if outcome.code == 0 {
      theirs = try workshop.commit(GitWorkshop.theirs)
    } else if outcome.complaint.contains("couldn't find remote ref") {
      theirs = nil
    } else {
      throw GitFault(outcome, at: remote)
    }
  }

  /// Brings both sides together, and sends that.
  ///
  /// - Returns: false where somebody was faster.
  mutating func mergeAndSend() throws(GitFault) -> Bool {
    guard let head, let remote else { return true }
    var together = head
    var version = ours
    if let theirs, try !workshop.isAncestor(theirs, of: head) {
      sync.progress(.merging)
      let other = try self.version(of: theirs, remote)
      if let other, try workshop.isAncestor(head, of: theirs) {
        (together, version) = (theirs, other)
      } else {
        (together, version) = try merged(theirs, other)
      }
    }
    if together != theirs {
      sync.progress(.sending)
      let outcome = try workshop.run([
        "push", "--quiet", "--porcelain", "--no-verify", "--no-follow-tags",
        "--recurse-submodules=no",
        "--receive-pack=" + remote.program("receive-pack", trusting: sync.trusted), "--",
        remote.text,
        "\(together):\(remoteBranch)",
      ])
      if outcome.code != 0 {
        if outcome.isTooLate { return false }
        throw GitFault(outcome, at: remote)
      }
    }
    result = (together, version)
    return true
  }

  /// The register of a commit; nil where it has none.
  private func version(
    of commit: String, _ remote: GitAddress
  ) throws(GitFault) -> RegisterVersion? {
    guard let bytes = try workshop.bytes(of: folder.file, in: commit) else { return nil }
    let version: RegisterVersion
    do throws(StoreError) {
      version = try RegisterVersion(bytes, path: "\(remote.shown) \(folder.file)")
    } catch {
      throw .store(error)
    }
    if version.isNewer { throw .newer(remote: remote.shown, version: version.document.version) }
    return version
  }

  private mutating func merged(
    _ theirs: String, _ other: RegisterVersion?
  ) throws(GitFault) -> (String, RegisterVersion) {
    guard let head else { return (theirs, ours) }
    var version = ours
    if let other {
      let base = try base(head, theirs, ours: ours, theirs: other)
      let result = Merge.merge(base: base, ours: ours.register, theirs: other.register)
      version = RegisterVersion(result.register, ours: ours, theirs: other)
      do throws(StoreError) {
        try store.checkSound(version.document)
      } catch {
        throw .store(error)
      }
      report.conflicts = result.conflicts
      report.renumbered = result.renumbered
    }
    let made = try make(
      sync.words.merging(other?.changes(since: ours.register) ?? [], version.register),
      parents: [head, theirs], tree: try tree(head, theirs), files: [(folder.file, version.bytes)])
    return (made.commit, version)
  }

  /// The tree of both sides, where they differ in more than the register; nil where ours will do.
  private func tree(_ ours: String, _ theirs: String) throws(GitFault) -> String? {
    let others = try workshop.differences(ours, theirs).filter { $0 != folder.file }
    if others.isEmpty { return nil }
    let outcome = try workshop.run([
      "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages",
      "--allow-unrelated-histories", ours, theirs,
    ])
    let parts = String(decoding: outcome.output, as: UTF8.self).split(separator: "\0")
    guard let tree = parts.first, outcome.code < 2 else { throw .git(outcome.reason) }
    let contested = parts.dropFirst().map(String.init).filter { $0 != folder.file }
    if !contested.isEmpty { throw .otherFiles(names: contested) }
    return String(tree)
  }

  /// What two commits came from. Where they have nothing in common, what both hold of the bundled
  /// register; where several commits are the last in common, what those come to.
  func base(
    _ one: String, _ other: String, ours: RegisterVersion, theirs: RegisterVersion
  ) throws(GitFault) -> Register {
    var bases: [(commit: String, version: RegisterVersion)] = []
    for commit in try workshop.bases(one, other) {
      guard let bytes = try workshop.bytes(of: folder.file, in: commit),
        let version = try? RegisterVersion(bytes, path: "")
      else { continue }
      bases.append((commit, version))
    }
    guard let first = bases.first else {
      return BundledData.register.shared(by: ours.register, and: theirs.register)
    }
    var together = first.version.register
    for next in bases.dropFirst() {
      let before = try base(
        first.commit, next.commit, ours: first.version, theirs: next.version)
      together = Merge.merge(base: before, ours: together, theirs: next.version.register).register
    }
    return together
  }

  /// Brings what both sides came to into the file, and then moves the branch to it.
  mutating func bringIn() throws(GitFault) {
    guard let result, let head else { return }
    report.received = result.version.changes(since: ours.register)
    report.register = result.version.register
    if result.version.bytes != ours.bytes {
      do throws(StoreError) {
        try store.take(result.version, since: ours)
      } catch {
        if case .unconfirmed = error {} else { throw .store(error) }
      }
    }
    try move(from: head, to: result.commit, sent: result.commit)
    if result.commit == head { return }
    let object = try workshop.run(["rev-parse", "\(result.commit):\(folder.file)"]).lines.first
    if let object { note(object, at: folder.file) }
    let others = try workshop.differences(head, result.commit).filter { $0 != folder.file }
    if !others.isEmpty {
      // Files that were changed here stay as they are.
      let outcome = try workshop.run(onIndex: ["read-tree", "-m", "-u", head, result.commit])
      report.leftOthers = outcome.code != 0
    }
  }
}

extension ChildProcess.Outcome {
  /// Whether what was sent is refused only because the other side has moved on.
  fileprivate var isTooLate: Bool {
    let said = String(decoding: output, as: UTF8.self) + complaint
    return [
      "non-fast-forward", "fetch first", "stale info", "failed to update ref",
      "cannot lock ref", "incorrect old value", "reference already exists",
    ].contains { said.contains($0) }
  }
}

extension GitFault {
  /// Why the other side could not be dealt with.
  init(_ outcome: ChildProcess.Outcome, at remote: GitAddress) {
    let said = outcome.complaint
    if said.contains("dubious ownership"), let folder = remote.folder {
      self = .foreignOwner(path: folder, owner: GitFolder.owner(of: folder) ?? "?")
      return
    }
    let isAway = [
      "Could not resolve host", "Connection refused", "Connection timed out", "timed out",
      "Network is unreachable", "No route to host", "Connection reset", "Connection closed",
      "does not appear to be a git repository", "unable to connect", "Couldn't connect",
      "Temporary failure in name resolution", "' does not exist", "Name or service not known",
    ].contains { said.contains($0) }
    let reason = outcome.reason
    self =
      isAway
      ? .unreachable(remote: remote.shown, reason: reason)
      : .refused(remote: remote.shown, reason: reason)
  }
}
