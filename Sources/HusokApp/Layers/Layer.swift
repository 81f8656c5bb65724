/// Something that lies over the view and gets the keys first.
enum Layer: Sendable {
  /// The first start: what to begin with.
  case welcome(WelcomeChoice)
  /// The keys.
  case help(HelpList)
  /// One record in full, where there is no room beside the list.
  case detail
  /// A page over the view: the history of a record, a report.
  case page(LayerPage)
  /// A list to pick from.
  case picker(Picker)
  /// The statuses that the actions may take.
  case statusMenu(StatusMenu)
  /// A line to type.
  case prompt(Prompt)
  /// A form to fill in.
  case form(Form)
  /// What the columns of a log are taken for.
  case mapping(MappingLayer)
  /// What a file would change.
  case preview(ImportPreview)
  /// A question that Enter does not answer with yes.
  case question(Question)

  /// The layer itself: the one place that tells the kinds apart.
  var content: any LayerContent {
    switch self {
    case .welcome(let choice): choice
    case .help(let list): list
    case .detail: DetailLayer()
    case .page(let page): page
    case .picker(let picker): picker
    case .statusMenu(let menu): menu
    case .prompt(let prompt): prompt
    case .form(let form): form
    case .mapping(let mapping): mapping
    case .preview(let preview): preview
    case .question(let question): question
    }
  }

  /// The page, where it is one.
  var page: LayerPage? { content as? LayerPage }

  /// The form, where it is one.
  var form: Form? { content as? Form }

  /// Whether it asks whether what others did is to be overwritten, which is another question once they
  /// do more.
  var isOfOverwriting: Bool {
    switch (content as? Question)?.purpose {
    case .overwrite, .overwriteFields: true
    case .restore, .replacePaper, .replaceOther, .rescue, .doubt, .withdraw, .complete,
      .openEvidence, .told, nil:
      false
    }
  }

  /// Whether it is a record in full.
  var isDetail: Bool { content is DetailLayer }

  /// Whether the keys of the view work in it: over a record in full and over a page.
  var isOfView: Bool { isDetail || page != nil }
}

extension [Layer] {
  /// What covers the view, behind the boxes that lie over it; nil where the view itself is seen.
  var cover: Layer? { last { $0.content.place == .cover } }

  /// Puts another in the place of the front one.
  mutating func replaceFront(with layer: Layer) {
    if !isEmpty { self[count - 1] = layer }
  }
}
