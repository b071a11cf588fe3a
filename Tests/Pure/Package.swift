// swift-tools-version: 6.2

import Foundation
import PackageDescription

/// The pure targets and those of their tests that `scripts/copy-pure` has put beside this file.
///
/// They build in a tenth of the time of the whole: for `scripts/check-guards`, which takes guards
/// away, and for `scripts/test-pure`, which tests an optimised build. Warnings pass: what is taken
/// away leaves some behind.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let targets: [Target] = [
  .target(name: "WorkCalendar", swiftSettings: settings),
  .target(name: "NetworkAddresses", swiftSettings: settings),
  .target(name: "CaseCore", dependencies: ["WorkCalendar"], swiftSettings: settings),
  .target(
    name: "ProcedureLanguage",
    dependencies: [
      "CaseCore", "WorkCalendar", "NetworkAddresses", .product(name: "Yams", package: "Yams"),
    ],
    swiftSettings: settings),
  .target(name: "TestKit", dependencies: ["CaseCore", "WorkCalendar"], swiftSettings: settings),
]

let tests: [Target] = [
  .testTarget(
    name: "WorkCalendarTests", dependencies: ["WorkCalendar", "ProcedureLanguage"],
    swiftSettings: settings),
  .testTarget(
    name: "CaseCoreTests", dependencies: ["CaseCore", "ProcedureLanguage", "WorkCalendar"],
    swiftSettings: settings),
  .testTarget(
    name: "TestKitTests",
    dependencies: ["TestKit", "ProcedureLanguage", "CaseCore", "WorkCalendar"],
    swiftSettings: settings),
]

func isCopied(_ test: Target) -> Bool {
  FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Tests/\(test.name)")
}

let package = Package(
  name: "pure",
  dependencies: [.package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2")],
  targets: targets + tests.filter(isCopied))
