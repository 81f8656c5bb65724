import HusokApp
import HusokCommands
import HusokModel
import HusokStore
import HusokThreads
import HusokWords
import Synchronization

/// Brings the register together with that of others beside the screen, one run at a time.
///
/// `@unchecked`: the context is used on the serial `queue` only; what is wanted has its lock.
final class Syncer: @unchecked Sendable {
  private let context: CommandContext
  private let mailbox: Mailbox
  private let queue = WorkQueue()
  /// Whether it is at it, and whether another run is wanted: whether the person asked for that.
  private let wanted = Mutex<(isRunning: Bool, next: Bool?)>((false, nil))

  init(_ context: CommandContext, mailbox: Mailbox) {
    self.context = context
    self.mailbox = mailbox
  }

  /// Begins once what waits is saved; while it is at it, it goes on with another run.
  ///
  /// - Parameter isAsked: whether the person asked for it, and waits to hear what came of it.
  func begin(after saver: Saver, isAsked: Bool) {
    let isFirst = wanted.withLock { wanted in
      if wanted.isRunning {
        wanted.next = isAsked || wanted.next == true
        return false
      }
      wanted.isRunning = true
      return true
    }
    guard isFirst else { return }
    saver.add { self.queue.add { self.run(isAsked: isAsked) } }
  }

  private func run(isAsked: Bool) {
    let words = context.words
    do throws(GitFault) {
      let report = try context.synced(mayAsk: false) { [mailbox] step in
        if isAsked { mailbox.post(.syncing(words("sync.step.\(step)"))) }
      }
      mailbox.post(.synced(text(of: report, isAsked: isAsked)))
    } catch {
      mailbox.post(.notSynced(words.sentence(error, in: context.environment)))
    }
    let next = wanted.withLock { wanted in
      defer { wanted = (wanted.next != nil, nil) }
      return wanted.next
    }
    if let next { queue.add { self.run(isAsked: next) } }
  }

  private func text(of report: SyncReport, isAsked: Bool) -> String? {
    let words = context.words
    let (sent, received) = (words.actCount(report.sent), words.actCount(report.received))
    if let reason = report.offline {
      return isAsked ? words("sync.offline", report.remote ?? "", reason, sent) : nil
    }
    if !isAsked, received == 0 { return nil }
    let conflicts =
      report.conflicts.isEmpty ? [] : [words("sync.conflicts", report.conflicts.count)]
    let told = words.synced(sent: sent, received: received, remote: report.remote)
    return ([told] + conflicts).joined(separator: " ")
  }
}
