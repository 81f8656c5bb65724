import HusokModel
import HusokWords

/// Everything that the screen shows. One value: a keypress changes it, views draw it.
public struct AppState: Sendable {
  /// The register; changed by acts only.
  public internal(set) var register: Register
  /// The person at the keyboard.
  public internal(set) var profile: Profile
  /// What the person has set, and how the views were left.
  public internal(set) var settings: Settings
  /// The words of the language in use.
  public internal(set) var words: Words
  /// Colours.
  public internal(set) var theme: Theme
  /// Frames and marks.
  public let glyphs: Glyphs
  /// The size of the window.
  public internal(set) var size: (width: Int, height: Int)
  /// The moment that acts are noted at; its day is today.
  public var now: Instant
  /// Where the store stands with the acts.
  public internal(set) var save: SaveState
  /// Acts that are not on disk yet, oldest first.
  public internal(set) var unsaved: [Act] = []
  /// The view.
  public internal(set) var view = ViewKind.actions
  /// What lies over the view, the front one last.
  public internal(set) var layers: [Layer] = []
  /// The last thing that was said.
  public internal(set) var notice: Notice?
  /// The list of actions.
  public internal(set) var list = ActionList()
  /// Where the person is in each of the other views.
  var cursors: [ViewKind: PageCursor] = [:]
  /// What the other views are asked for.
  var pageOptions = PageOptions()
  /// The page of the view, and of the layer in front; made anew when what it shows changes.
  var pages = PageCache()
  /// The list as it was before a door of another view led there.
  var origin: Origin?
  /// The form of the paper being written, to be shown again where that fails.
  var lastPaper: Form?
  /// Work of earlier runs that could not be saved and that was not asked about yet.
  var rescues: [RescueEntry] = []
  /// The files of such work that was taken over and is not on disk yet.
  public internal(set) var takenRescues: [String] = []
  /// Queries that were kept, latest last.
  var queryHistory: [String] = []
  /// Keys that began a command of several.
  var pending: [KeyStroke] = []
  /// Whether the last letter came from a keyboard in Hangul mode.
  var isHangulMode = false
  /// Whether quitting was asked for once while work was not saved.
  var isLeaving = false
  var identifiers: IdentifierSource
  var counts: RegisterCounts
  var tree: RegisterTree
  var columnWidths: ColumnWidths
  var searchText: SearchText?
  /// What the history says, once something asked for it.
  var summary: HistorySummary?

  /// The first state of a session.
  public init(_ setup: AppSetup) {
    register = setup.register ?? Register()
    profile = setup.profile
    settings = setup.settings
    // A terminal without Hangul has the words that it can show.
    words = Words(setup.isAscii ? .english : setup.language)
    theme = Theme(
      Theme.Name(rawValue: setup.settings.theme ?? "") ?? .dark, hasColor: setup.hasColor)
    glyphs = setup.isAscii ? .ascii : .box
    size = setup.size
    now = setup.now
    save = setup.save
    identifiers = IdentifierSource(seed: setup.seed)
    counts = RegisterCounts(register)
    tree = RegisterTree(register)
    columnWidths = ColumnWidths(register, words, today: setup.now.day)
    notice = setup.notice.map { Notice($0, .information) }
    if setup.register == nil {
      layers = [.welcome(WelcomeChoice())]
    } else {
      recallViews()
      rescues = setup.rescues
      askForRescue()
    }
    refilter()
    preparePages()
  }

  /// Today.
  public var today: Day { now.day }
  /// Whether changes are turned away.
  public var isReadOnly: Bool { save == .readOnly || profile.role == .reader }
}

/// Where a door led away from.
struct Origin: Sendable {
  /// The view.
  let view: ViewKind
  /// What the list asked for.
  let ministries: [String]
  let isMine: Bool
  let filters: [String]
  let query: String
  /// The query of the door: once the person asks for something else, there is no way back.
  let door: String
}

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
  /// Work of earlier runs on this register that could not be saved.
  public var rescues: [RescueEntry] = []
  /// Whether the terminal has no box characters.
  public var isAscii = false
  /// Whether colours are wanted.
  public var hasColor = true

  /// A session that begins at a moment.
  public init(register: Register?, now: Instant) {
    self.register = register
    self.now = now
  }
}

/// Where the store stands with what was done.
public enum SaveState: Sendable, Equatable {
  /// Everything is on disk.
  case saved
  /// On its way to disk.
  case saving
  /// It could not be saved; why.
  case failed(String)
  /// Opened only to read.
  case readOnly
  /// Looking around: nothing is kept.
  case demo
}

/// One line about what happened.
public struct Notice: Sendable, Equatable {
  /// What sort of thing it is.
  public enum Kind: Sendable {
    /// Something that went well or is good to know.
    case information
    /// Something that did not go.
    case warning
  }

  /// The sentence.
  public let text: String
  /// What sort of thing it is.
  public let kind: Kind

  init(_ text: String, _ kind: Kind) {
    self.text = text
    self.kind = kind
  }
}
