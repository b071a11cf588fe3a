// swift-tools-version: 6.2

import PackageDescription

/// The pure targets and their tests alone, for `scripts/check-guards`: a copy of them in which each
/// guard of docs/GUARDS.md can be taken away.
///
/// Warnings pass: what is taken away leaves some behind.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "guards",
  dependencies: [.package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2")],
  targets: [
    .target(name: "WorkCalendar", swiftSettings: settings),
    .target(name: "NetworkAddresses", swiftSettings: settings),
    .target(name: "CaseCore", dependencies: ["WorkCalendar"], swiftSettings: settings),
    .target(
      name: "ProcedureLanguage",
      dependencies: [
        "CaseCore", "WorkCalendar", "NetworkAddresses", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "WorkCalendarTests", dependencies: ["WorkCalendar", "ProcedureLanguage"],
      swiftSettings: settings),
    .testTarget(
      name: "CaseCoreTests", dependencies: ["CaseCore", "ProcedureLanguage", "WorkCalendar"],
      swiftSettings: settings),
  ])
