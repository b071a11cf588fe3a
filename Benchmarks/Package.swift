// swift-tools-version: 6.2

import PackageDescription

/// The package that is measured: the folder above this one, whatever it is called.
let measured =
  Context.packageDirectory.split(separator: "/").dropLast().last.map(String.init) ?? "wenzhen"

/// The name by which the compiler knows that package; its targets show themselves inside it only,
/// so what measures them counts as inside.
let packageName = String(
  measured.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(path: ".."),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
  ],
  targets: [
    // Writes what the daemon wrote, in C, straight to SQLite.
    .executableTarget(name: "baseline", linkerSettings: [.linkedLibrary("sqlite3")]),
    // Answers webhooks, and sends them with libcurl alone.
    .executableTarget(name: "sink"),
    .executableTarget(name: "sender", linkerSettings: [.linkedLibrary("curl")]),
    .executableTarget(
      name: "bench",
      dependencies: [
        "baseline", "sender", "sink",
        .product(name: "Engine", package: measured),
        .product(name: "wenzhend", package: measured),
        .product(name: "Logging", package: "swift-log"),
      ],
      packageAccess: false,
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .unsafeFlags(["-package-name", packageName]),
      ]),
  ]
)
