import Glibc
import HusokModel

/// One run of bringing a register together with that of others.
struct SyncRound {
  var report: SyncReport
  /// The other side; nil where there is none.
  let remote: GitAddress?
  let sync: RegisterSync
  let folder: GitFolder
  let store: JSONFileStore
  let workshop: GitWorkshop
  private let branch: String
  private let remoteName: String
  let remoteBranch: String
  private let attributes: [UInt8]?
  /// The last commit here; nil before the first.
  var head: String?
  /// What that commit holds, once it was made.
  var ours: RegisterVersion
  /// The last commit of the other side.
  var theirs: String?
  /// The commit in which both sides are together, what it holds, and its file.
  var result: (commit: String, version: RegisterVersion)?

  /// - Parameter attributes: what `.gitattributes` is to hold from now on; nil to leave it.
  init(_ sync: RegisterSync, folder: GitFolder, attributes: [UInt8]? = nil) throws(GitFault) {
    self.sync = sync
    self.folder = folder
    store = JSONFileStore(path: sync.path)
    self.attributes = attributes
    let name = try sync.git.run(["--git-dir", folder.own, "symbolic-ref", "-q", "HEAD"]).lines.first
    guard let name else { throw .noBranch }
    branch = name
    let settings = try GitSettings(of: folder, git: sync.git)
    let other = settings.remote(of: name)
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
    let last = "refs/remotes/\(remoteName)/\(GitSettings.short(remoteBranch))"
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
}

extension SyncRound {
  /// Commits what was changed here.
  mutating func commit() throws(GitFault) {
    sync.progress(.committing)
    let before = try committed(folder.file)
    if before == nil, attributes == nil, !isNamed { throw .notSetUp(path: sync.path) }
    var merging: [String] = []
    if folder.has("MERGE_HEAD") { merging = try takeMerge() }
    var files = [(path: folder.file, bytes: ours.bytes)]
    if let attributes, try committed(GitAttributes.name) != attributes {
      files.append((GitAttributes.name, attributes))
    }
    if before == ours.bytes, merging.isEmpty, files.count == 1 { return }
    report.isFirst = before == nil
    if let before { report.sent = changes(since: before) }
    let message =
      report.isFirst
      ? sync.words.first(ours.register) : sync.words.changes(report.sent, ours.register)
    let parents = (head.map { [$0] } ?? []) + merging
    let made = try make(message, parents: parents, tree: nil, files: files)
    try move(from: head, to: made.commit, sent: nil)
    if !merging.isEmpty { endMerge() }
    for (file, object) in zip(files, made.objects) { note(object, at: file.path) }
    head = made.commit
  }

  /// What a commit would have now.
  func waiting() throws(GitFault) -> ([Change], Register) {
    let before = try committed(folder.file)
    if before == nil, !isNamed { throw .notSetUp(path: sync.path) }
    return (changes(since: before ?? []), ours.register)
  }

  /// A file in the last commit here; nil where it is not there.
  private func committed(_ file: String) throws(GitFault) -> [UInt8]? {
    guard let head else { return nil }
    return try workshop.bytes(of: file, in: head)
  }

  /// What was changed since a commit. What that holds may be of any kind: then all is new.
  private func changes(since before: [UInt8]) -> [Change] {
    ours.changes(since: (try? RegisterVersion(before, path: ""))?.register)
  }

  /// Whether the attributes of the repository name the register.
  private var isNamed: Bool { GitAttributes(of: folder.top).names(folder.file) }

  /// A merge that git began and did not end: the other commits, which the register takes up now.
  private mutating func takeMerge() throws(GitFault) -> [String] {
    let text = GitFolder.text(of: folder.own + "/MERGE_HEAD") ?? ""
    let commits = text.split(separator: "\n").map(String.init)
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

  func make(
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
  func move(from old: String?, to new: String, sent: String?) throws(GitFault) {
    let none = String(repeating: "0", count: new.count)
    var lines = old == new ? [] : ["update \(branch) \(new) \(old ?? none)"]
    if let sent, !remoteName.isEmpty {
      lines.append("update refs/remotes/\(remoteName)/\(GitSettings.short(remoteBranch)) \(sent)")
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
  func note(_ object: String, at file: String) {
    _ = try? workshop.run(onIndex: [
      "update-index", "--add", "--cacheinfo", "100644,\(object),\(file)",
    ])
  }
}
