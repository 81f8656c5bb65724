import Dispatch
import HusokApp
import HusokModel
import HusokStore
import HusokWords
import Synchronization

/// Saves acts on a queue of its own, so that the screen never waits for the disk. Acts that come
/// while a save is under way go into the next one.
///
/// `@unchecked`: the store is touched on the serial `queue` only; what is waiting has its lock.
final class Saver: @unchecked Sendable {
  private let store: any DocumentStore
  private let words: Words
  private let mailbox: Mailbox
  private let queue = DispatchQueue(label: "husok.saver")
  private let waiting = Mutex<[Act]>([])

  init(_ store: any DocumentStore, _ words: Words, _ mailbox: Mailbox) {
    self.store = store
    self.words = words
    self.mailbox = mailbox
  }

  /// Puts an act on its way to disk.
  func save(_ act: Act) {
    waiting.withLock { $0.append(act) }
    retry()
  }

  /// Tries again to save what waits.
  func retry() {
    queue.async { self.saveWaiting() }
  }

  /// Makes the store of the first start.
  func make(_ bytes: [UInt8]) {
    queue.async { self.makeStore(bytes) }
  }

  /// Waits until everything was tried, and gives what could not be saved.
  func finish() -> [Act] {
    queue.sync { saveWaiting() }
    return waiting.withLock { $0 }
  }

  private func saveWaiting() {
    let acts = waiting.withLock { $0 }
    if acts.isEmpty { return }
    do throws(StoreError) {
      let saved = try store.save(acts)
      waiting.withLock { $0.removeFirst(acts.count) }
      mailbox.post(.saved(count: acts.count, register: saved.register))
    } catch {
      mailbox.post(.saveFailed(words.sentence(error)))
    }
  }

  private func makeStore(_ bytes: [UInt8]) {
    guard let file = store as? JSONFileStore else { return }
    do throws(StoreError) {
      try file.create(bytes)
      mailbox.post(.storeMade(try file.load().register))
    } catch {
      mailbox.post(.storeNotMade(words.sentence(error)))
    }
  }
}
