import HusokApp
import HusokCommands
import HusokModel
import HusokStore
import HusokThreads
import HusokWords
import Synchronization

/// Saves acts on a queue of its own, so that the screen never waits for the disk. Acts that come
/// while a save is under way go into the next one. What other programs change comes in here too.
///
/// `@unchecked`: the store, the settings and what was said of them are touched on the serial
/// `queue` only; what is waiting has its lock.
final class Saver: @unchecked Sendable {
  var store: any DocumentStore
  let words: Words
  let mailbox: Mailbox
  let settings: SettingsFile
  let environment: ProcessEnvironment
  /// Merges the two sides that git left in the file; gives what is to be said of it, nil where that is
  /// not what is wrong.
  private let mending: (StoreError) -> String?
  private let queue = WorkQueue()
  /// What cuts the waits of the store short.
  private let haste: Mutex<Haste?>
  private let waiting = Mutex(WaitingActs())
  /// Whether acts were taken that are not on their way; of the screen's thread alone.
  private var hasTaken = false
  /// What was last said of the store; nil where all is well.
  private var complaint: String?
  private var isBackupMissing = false
  /// Whether the complaint is that the store was taken away.
  private var isGone = false
  /// That what was last saved is in the file, but not known to be on disk; nil where it is.
  private var unconfirmed: String?

  init(
    _ store: any DocumentStore, words: Words, mailbox: Mailbox, settings: SettingsFile,
    environment: ProcessEnvironment, mending: @escaping (StoreError) -> String?
  ) {
    self.mending = mending
    haste = Mutex(store.haste)
    self.store = store
    self.words = words
    self.mailbox = mailbox
    self.settings = settings
    self.environment = environment
  }

  /// Why a store cannot be read or saved.
  func sentence(_ error: StoreError) -> String { words.sentence(error, in: environment) }

  /// Takes an act that is to be saved; `begin` puts it on its way to disk.
  func take(_ act: Act) {
    waiting.withLock { $0.add(act) }
    hasTaken = true
  }

  /// Begins to save what was taken. On few processors that takes from the screen: so the frame that
  /// answers the key goes first.
  func begin() {
    if hasTaken { retry() }
    hasTaken = false
  }

  /// Adds work for the queue, behind the saving of what was taken before.
  func add(_ work: @escaping @Sendable () -> Void) {
    begin()
    queue.add(work)
  }

  /// Tries again to save what waits.
  ///
  /// - Parameter isQuiet: whether a failure that was told already is not to be told again.
  func retry(isQuiet: Bool = false) {
    queue.add {
      if !isQuiet { self.complaint = nil }
      self.saveWaiting()
    }
  }

  /// Looks what another program changed.
  func lookOutside() {
    add { self.takeChanges(patience: 5) }
  }

  /// The screen shows a register that was handed to it.
  func screenCaughtUp() {
    waiting.withLock { $0.caughtUp() }
    add { self.forgetEarlier() }
  }

  /// Makes the store of the first start.
  func make(_ bytes: [UInt8]) {
    add { self.makeStore(bytes) }
  }

  /// Makes the store of the first start from a register in a file, which stays as it is.
  func make(from path: String) {
    add { [self] in
      let source = JSONFileStore(path: environment.expanded(path))
      do throws(StoreError) {
        let bytes = try source.bytes()
        let first = bytes.first { !" \t\r\n\u{FEFF}".utf8.contains($0) }
        if first != UInt8(ascii: "{") {
          return mailbox.post(.storeNotMade(words("welcome.notRegister", path)))
        }
        makeStore(bytes)
      } catch {
        if case .missing = error {
          return mailbox.post(.storeNotMade(words("welcome.noFile", path)))
        }
        mailbox.post(.storeNotMade(sentence(error)))
      }
    }
  }

  /// Waits until everything was tried, but no longer than a second and a half where another program
  /// holds the lock or the disk does not answer.
  ///
  /// - Parameter isHurried: whether a save of our own that takes longer is given up, too.
  /// - Returns: what was not saved until then; and what is to be said of what was saved and may not
  ///   be on disk, nil where all is.
  func finish(isHurried: Bool) -> (unsaved: [Act], doubt: String?) {
    haste.withLock { $0?.begin(milliseconds: 1000) }
    let done = Gate()
    let doubt = Mutex<String?>(nil)
    add {
      self.saveWaiting()
      doubt.withLock { $0 = self.unconfirmed }
      done.open()
    }
    let isLate = !done.wait(milliseconds: 1500)
    // Nobody else is waited for any more: this is our own writing.
    if isLate, !isHurried { _ = done.wait(milliseconds: 20_000) }
    return (waiting.withLock { $0.all }, doubt.withLock { $0 })
  }

  /// Goes on with another store.
  func adopt(_ other: any DocumentStore) {
    store = other
    haste.withLock { $0 = other.haste }
  }
}

extension Saver {
  /// Saves all that waits; false where it cannot.
  @discardableResult
  func saveWaiting() -> Bool {
    while true {
      let (acts, isBehind) = waiting.withLock { $0.next }
      if acts.isEmpty {
        if complaint != nil { takeChanges(patience: 0) }
        return true
      }
      do throws(StoreError) {
        didSave(acts, try store.save(acts, onEarlier: isBehind))
      } catch {
        guard case .unconfirmed = error else {
          complain(sentence(error))
          return false
        }
        didSave(acts, Saved())
        doubt(error)
      }
    }
  }

  /// Hands over all that waits, and takes it out where that went well.
  func takeWaiting<Result>(
    _ body: ([Act]) throws(StoreError) -> Result
  ) throws(StoreError) -> (Result, Int) {
    let acts = waiting.withLock { $0.all }
    let result = try body(acts)
    waiting.withLock { $0.remove(acts.count) }
    complaint = nil
    return (result, acts.count)
  }

  /// The acts are in the file, so that they are not to be saved again; that the disk did not
  /// confirm it is said, and what came in with them is shown.
  private func doubt(_ error: StoreError) {
    unconfirmed = sentence(error)
    mailbox.post(.storeSays(sentence(error)))
    takeChanges(patience: 0)
  }

  private func didSave(_ acts: [Act], _ saved: Saved) {
    complaint = nil
    unconfirmed = nil
    waiting.withLock { $0.remove(acts.count) }
    if let register = saved.register {
      waiting.withLock { $0.fallBehind(register.newIDs(after: acts)) }
    }
    mailbox.post(.saved(count: acts.count, register: saved.register))
    forgetEarlier()
    if saved.backupFault != nil, !isBackupMissing {
      mailbox.post(.storeSays(words.backupMissing(saved.backupFault)))
    }
    isBackupMissing = saved.backupFault != nil
  }

  private func complain(_ sentence: String) {
    isGone = false
    if complaint != sentence { mailbox.post(.saveFailed(sentence)) }
    complaint = sentence
  }

  private func forgetEarlier() {
    if waiting.withLock({ $0.isUpToDate }) { store.forgetEarlier() }
  }

  /// Brings in what another program changed. A file that is just being written looks damaged or
  /// missing for a moment: that is told only where it stays so.
  private func takeChanges(patience: Int) {
    if waiting.withLock({ !$0.all.isEmpty }) {
      saveWaiting()
      return
    }
    do throws(StoreError) {
      if let register = try store.changesFromOutside() {
        waiting.withLock { $0.fallBehind([:]) }
        mailbox.post(.cameIn(register))
      }
      if complaint != nil { mailbox.post(.saved(count: 0, register: nil)) }
      if complaint != nil, isGone {
        mailbox.post(.storeSays(words("store.back", store.path)))
      }
      complaint = nil
      isGone = false
    } catch {
      if patience > 0 {
        queue.add(after: 200) {
          self.takeChanges(patience: patience - 1)
        }
      } else if case .missing = error {
        sayGone()
      } else if let remark = mending(error) {
        takeChanges(patience: 0)
        mailbox.post(.storeSays(remark))
      } else {
        complain(sentence(error))
      }
    }
  }

  /// A file that was taken away is no failure: the next change writes it again.
  private func sayGone() {
    let sentence = words(store.hasFolder ? "store.gone" : "store.folderGone", store.path)
    if complaint != sentence { mailbox.post(.storeSays(sentence)) }
    complaint = sentence
    isGone = true
  }

  private func makeStore(_ bytes: [UInt8]) {
    do throws(StoreError) {
      try store.create(bytes)
      mailbox.post(.storeMade(try store.load().register))
    } catch {
      mailbox.post(.storeNotMade(sentence(error)))
    }
  }
}

/// Acts on their way to disk, oldest first, and whether they were made on what the file holds.
private struct WaitingActs {
  private var acts: [(act: Act, isBehind: Bool)] = []
  /// How many registers were handed to the screen that it does not show yet.
  private var unseen = 0
  /// New ids of records that the screen knows by others.
  private var newIDs: [String: String] = [:]

  var all: [Act] { acts.map(\.act) }

  /// Whether nothing waits that was made on an earlier register, and nothing such can come.
  var isUpToDate: Bool { unseen == 0 && !acts.contains(where: \.isBehind) }

  /// The acts to be saved next.
  var next: ([Act], isBehind: Bool) {
    let isBehind = acts.first?.isBehind ?? false
    return (acts.prefix { $0.isBehind == isBehind }.map(\.act), isBehind)
  }

  mutating func add(_ act: Act) {
    acts.append((act, unseen > 0))
    if unseen > 0 { rename(newIDs) }
  }

  mutating func remove(_ count: Int) { acts.removeFirst(count) }

  /// A register was handed to the screen; what waits was made on the one before.
  mutating func fallBehind(_ ids: [String: String]) {
    unseen += 1
    newIDs.merge(ids) { $1 }
    for row in acts.indices { acts[row].isBehind = true }
    rename(ids)
  }

  mutating func caughtUp() {
    unseen = max(0, unseen - 1)
    if unseen == 0 { newIDs = [:] }
  }

  /// An act that names a record by its new id stands on the new register.
  private mutating func rename(_ ids: [String: String]) {
    if ids.isEmpty { return }
    for row in acts.indices {
      let renamed = acts[row].act.renamed(ids)
      if renamed != acts[row].act { acts[row] = (renamed, false) }
    }
  }
}
