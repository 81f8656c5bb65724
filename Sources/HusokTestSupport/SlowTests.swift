import Glibc

/// The switch for tests that take long: the environment variable `HUSOK_SLOW`.
public enum SlowTests {
  /// Whether they are to run.
  public static var areOn: Bool { getenv("HUSOK_SLOW").map { String(cString: $0) } == "1" }
}
