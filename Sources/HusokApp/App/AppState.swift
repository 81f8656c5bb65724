import HusokModel
import HusokWords

/// Everything that the screen shows. One value: a keypress changes it, views draw it.
public struct AppState: Sendable {
  /// The register; changed by acts only.
  public internal(set) var register: Register
  /// Who is at the keyboard, and what they have set.
  public internal(set) var person: Person
  /// The words of the language in use.
  public internal(set) var words: Words
  /// Colours.
  public internal(set) var theme: Theme
  /// Frames and marks.
  let glyphs: Glyphs
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
  var layers: [Layer] = []
  /// The last thing that was said.
  public internal(set) var notice: Notice?
  /// What the list is asked for.
  public internal(set) var asked = Asked()
  /// The list of actions.
  public internal(set) var list = ActionList()
  /// The other views.
  var pages = Pages()
  /// The list as it was before a door of another view led there.
  var origin: Origin?
  /// The form of the paper being written, to be shown again where that fails.
  var lastFile: Form?
  /// The tutor, where it was asked for.
  public internal(set) var tutor: Tutor?
  /// Work of earlier runs that could not be saved.
  public internal(set) var rescues = Rescues()
  /// Lines that were accepted earlier.
  var earlier = EarlierLines()
  /// Where evidence lies that was opened in this session: that is not asked about again.
  var opened: Set<EvidenceAddress> = []
  /// Keys that began a command of several.
  var pending: [KeyStroke] = []
  /// Whether the last letter came from a keyboard in Hangul mode.
  var isHangulMode = false
  /// Whether quitting was asked for once while work was not saved.
  var isLeaving = false
  /// Where the ids of acts come from.
  var identifiers: IdentifierSource
  /// What is computed of the records.
  var figures: Figures
  /// How many messages came that may have changed more than where the cursor of the list is.
  var revision = 0

  /// The first state of a session.
  public init(_ setup: AppSetup) {
    register = setup.register ?? Register()
    person = Person(profile: setup.profile, settings: setup.settings)
    person.sharing = setup.sharing
    person.readStepLists = setup.readStepLists
    // A terminal without Hangul has the words that it can show.
    words = Words(setup.isASCII ? .english : setup.language)
    theme = Theme(
      Theme.Name(rawValue: setup.settings.plainTheme ?? "") ?? .dark, hasColor: setup.hasColor)
    glyphs = setup.isASCII ? .ascii : .box
    size = setup.size
    now = setup.now
    save = setup.save
    identifiers = IdentifierSource(seed: setup.seed)
    figures = Figures(register, words: words, today: setup.now.day)
    notice = setup.notice.map { Notice($0, .information) }
    if setup.register == nil {
      layers = [.welcome(WelcomeChoice())]
    } else {
      // Practice begins in the same place for everybody.
      if setup.save != .demo { recallViews() }
      rescues.waiting = setup.rescues
      Question.askForRescue(in: &self)
    }
    person.look(at: register.history)
    refilter()
    preparePages()
    if let number = setup.tutor {
      tutor = Tutor(at: number, register)
      if let text = tutor?.text(words) { say(text) }
    }
    if notice == nil, layers.isEmpty, let text = FirstMessage.ofFilters(self) { say(text) }
  }

  /// The day that everything is seen from: today, or an earlier one that was asked for.
  public var today: Day { pages.past?.day ?? now.day }
  /// The register as it is, whatever day is shown.
  public var present: Register { pages.past?.present ?? register }
  /// Whether changes are turned away.
  var isReadOnly: Bool { save == .readOnly || pages.past != nil || person.profile.role == .reader }
  /// What views draw with.
  var scene: Scene {
    Scene(register: register, today: today, words: words, theme: theme, glyphs: glyphs)
  }
  /// The same with the register as it is, and today.
  var presentScene: Scene {
    Scene(register: present, today: now.day, words: words, theme: theme, glyphs: glyphs)
  }
  /// Where the parts of the screen stand.
  var layout: Layout {
    Layout(size: size, needs: figures.widths.needs, panes: list.panes)
  }
  /// How what a person types into a field is read.
  var input: FieldInput { FieldInput(register, words: .shared, today: today) }

  /// Says something in the line above the keys.
  mutating func say(_ text: String, _ kind: Notice.Kind = .information) {
    notice = Notice(text, kind)
  }
}
