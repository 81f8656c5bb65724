import HusokModel

extension Fixtures {
  /// The eventful register with a meeting to come, for which ministries were asked to report: two
  /// sent their reports, one of them late, one need not, the others are missing.
  public static func askedForReports() throws -> Register {
    var register = try eventful()
    let at = { (days: Int) in
      Instant(day: eventfulToday.adding(days: days), secondOfDay: 10 * 3600, offsetMinutes: 540)
    }
    var context = Fixtures.context(seed: 264)
    context.at = at(-20)
    var meeting = Meeting()
    meeting.id = "F264"
    meeting.number = 264
    meeting.date = eventfulToday.adding(days: 17)
    meeting.title = Bilingual(
      en: "264th Foreign Economic Ministers' Meeting", ko: "제264차 대외경제장관회의")
    try register.apply(try register.adding(meeting, in: &context))
    try register.apply(
      try register.calling(
        ["culture", "trade", "finance", "science", "ip"], for: "F264",
        due: eventfulToday.adding(days: -6), unneeded: ["ip"], in: &context))
    for (ministry, days) in [("culture", -8), ("trade", -2)] {
      context.at = at(days)
      if let back = try register.returning(ministry, in: &context) { try register.apply(back) }
    }
    return register
  }
}
