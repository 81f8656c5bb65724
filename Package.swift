// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "husok",
  products: [
    .executable(name: "husok", targets: ["husok"]),
    .executable(name: "husok-bench", targets: ["HusokBench"]),
  ],
  targets: [
    .systemLibrary(name: "CNcurses"),
    .target(name: "CPosix"),
    .target(name: "CXLSXWriter", dependencies: ["CPosix"]),
    .target(name: "CMinizip", dependencies: ["CPosix"]),
    .target(name: "CExpat", dependencies: ["CPosix"]),
    .target(name: "CTestSupport"),
    .target(name: "CResources"),
    .target(name: "HusokThreads", dependencies: ["CPosix"]),
    .target(name: "HusokModel", dependencies: ["HusokThreads"]),
    .target(
      name: "HusokStore", dependencies: ["HusokModel", "HusokThreads", "CPosix", "CResources"]),
    .target(name: "HusokWords", dependencies: ["HusokModel", "CResources"]),
    .target(name: "HusokCanvas"),
    .target(
      name: "HusokExchange",
      dependencies: [
        "HusokModel", "HusokThreads", "HusokWords", "HusokCanvas", "CPosix", "CXLSXWriter",
        "CMinizip", "CExpat",
      ]),
    .target(name: "HusokTerminal", dependencies: ["CNcurses", "CPosix", "HusokCanvas"]),
    .target(
      name: "HusokApp", dependencies: ["HusokModel", "HusokWords", "HusokCanvas", "HusokExchange"]),
    .target(
      name: "HusokCommands",
      dependencies: [
        "HusokModel", "HusokThreads", "HusokStore", "HusokWords", "HusokCanvas", "HusokExchange",
      ]),
    .executableTarget(
      name: "husok",
      dependencies: [
        "CPosix", "HusokModel", "HusokThreads", "HusokStore", "HusokWords", "HusokCanvas",
        "HusokTerminal", "HusokApp", "HusokCommands", "HusokExchange",
      ]),
    .executableTarget(
      name: "HusokBench",
      dependencies: [
        "HusokModel", "HusokStore", "HusokWords", "HusokCanvas", "HusokApp", "HusokExchange",
      ]),
    .target(
      name: "HusokTestSupport",
      dependencies: [
        "CPosix", "CResources", "CTestSupport", "HusokModel", "HusokStore", "HusokWords",
        "HusokCanvas", "HusokApp",
      ]),
    .testTarget(
      name: "HusokModelTests",
      dependencies: ["HusokModel", "HusokExchange", "HusokWords", "HusokTestSupport"]),
    .testTarget(
      name: "HusokStoreTests", dependencies: ["HusokStore", "HusokTestSupport"],
      exclude: ["Seeds"]),
    .testTarget(name: "HusokThreadsTests", dependencies: ["HusokThreads"]),
    .testTarget(
      name: "HusokWordsTests",
      dependencies: ["HusokApp", "HusokWords", "HusokExchange", "HusokTestSupport"]),
    .testTarget(
      name: "HusokExchangeTests",
      dependencies: ["HusokApp", "HusokExchange", "HusokStore", "HusokWords", "HusokTestSupport"],
      exclude: ["Logs", "Packs"]),
    .testTarget(name: "HusokCanvasTests", dependencies: ["HusokCanvas"]),
    .testTarget(
      name: "HusokAppTests", dependencies: ["HusokApp", "HusokTestSupport"], exclude: ["Screens"]),
    .testTarget(name: "HusokTerminalTests", dependencies: ["HusokTerminal", "CTestSupport"]),
    .testTarget(
      name: "HusokCommandTests",
      dependencies: [
        "husok", "HusokApp", "HusokCommands", "HusokTestSupport", "CPosix", "CTestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
