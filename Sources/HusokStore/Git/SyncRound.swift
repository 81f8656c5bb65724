import Glibc
import HusokModel

/// One run of bringing a register together with that of others.
struct SyncRound {
  var report: SyncReport
  /// The other side; nil where there is none.
  let remote: GitAddress?
  private let sync: RegisterSync
  private let folder: GitFolder
  private let settings: GitSettings
  private let store: JSONFileStore
  private let workshop: GitWorkshop
  private let branch: String
  private let remoteName: String
  private let remoteBranch: String
  private let attributes: [UInt8]?
  /// The last commit here; nil before the first.
  private(set) var head: String?
  /// What that commit holds, once it was made.
  private var ours: RegisterVersion
  /// The last commit of the other side.
  private var theirs: String?
  /// The commit in which both sides are together, what it holds, and its file.
  private var result: (commit: String, version: RegisterVersion)?

  init(
    _ sync: RegisterSync, folder: GitFolder, settings: GitSettings, store: JSONFileStore,
    attributes: [UInt8]?
  ) throws(GitFault) {
    self.sync = sync
    self.folder = folder
    self.settings = settings
    self.store = store
    self.attributes = attributes
    let name = try sync.git.run(["--git-dir", folder.own, "symbolic-ref", "-q", "HEAD"]).lines.first
    guard let name else { throw .noBranch }
    branch = name
    let short = String(name.dropFirst(name.hasPrefix("refs/heads/") ? 11 : 0))
    let other = settings.remote(of: short)
    remoteName = other?.name ?? ""
    remoteBranch = other?.branch ?? name
    if let other {
      guard let address = GitAddress(other.address, from: folder.top) else {
        throw .badRemote(other.address)
      }
      remote = address
    } else {
      remote = nil
    }
    head = try SyncRound.commit("HEAD", folder, sync.git)
    let last = "refs/remotes/\(remoteName)/\(SyncRound.short(remoteBranch))"
    let known = try SyncRound.commit(last, folder, sync.git)
    workshop = try GitWorkshop(
      folder, settings: settings, git: sync.git, knowing: [head, known].compactMap { $0 })
    do throws(StoreError) {
      ours = try RegisterVersion(store.bytes(), path: store.path)
    } catch {
      throw .store(error)
    }
    if ours.isNewer { throw .store(.newer(path: store.path, version: ours.document.version)) }
    report = SyncReport(register: ours.register)
  }

  /// The commit that a name stands for in the repository.
  private static func commit(
    _ name: String, _ folder: GitFolder, _ git: Git
  ) throws(GitFault) -> String? {
    try git.run([
      "--git-dir", folder.own, "rev-parse", "-q", "--verify", "--end-of-options",
      name + "^{commit}",
    ]).lines.first
  }

  private static func short(_ branch: String) -> String {
    String(branch.dropFirst(branch.hasPrefix("refs/heads/") ? 11 : 0))
  }
}

extension SyncRound {
  /// Commits what was changed here.
  mutating func commit() throws(GitFault) {
    sync.progress(.committing)
    let file = folder.file
    let before =
      try head.map { commit throws(GitFault) in
        try workshop.bytes(of: file, in: commit)
      } ?? nil
    if before == nil, attributes == nil, !isNamed { throw .notSetUp(path: sync.path) }
    var merging: [String] = []
    if folder.has("MERGE_HEAD") { merging = try takeMerge() }
    var files = [(path: file, bytes: ours.bytes)]
    if let attributes {
      let present =
        try head.map { commit throws(GitFault) in
          try workshop.bytes(of: GitAttributes.name, in: commit)
        } ?? nil
      if present != attributes { files.append((GitAttributes.name, attributes)) }
    }
    if before == ours.bytes, merging.isEmpty, files.count == 1 { return }
    // What the commit before holds may be of any kind: then all is new.
    let known = before.flatMap { try? RegisterVersion($0, path: "") }?.register
    report.isFirst = before == nil
    if before != nil { report.sent = ours.changes(since: known) }
    let message =
      before == nil
      ? sync.words.first(ours.register) : sync.words.changes(report.sent, ours.register)
    let parents = (head.map { [$0] } ?? []) + merging
    let made = try make(message, parents: parents, tree: nil, files: files)
    try move(from: head, to: made.commit, sent: nil)
    if merging.isEmpty == false { endMerge() }
    note(files, made)
    head = made.commit
  }

  /// What a commit would have now.
  func waiting() throws(GitFault) -> ([Change], Register) {
    let before =
      try head.map { commit throws(GitFault) in
        try workshop.bytes(of: folder.file, in: commit)
      } ?? nil
    if before == nil, !isNamed { throw .notSetUp(path: sync.path) }
    let known = before.flatMap { try? RegisterVersion($0, path: "") }?.register
    return (ours.changes(since: known), ours.register)
  }

  /// Whether the attributes of the repository name the register.
  private var isNamed: Bool { GitAttributes(of: folder.top).names(folder.file) }

  /// A merge that git began and did not end: the other commits, which the register takes up now.
  private mutating func takeMerge() throws(GitFault) -> [String] {
    let reader = FileReader(
      system: SystemCalls(), path: folder.own + "/MERGE_HEAD", content: .any)
    let bytes = (try? reader.read().bytes) ?? []
    let commits = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    for commit in commits {
      guard let head, let bytes = try workshop.bytes(of: folder.file, in: commit),
        let version = try? RegisterVersion(bytes, path: "")
      else { continue }
      let base = try base(head, commit, ours: ours, theirs: version)
      let merged = Merge.merge(base: base, ours: ours.register, theirs: version.register)
      ours = RegisterVersion(merged.register, ours: ours, theirs: version)
    }
    return commits
  }

  private func endMerge() {
    for name in ["MERGE_HEAD", "MERGE_MSG", "MERGE_MODE", "AUTO_MERGE"] {
      unlink(folder.own + "/" + name)
    }
  }

  private func make(
    _ message: String, parents: [String], tree: String?, files: [(path: String, bytes: [UInt8])]
  ) throws(GitFault) -> GitCommit.Made {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    var person = sync.person
    if person.mail == nil {
      person.mail = try workshop.run(["config", "--get", "user.email"]).lines.first
    }
    let commit = GitCommit(
      person: person, time: (now, local.tm_gmtoff / 60), message: message, parents: parents,
      tree: tree, files: files)
    return try commit.make(in: workshop)
  }

  /// Moves the branch here, and what is known of the other side's.
  private func move(from old: String?, to new: String, sent: String?) throws(GitFault) {
    let none = String(repeating: "0", count: new.count)
    var lines = old == new ? [] : ["update \(branch) \(new) \(old ?? none)"]
    if let sent, !remoteName.isEmpty {
      lines.append("update refs/remotes/\(remoteName)/\(SyncRound.short(remoteBranch)) \(sent)")
    }
    if lines.isEmpty { return }
    let outcome = try GitRefLock(folder).waiting { () throws(GitFault) in
      try sync.git.run(
        ["--git-dir", folder.own, "update-ref", "--create-reflog", "-m", "husok sync", "--stdin"],
        reading: Array((lines.joined(separator: "\n") + "\n").utf8))
    }
    if outcome.code == 0 { return }
    throw outcome.complaint.contains("but expected") || outcome.complaint.contains("already exists")
      ? .moved : .git(outcome.reason)
  }

  /// Tells the index what stands in the commit, so that git shows no change where there is none.
  /// Where another program of git has it, the next run does.
  private func note(_ files: [(path: String, bytes: [UInt8])], _ made: GitCommit.Made) {
    for (file, object) in zip(files, made.objects) {
      _ = try? workshop.run(onIndex: [
        "update-index", "--add", "--cacheinfo", "100644,\(object),\(file.path)",
      ])
    }
  }
}

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
  private func base(
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
    if let object {
      _ = try workshop.run(onIndex: [
        "update-index", "--add", "--cacheinfo", "100644,\(object),\(folder.file)",
      ])
    }
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
