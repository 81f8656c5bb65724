import Glibc
import HusokTestSupport
import Testing

/// What a repository says of programs and places is not done by husok: each test lets it say so, and
/// looks whether anything happened.
@Suite("Sharing with a repository that means harm")
struct SyncHostileTests {
  private let shared = SharedRegister()
  private var trace: String { shared.husok.folder.file("trace") }

  /// A program that leaves a trace where it is run.
  private func trap() -> String {
    let path = shared.husok.folder.file("trap.sh")
    TemporaryFolder.write(Array("#!/bin/sh\necho \"$0 $*\" >>'\(trace)'\ncat\n".utf8), to: path)
    chmod(path, 0o755)
    return path
  }

  /// A register that two share, of whom one sent something and the other has something to send.
  private static let prepared: SharedRegister = {
    let shared = SharedRegister()
    _ = shared.begin("kim")
    _ = shared.join("lee")
    _ = shared.run("lee", "note", "CN26-3.2", "from lee")
    _ = shared.run("lee", "sync")
    _ = shared.run("kim", "done", "CN26-3.1")
    return shared
  }()

  private func begin() throws -> String {
    let code = shared.husok.shell(
      """
      cp -a '\(SyncHostileTests.prepared.husok.folder.path)/.' '\(shared.husok.folder.path)'
      cd '\(shared.husok.folder.path)'
      for name in kim lee; do git -C $name config remote.origin.url '\(shared.remote)'; done
      """)
    try #require(code == 0)
    return trap()
  }

  /// That everything went through, and nothing was run.
  private func expectNothingRun(_ result: Husok.Result, isThrough: Bool = true) {
    #expect(
      (result.code == 0) == isThrough, "\(result.code ?? -1) \(result.output)\(result.errors)")
    #expect(TemporaryFolder.read(trace) == nil, "\(text(trace))")
    if isThrough {
      #expect(shared.run("kim", "show", "CN26-3.2").output.contains("from lee"))
    }
  }

  private func text(_ path: String) -> String {
    String(decoding: TemporaryFolder.read(path) ?? [], as: UTF8.self)
  }

  @Test(
    "A program that the configuration of the repository names is not run",
    arguments: [
      "core.fsmonitor", "core.sshCommand", "core.askPass", "core.gitProxy", "core.pager",
      "core.editor", "core.alternateRefsCommand", "credential.helper", "gpg.program",
      "diff.external", "alias.fetch", "alias.push", "remote.origin.uploadpack",
      "remote.origin.receivepack", "merge.husok.driver", "sequence.editor", "ssh.variant",
    ])
  func program(_ name: String) throws {
    let trap = try begin()
    let value = name.hasPrefix("alias.") || name == "credential.helper" ? "!\(trap)" : trap
    _ = shared.shell("kim", "git config '\(name)' '\(value)'; git config commit.gpgSign true")
    expectNothingRun(shared.run("kim", "sync"))
  }

  @Test(
    "Hooks are not run, wherever the configuration says they are",
    arguments: [
      "pre-commit", "commit-msg", "post-commit", "pre-push", "post-checkout", "post-merge",
      "reference-transaction", "post-index-change", "pre-merge-commit", "prepare-commit-msg",
      "post-rewrite", "push-to-checkout",
    ])
  func hook(_ name: String) throws {
    let trap = try begin()
    _ = shared.shell(
      "kim",
      """
      mkdir -p .git/hooks hooks; cp '\(trap)' .git/hooks/\(name); cp '\(trap)' hooks/\(name)
      git config core.hooksPath "$PWD/hooks"
      """)
    expectNothingRun(shared.run("kim", "sync"))
  }

  @Test("Filters of the repository are not run, and the bytes stay as husok writes them")
  func filter() throws {
    let trap = try begin()
    _ = shared.shell(
      "kim",
      """
      for what in clean smudge process; do git config filter.evil.$what '\(trap)'; done
      git config core.autocrlf true
      echo 'store.json filter=evil diff=evil text eol=crlf merge=evil' >>.gitattributes
      git config diff.evil.textconv '\(trap)'; git config merge.evil.driver '\(trap)'
      mkdir -p .git/info; echo '* filter=evil' >.git/info/attributes
      """)
    expectNothingRun(shared.run("kim", "sync"))
    _ = shared.run("lee", "sync")
    #expect(shared.bytes("kim") == shared.bytes("lee"))
    #expect(shared.bytes("kim")?.contains(0x0D) == false)
  }

  @Test("Files that the configuration takes in have no say either")
  func included() throws {
    let trap = try begin()
    let file = shared.husok.folder.file("included")
    TemporaryFolder.write(
      Array("[core]\n\tsshCommand = \(trap)\n\tfsmonitor = \(trap)\n".utf8), to: file)
    _ = shared.shell("kim", "git config include.path '\(file)'")
    expectNothingRun(shared.run("kim", "sync"))
  }

  @Test("Another address of the repository's is not taken for the one that is shown")
  func insteadOf() throws {
    _ = try begin()
    let other = shared.husok.folder.file("other.git")
    _ = shared.husok.shell("git init -q --bare '\(other)'")
    _ = shared.shell("kim", "git config 'url.\(other).insteadOf' '\(shared.remote)'")
    expectNothingRun(shared.run("kim", "sync"))
    #expect(shared.shell("kim", "git -C '\(other)' branch --list").text == "")
  }

  @Test(
    "An address that names a program, or could be taken for an option, is refused",
    arguments: [
      "ext::sh -c touch% TRACE", "--upload-pack=touch TRACE", "-uTRACE", "fd::3",
      "ssh://-oProxyCommand=touch%20TRACE/x", "foo://x/y", "file://x\nfetch = y",
    ])
  func address(_ address: String) throws {
    _ = try begin()
    let trace = trace
    let url = address.replacing("TRACE", with: trace)
    _ = shared.shell("kim", "git config remote.origin.url '\(url)'")
    let result = shared.run("kim", "sync")
    expectNothingRun(result, isThrough: false)
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    for words in [["sync", "--setup", "--", url], ["clone", "--", url, shared.folder("new")]] {
      let refused = shared.runWords("kim", words)
      #expect(refused.code != 0 && TemporaryFolder.read(trace) == nil)
    }
  }

  @Test("A helper of git's that a remote names is not run")
  func remoteHelper() throws {
    let trap = try begin()
    _ = shared.shell(
      "kim", "git config remote.origin.vcs '\(trap)'; git config remote.pushDefault ext")
    expectNothingRun(shared.run("kim", "sync"))
  }

  @Test("Names of branches, of the register and of people are no options and no commands")
  func names() throws {
    _ = try begin()
    _ = shared.run(
      "kim", "--as", "MCST:secretariat", "note", "CN26-3.3", "$(touch \(trace)) `id`\n\ndata 5")
    var person = shared.husok
    person.environment["HOME"] = shared.husok.folder.file("home-kim")
    person.environment["USER"] = "kim\nauthor <x> 0"
    let result = person.runWords(["--store", shared.store("kim"), "sync"])
    expectNothingRun(result)
    #expect(shared.shell("kim", "git fsck --strict").code == 0)
  }

  @Test("A register or a folder of git that is a link does not lead outside")
  func links() throws {
    _ = try begin()
    let outside = shared.husok.folder.file("outside.json")
    TemporaryFolder.write(Array("mine\n".utf8), to: outside)
    let script = """
      \(SharedRegister.identity)
      rm store.json; ln -s '\(outside)' store.json; ln -s '\(outside)' link.txt
      git add -A; git commit -qm links; git push -q
      """
    let pushed = shared.shell("lee", script)
    try #require(pushed.code == 0, "\(pushed.text)")
    let before = shared.bytes("kim")
    _ = shared.run("kim", "sync")
    #expect(text(outside) == "mine\n")
    #expect(shared.bytes("kim") == before)
    let clone = shared.runWords(
      "new", ["clone", shared.remote, shared.folder("new")], store: false)
    #expect(clone.code == 66, "\(clone.errors)")
    #expect(text(outside) == "mine\n")
  }
}
