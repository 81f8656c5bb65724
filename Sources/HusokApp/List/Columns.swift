import HusokModel

/// Where the columns of a list of a width stand. A wider list never has less room for a title, but
/// for the cells over those that are enough for one.
struct Columns {
  /// The longest number.
  let id: Int
  /// Whether numbers leave out the part of the outcome under whose heading they stand.
  let hasShortNumbers: Bool
  /// Where the status of an action stands, behind its signs: further in below more headings.
  let indent: Int
  /// The room for titles.
  let title: Int
  /// Where owners begin; nil where there is no room for them.
  let ownerX: Int?
  let owner: Int
  /// Where answers end and how wide they are; nil where none is asked for.
  let answer: (end: Int, width: Int)?
  /// Whether due dates have a column of their own, at the right.
  let hasDue: Bool
  /// Where what stands at the right ends.
  let end: Int

  /// Below so many cells of a title no column beside it grows.
  private static let short = 20

  /// The columns for the longest texts of a register, and the longest answer where any is asked for.
  init(_ widths: ColumnWidths, grouping: ActionOrder.Grouping?, answer: Int?, width: Int) {
    hasShortNumbers = grouping == .meeting
    indent = grouping == .meeting ? 5 : 4
    id = hasShortNumbers ? widths.number : widths.id
    end = width - 1
    // What a title and the columns behind it share, each with the blank before it.
    let room = width - 1 - (indent + 2 + id + 1)
    let arranged = Columns.arranged(widths, answer: answer, in: room)
    hasDue = arranged.due > 0
    owner = arranged.owner
    let right = arranged.due > 0 ? arranged.due : arranged.answer
    ownerX = arranged.owner > 0 ? end - (1 + right) - owner : nil
    let before = hasDue ? (ownerX ?? end - right) - 1 : end
    self.answer = answer == nil ? nil : (before, arranged.answer)
    let rest =
      room
      - [arranged.due, arranged.owner, arranged.answer].reduce(0) {
        $0 + ($1 > 0 ? $1 + 1 : 0)
      }
    // Until there is room for owners, titles leave it blank rather than give it back.
    let waits = arranged.owner == 0 && (answer.map { $0 <= widths.due } ?? true)
    title = max(0, waits ? min(rest, Columns.short) : rest)
  }

  /// How wide each column behind the title is; 0 where there is no room for it. The answer to a
  /// question takes the place of the due date, and then that of the owner, where not all fit.
  private static func arranged(
    _ widths: ColumnWidths, answer: Int?, in room: Int
  ) -> (owner: Int, answer: Int, due: Int) {
    guard let answer else {
      let fits = room - (widths.due + 1) - (widths.owner + 1) >= short
      return (fits ? widths.owner : 0, 0, widths.due)
    }
    let withOwner = room - (max(answer, widths.due) + 1) - (widths.owner + 1)
    if withOwner - (widths.due + 1) >= Layout.title { return (widths.owner, answer, widths.due) }
    // Where the answer needs no more than the due date did, the title loses nothing.
    if withOwner >= (answer <= widths.due ? short : Layout.title) {
      return (widths.owner, max(answer, widths.due), 0)
    }
    return (0, min(max(answer, widths.due), max(9, room - 1 - short)), 0)
  }
}
