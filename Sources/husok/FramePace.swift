import HusokApp
import HusokThreads

/// When a frame is to be drawn. Keys are answered at once. That a save has ended can wait for a
/// moment: it comes with the answer to the next key, or once the hands rest, and quick saves do not
/// make the header flicker.
struct FramePace {
  /// Milliseconds after a frame before which what can wait is not drawn.
  private static let rest = 100
  private var last = 0
  private var isDueNow = false
  private var canWait = false

  /// Notes that the state has taken a message.
  mutating func take(_ message: Message) {
    switch message {
    case .saved(_, register: nil): canWait = true
    // What is drawn looks it up where nobody has read it yet.
    case .historyRead: break
    case .terminal, .saved, .saveFailed, .storeSays, .storeMade, .storeNotMade, .cameIn,
      .savedElsewhere, .notSavedElsewhere, .backups, .restored, .notRestored, .paperWritten,
      .paperExists, .otherExists, .freeName, .paperNotWritten, .lettersWritten,
      .lettersNotWritten, .pathsFound, .fileRead, .fileNotRead, .settingsNotKept, .notOpened,
      .digested,
      .edited, .tick, .syncing, .synced, .notSynced, .terminate:
      isDueNow = true
    }
  }

  /// A frame was drawn: it shows everything.
  mutating func drew() {
    last = Milliseconds.now.count
    (isDueNow, canWait) = (false, false)
  }

  /// Whether a frame is to be drawn.
  var isDue: Bool { patience == 0 }

  /// Milliseconds until a frame is due; nil where none is.
  var patience: Int32? {
    if isDueNow { return 0 }
    return canWait ? Int32(clamping: max(0, last + FramePace.rest - Milliseconds.now.count)) : nil
  }
}
