import HusokModel

/// With what a session begins.
public struct AppSetup: Sendable {
  /// The register; nil where there is no store yet, which the first screen then offers to make.
  public var register: Register?
  /// The person at the keyboard.
  public var profile = Profile()
  /// What the person has set.
  public var settings = Settings()
  /// The language.
  public var language = Language.english
  /// The size of the window.
  public var size: (width: Int, height: Int) = (80, 24)
  /// The moment.
  public var now: Instant
  /// Where new ids begin.
  public var seed: UInt64 = 0
  /// Where the store stands.
  public var save = SaveState.saved
  /// Something to say at once.
  public var notice: String?
  /// The number of the tutor's task to begin with, from 0; nil without the tutor.
  public var tutor: Int?
  /// Work of earlier runs on this register that could not be saved.
  public var rescues: [RescueEntry] = []
  /// The registers of the person, and how this one stands with that of others.
  public var sharing = Sharing()
  /// What reads the ready lists of steps, once they are asked for.
  public var readStepLists: @Sendable () -> StepLists = { StepLists([]) }
  /// Whether the terminal has no box characters.
  public var isASCII = false
  /// Whether colours are wanted.
  public var hasColor = true

  /// A session that begins at a moment.
  public init(register: Register?, now: Instant) {
    self.register = register
    self.now = now
  }
}
