import HusokModel

/// A report, made of blocks that each format draws in its own way. The blocks of a language are put
/// into words when they are asked for.
public struct PackDocument: Sendable {
  let facts: PackFacts

  /// The blocks in a language, in the order of the paper.
  public func blocks(in language: Language) -> [PackBlock] {
    PackBuilder(facts, language).blocks
  }
}

/// One block of a report. Every text in it is free of control characters and of marks that reorder
/// text; nothing else is escaped.
public enum PackBlock: Sendable, Equatable {
  /// The title of the paper, with the lines below it.
  case title(String, details: [String])
  /// A part that begins on a page of its own, with the lines below it; one that joins stands below
  /// the part before it where there is room for all of it.
  case page(String, details: [String], joins: Bool = false)
  /// A heading inside a page (□).
  case heading(String)
  /// A heading with what it says in the same line.
  case fact(String, String)
  /// Items, each with its own below it.
  case list([PackItem])
  /// Things by number, from 1.
  case numbered([String])
  /// A table.
  case table(PackTable)
  /// Bars of something done out of something; the table beside them says the same.
  case bars(PackBars)
  /// Due dates against months; the table beside them says the same.
  case timeline(PackTimeline)
  /// The values of a target against its goal; the list beside it says the same.
  case chart(PackChart)
  /// What marks mean: that of bold letters, which plain text does not have, and of the others.
  case legend(bold: String, others: String)
  /// The last line of the paper.
  case note(String)
}

/// An item of a list.
public struct PackItem: Sendable, Equatable {
  /// What it says (ㅇ).
  public let text: String
  /// What stands below it (-).
  public let parts: [String]
  /// Whether it is about something that is overdue.
  public let isLate: Bool

  init(_ text: String, _ parts: [String] = [], isLate: Bool = false) {
    self.text = text
    self.parts = parts
    self.isLate = isLate
  }
}

/// A table: the first cell of a row names it.
public struct PackTable: Sendable, Equatable {
  /// A column.
  public struct Column: Sendable, Equatable {
    /// What stands above it.
    public let title: String
    /// Whether it holds numbers, which stand at the right.
    public let isNumber: Bool
    /// Whether its text may be long.
    public let isWide: Bool

    init(_ title: String, isNumber: Bool = false, isWide: Bool = false) {
      self.title = title
      self.isNumber = isNumber
      self.isWide = isWide
    }
  }

  /// What the table shows, for who does not see it.
  public let caption: String
  /// What each cell of a row says.
  public let columns: [Column]
  /// The rows, each with a cell for every column.
  public let rows: [[String]]
  /// The rows that are about something overdue.
  public var late: Set<Int> = []
}

/// Bars of something done out of something.
public struct PackBars: Sendable, Equatable {
  /// A bar.
  public struct Bar: Sendable, Equatable {
    /// What it is about.
    public let label: String
    /// How many are done.
    public let done: Int
    /// Out of how many.
    public let total: Int
    /// Both in words.
    public let text: String
  }

  /// What the bars show.
  public let caption: String
  /// One below the other.
  public let bars: [Bar]
}

/// Due dates of open actions against months.
public struct PackTimeline: Sendable, Equatable {
  /// One action.
  public struct Mark: Sendable, Equatable {
    /// The reference number of the action.
    public let label: String
    /// What the action is.
    public let title: String
    /// What is said of it, for who does not see the line.
    public let text: String
    /// The last day that was first promised, where it was another one.
    public let first: Day?
    /// The first day of the present period.
    public let begin: Day
    /// The last day of the present period.
    public let end: Day
    /// Whether it is late.
    public let isLate: Bool
  }

  /// What it shows.
  public let caption: String
  /// The day of the report.
  public let today: Day
  /// How the day is called.
  public let todayText: String
  /// What each mark means, in the order of `PackPicture.Symbol`.
  public let legend: [String]
  /// The actions, earliest first.
  public let marks: [Mark]
}

/// The values of one target against its goal.
public struct PackChart: Sendable, Equatable {
  /// What is measured.
  public let caption: String
  /// Everything the picture shows, in words.
  public let text: String
  /// The goal, for drawing only.
  public let goal: Double
  /// The goal in words.
  public let goalText: String
  /// The values and their words, in order of time.
  public let points: [(day: Day, value: Double, text: String, dayText: String)]
  /// The first day drawn.
  public let begin: Day
  /// The last day drawn.
  public let end: Day
  /// The first day in words.
  public let beginText: String
  /// The last day in words.
  public let endText: String

  /// Equal in everything.
  public static func == (one: PackChart, other: PackChart) -> Bool {
    one.caption == other.caption && one.text == other.text && one.goal == other.goal
      && one.begin == other.begin && one.end == other.end
      && one.points.elementsEqual(other.points) { $0 == $1 }
  }
}
