import HusokModel

/// A call for reports, or a reminder, with all that goes to the ministries, before any of it is done.
public struct PreparedCall: Sendable {
  /// What the register notes; nil where it notes nothing new.
  public let act: Act?
  /// The register in which that is noted.
  public let register: Register
  /// What goes to the ministries.
  public let letters: [CallLetter]

  /// Why nothing can be prepared.
  public enum Fault: Error, Sendable {
    /// The register does not take it.
    case refusal(Refusal)
    /// There is nobody to ask or, with a reminder, nobody whose report is missing.
    case nobody(isReminder: Bool)
    /// The sender has no address.
    case noSender
    /// The sheets cannot be written.
    case workbook(WorkbookFault)
  }

  /// Prepares what a plan asks for.
  ///
  /// - Parameters:
  ///   - languages: those of mails and pages, the first also that of the sheets.
  ///   - commit: the commit that the register stands at, where others share it; sheets carry it along.
  ///   - isPublic: whether anybody may read what goes to ministries.
  ///   - sender: whoever asks; an address is needed only where somebody is written to.
  public init(
    _ plan: CallPlan, on register: Register, now: Instant, languages: [Language],
    sender: (name: String?, mail: String?), at commit: String? = nil,
    isPublic: Bool = false, in context: inout ActContext
  ) throws(Fault) {
    let made: (act: Act?, register: Register, asked: [String])
    do throws(Refusal) {
      made = try plan.made(on: register, today: now.day, in: &context)
    } catch {
      throw .refusal(error)
    }
    act = made.act
    self.register = made.register
    if made.asked.isEmpty {
      if made.act == nil { throw .nobody(isReminder: plan.isReminder) }
      letters = []
      return
    }
    guard let address = sender.mail.flatMap({ MailAddress($0) }) else { throw .noSender }
    guard let meeting = made.register.meeting(plan.meeting) else {
      throw .refusal(.noSuchRecord(plan.meeting))
    }
    let papers = CallPapers(
      CallRound(meeting, in: made.register, today: now.day), of: made.register, now: now,
      languages: languages, sender: (sender.name, address), at: commit,
      isPublic: isPublic)
    do throws(WorkbookFault) {
      letters = try papers.letters(to: made.asked, plan.isReminder ? .remind : .ask)
    } catch {
      throw .workbook(error)
    }
  }
}
