import HusokModel
import HusokWords

extension PackBuilder {
  /// The numbers promised, with what was reached.
  var targets: [PackBlock] {
    let all = register.outcomes.flatMap { outcome in outcome.targets.map { (outcome, $0) } }
    if all.isEmpty { return [] }
    let items = all.map { outcome, target in
      PackItem(targetLine(outcome, target), targetDetails(outcome, target))
    }
    let charts = all.compactMap { outcome, target in chart(outcome, target) }
    return [.heading(words("pack.targets")), .list(items)] + charts.map(PackBlock.chart)
  }

  private func progress(_ outcome: Outcome, _ target: Target) -> TargetProgress {
    TargetProgress(
      target: target, start: register.meeting(outcome.meeting)?.date, today: facts.today)
  }

  private func targetLine(_ outcome: Outcome, _ target: Target) -> String {
    let goal = words.amount(target.goal, unit: target.unit)
    let latest = progress(outcome, target).latest
    let value = latest.map { words.amount($0.value, unit: target.unit) } ?? words("target.noValue")
    let measure = target.measure.text(in: words.language)
    guard let due = target.due ?? outcome.due else {
      return clean(words("pack.target", outcome.id, measure, value, goal))
    }
    return clean(words("pack.targetDue", outcome.id, measure, value, goal, words.due(due)))
  }

  private func targetDetails(_ outcome: Outcome, _ target: Target) -> [String] {
    let progress = progress(outcome, target)
    var parts: [String] = []
    if let latest = progress.latest, let day = latest.on {
      let source = latest.source.map { ", \(words.known($0))" } ?? ""
      parts.append(clean(words("pack.valueOn", words.day(day)) + source))
    }
    if let soFar = progress.soFarPerMonth, let needed = progress.neededPerMonth {
      let amount = { (number: DecimalNumber) in
        words.amount(number.description, unit: target.unit)
      }
      parts.append(words("target.pace", amount(soFar), amount(needed)))
    }
    if let setBy = target.setBy { parts.append(clean(words("pack.setBy", words.known(setBy)))) }
    return parts
  }

  /// The picture of a target; nil where its goal is no number.
  private func chart(_ outcome: Outcome, _ target: Target) -> PackChart? {
    guard let goal = PackBuilder.double(target.goal) else { return nil }
    let points = target.points.compactMap { point -> (day: Day, value: Double, text: String)? in
      guard let day = point.on, day <= facts.today, let value = PackBuilder.double(point.value)
      else { return nil }
      return (day, value, words.amount(point.value, unit: target.unit))
    }.sorted { $0.day < $1.day }
    let start = register.meeting(outcome.meeting)?.date
    let begin = ([start, points.first?.day, facts.today].compactMap { $0 }).min() ?? facts.today
    let due = (target.due ?? outcome.due)?.last
    let end = max(due ?? facts.today, facts.today, begin.adding(days: 1))
    let measure = clean(target.measure.text(in: words.language))
    return PackChart(
      caption: measure, text: targetLine(outcome, target), goal: goal,
      goalText: clean(words("pack.goal", words.amount(target.goal, unit: target.unit))),
      points: points.map { ($0.day, $0.value, clean($0.text), words.day($0.day)) },
      begin: begin, end: end,
      beginText: words.day(begin), endText: words.day(end))
  }

  /// A decimal as a binary number, to draw with.
  private static func double(_ text: String) -> Double? {
    DecimalNumber(text).flatMap { Double($0.description) }
  }
}
