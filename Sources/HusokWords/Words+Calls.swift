import HusokModel

extension Words {
  /// How many ministries were asked to report to a meeting, and what became of that.
  public func callNumbers(_ round: CallRound) -> String {
    self(
      "call.numbers", round.count(.asked), round.count(.back), round.count(.missing),
      round.count(.late), round.count(.unneeded))
  }

  /// How a ministry stands that was asked to report, without its dates.
  public func callState(_ entry: CallRound.Entry) -> String {
    if let back = entry.call?.back { return self("call.state.back", day(back.day)) }
    if entry.counts(.unneeded) { return self("call.state.unneeded") }
    return self(entry.call == nil ? "call.state.unasked" : "call.state.missing")
  }
}
