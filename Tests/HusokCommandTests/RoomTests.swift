import HusokTestSupport
import Testing

/// What the package's manifest cannot say of the rooms of the house: a target that another one
/// builds can be imported although nobody named it.
@Suite("The rooms of the command line")
struct RoomTests {
  private static let root = #filePath.split(separator: "/").dropLast(3)
    .reduce("") { $0 + "/" + $1 }

  @Test(
    "Commands know neither the screen nor the terminal, and ask no process by themselves",
    arguments: ["CommandLine", "Reading", "Changing", "Exchange", "Records"])
  func imports(_ folder: String) throws {
    let path = "\(RoomTests.root)/Sources/HusokCommands/\(folder)"
    let names = TemporaryFolder.names(in: path)
    #expect(names.contains { $0.hasSuffix(".swift") })
    for name in names {
      let bytes = try #require(TemporaryFolder.read("\(path)/\(name)"))
      let text = String(decoding: bytes, as: UTF8.self)
      for word in [
        "import HusokApp", "import HusokTerminal", "import CNcurses", "getenv(", "STDOUT_FILENO",
        "STDERR_FILENO", "localtime", "getpwuid",
      ] {
        #expect(!text.contains(word), "\(folder)/\(name) has \(word)")
      }
    }
  }
}
