import Glibc

/// Calls git: without a shell, with nothing that a repository could have run or that leads outside.
///
/// What a repository says of programs (hooks, filters, drivers, helpers, other addresses) is not
/// switched off one by one: objects, indexes and other machines are dealt with from a folder whose
/// configuration is husok's own, so that only what the person and the machine have set counts.
struct Git {
  /// Whether it may ask for a password at the terminal.
  var mayAsk = false

  /// Settings of every call.
  private static let settings = [
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.fsync=all", "core.pager=cat",
    "core.symlinks=false", "gc.auto=0", "maintenance.auto=false", "submodule.recurse=false",
    "fetch.recurseSubmodules=false", "advice.detachedHead=false",
  ].flatMap { ["-c", $0] }

  /// What a variable of the environment must not say: which repository is meant (git: `rev-parse
  /// --local-env-vars`), and which languages git speaks, since some of its sentences are read.
  private static let unwanted: Set<String> = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG",
    "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS", "GIT_DIR", "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE", "GIT_TEMPLATE_DIR", "GIT_TRACE", "GIT_WORK_TREE", "LANGUAGE", "LC_ALL",
    "LC_MESSAGES",
  ]

  /// Runs a command of git.
  ///
  /// - Parameters:
  ///   - variables: what it is told beside the environment of this program.
  ///   - input: what it reads.
  func run(
    _ arguments: [String], _ variables: [String: String] = [:], reading input: [UInt8] = []
  ) throws(GitFault) -> ChildProcess.Outcome {
    var told = [
      "LC_ALL": "C", "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh", "GIT_NO_LAZY_FETCH": "1",
      "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat", "GIT_NO_REPLACE_OBJECTS": "1",
    ]
    if !mayAsk { told["GIT_TERMINAL_PROMPT"] = "0" }
    told.merge(variables) { $1 }
    let kept = Git.inherited.filter { variable in
      let name = String(variable.prefix { $0 != "=" })
      return !Git.unwanted.contains(name) && told[name] == nil
    }
    let process = ChildProcess(
      program: "git", arguments: Git.settings + arguments,
      environment: kept + told.map { "\($0.key)=\($0.value)" }.sorted(), mayAsk: mayAsk)
    do throws(SystemFault) {
      return try process.run(reading: input)
    } catch {
      throw error.number == ENOENT ? .noGit : .system(error)
    }
  }

  /// What it wrote, where it went well.
  func output(
    _ arguments: [String], _ variables: [String: String] = [:], reading input: [UInt8] = []
  ) throws(GitFault) -> [UInt8] {
    let outcome = try run(arguments, variables, reading: input)
    if outcome.code != 0 { throw .git(outcome.reason) }
    return outcome.output
  }

  private static var inherited: [String] {
    var variables: [String] = []
    var place = environ
    while let text = place.pointee {
      variables.append(String(cString: text))
      place += 1
    }
    return variables
  }
}

extension ChildProcess.Outcome {
  /// The lines of what it wrote.
  var lines: [String] {
    String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Why it did not do it, in git's words: the last line that says so, without the mark in front.
  var reason: String {
    let lines = complaint.split(whereSeparator: \.isNewline).map(String.init)
    for mark in ["fatal: ", "error: ", "remote: "] {
      if let line = lines.last(where: { $0.hasPrefix(mark) }) {
        return String(line.dropFirst(mark.count))
      }
    }
    return lines.last ?? "\(code)"
  }
}
