import HusokCanvas
import HusokModel
import HusokWords

/// What a change did, in few words: from what to what, and why. What it is now is what is cut last.
struct ChangeText {
  /// What the values are of; empty where they say it themselves.
  var label = ""
  /// What it was; nil for nothing.
  var old: String?
  /// What it is now.
  var new: String
  /// What else is to be known of what it is now; empty where nothing is.
  var more = ""
  /// Why.
  var reason: String?
  /// Whether the heading above says what it is now.
  var isSaidAbove = false

  /// A sentence.
  init(_ text: String) { self.init(label: "", old: nil, new: text, reason: nil) }

  /// A change of a register; without the name of its field where that is said above.
  init(_ change: Change, in context: PageContext, isNamed: Bool) {
    guard change.undoes == nil else {
      self.init(context.words.line(change, in: context.register))
      return
    }
    let ends = context.words.ends(of: change, in: context.register)
    self.init(
      label: isNamed || change.field == "targets" ? ends.label : "", old: ends.old, new: ends.new,
      reason: context.words.reason(of: change))
  }

  private init(label: String, old: String?, new: String, reason: String?) {
    self.label = label
    self.old = old
    self.new = new
    self.reason = reason
  }

  /// The same with something behind what it is now.
  func followed(by text: String) -> ChangeText {
    var followed = self
    followed.more = text
    return followed
  }

  /// All of it.
  func whole(_ glyphs: Glyphs) -> String { fitted(to: 400, glyphs) }

  /// As much of it as a width has room for: the reason goes first, then what it was, then its name,
  /// then what else is to be known.
  func fitted(to width: Int, _ glyphs: Glyphs) -> String {
    let arrow = glyphs.arrow + " "
    if !more.isEmpty {
      var text = self
      text.more = ""
      let longer = new + ", " + more
      if TextWidth.of((old == nil ? "" : arrow) + longer) <= width { text.new = longer }
      return text.fitted(to: width, glyphs)
    }
    let head = label.isEmpty ? "" : label + ": "
    let bare = old == nil ? new : arrow + new
    let whole = head + (old.map { $0 + " " } ?? "") + bare
    if TextWidth.of(whole) <= width {
      let why = reason.map { " (\($0))" } ?? ""
      let text = whole + why
      // Of a reason a few letters say nothing.
      return TextWidth.of(text) <= width || width - TextWidth.of(whole) >= 12
        ? TextWidth.fitted(text, to: width, ellipsis: glyphs.ellipsis) : whole
    }
    if let old, isSaidAbove, TextWidth.of(bare) > width {
      // An arrow that points back: an open one behind it would look like something cut.
      let room = width - TextWidth.of(glyphs.backArrow) - 1
      return glyphs.backArrow + " " + TextWidth.fitted(old, to: room, ellipsis: glyphs.ellipsis)
    }
    let room = width - TextWidth.of(head) - TextWidth.of(bare) - 1
    if let old, room >= 4 {
      return head + TextWidth.fitted(old, to: room, ellipsis: glyphs.ellipsis) + " " + bare
    }
    return TextWidth.fitted(bare, to: width, ellipsis: glyphs.ellipsis)
  }
}
