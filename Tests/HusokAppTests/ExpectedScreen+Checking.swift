import HusokTestSupport
import Testing

extension ExpectedScreen {
  /// Expects the screen of a journey to be that of a name.
  static func check(
    _ name: String, _ journey: Journey, at location: SourceLocation = #_sourceLocation
  ) {
    let difference = difference(name, lines: journey.lines)
    #expect(difference == nil, "\(difference ?? "")", sourceLocation: location)
  }
}
