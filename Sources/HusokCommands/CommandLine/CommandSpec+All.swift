import HusokModel

extension CommandSpec {
  /// All commands, in the order of the help.
  static let all: [CommandSpec] = reading + changing + records + exchange + program

  /// The commands that change nothing.
  private static let reading = [
    ListCommand.spec, ShowCommand.spec, OpenCommand.spec, LogCommand.spec, TrendCommand.spec,
    CheckCommand.spec, BackupsCommand.spec, BackupsRestoreCommand.spec,
  ]

  /// The commands that change actions.
  private static let changing = [
    DoneCommand.spec, ConfirmCommand.spec, ReturnCommand.spec, ReopenCommand.spec, HoldCommand.spec,
    DropCommand.spec, SetCommand.spec,
    NoteCommand.spec, EvidenceCommand.spec, ValueCommand.spec, UndoCommand.spec, RedoCommand.spec,
    SettleCommand.spec, HandOnCommand.spec,
  ]

  /// The commands that make and change records.
  private static let records = [
    AddCommand.spec, StepAddCommand.spec, StepEditCommand.spec, StepRemoveCommand.spec,
    StepListsCommand.spec, OutcomeAddCommand.spec, OutcomeEditCommand.spec, OutcomeListCommand.spec,
    MeetingAddCommand.spec, MeetingEditCommand.spec, MeetingListCommand.spec,
    MeetingCloseCommand.spec, MinistryAddCommand.spec, MinistryEditCommand.spec,
    MinistryListCommand.spec, MinistryRenameCommand.spec, MinistrySplitCommand.spec,
    TargetAddCommand.spec, RemoveCommand.spec,
  ]

  /// The commands that go between husok and paper, spreadsheets, calendars and other registers.
  private static let exchange = [
    ReportCommand.spec, ExportCommand.spec, ImportCommand.spec, CallCommand.spec,
    SyncCommand.spec, CloneCommand.spec, MergeCommand.spec,
  ]

  /// The commands about the program itself.
  private static let program = [
    InitCommand.spec, TutorCommand.spec, InfoCommand.spec, CompletionScript.spec, HelpText.spec,
    ManualPage.spec,
    CompleteCommand.spec,
  ]

  /// The options that go with every command, and with the screen.
  static let common: [Option] = [
    Option(name: "--store", value: .file), Option(name: "--register", value: .register),
    Option(name: "--read-only"),
    Option(name: "--lang", value: .choice(Language.self)),
    Option(name: "--as", value: .ministry), Option(name: "--today", value: .day),
    Option(name: "--demo"), Option(name: "--ascii"), Option(name: "--version"),
    Option(name: "--help"),
  ]
}
