import HusokModel
import Synchronization

/// What a command read stays in memory until the program ends: to take a register apart record by
/// record takes longer than the system needs to take the memory back as a whole.
enum KeptUntilExit {
  private static let registers = Mutex<[Register]>([])

  /// Keeps a register to the end.
  static func add(_ register: Register) {
    registers.withLock { $0.append(register) }
  }
}
