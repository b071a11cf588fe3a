// swift-tools-version: 6.2

import PackageDescription

/// Every target: language mode 6, warnings refused, imports that state their reach.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1"].map {
  Target.Dependency.product(name: $0, package: "swift-nio")
}
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")

let package = Package(
  name: "wenzhen",
  products: [
    .executable(name: "wenzhenctl", targets: ["wenzhenctl"]),
    .executable(name: "wenzhend", targets: ["wenzhend"]),
    // For the package under Benchmarks/, which measures what is inside.
    .library(
      name: "Engine",
      targets: [
        "CaseService", "CaseStore", "CaseCore", "CurlTransport", "Delivery", "NetworkAddresses",
        "ProcedureLanguage", "WorkCalendar",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(
      url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.0"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
  ],
  targets: [
    .target(name: "WorkCalendar", swiftSettings: strict),
    .target(name: "NetworkAddresses", swiftSettings: strict),
    .target(name: "CaseCore", dependencies: ["WorkCalendar"], swiftSettings: strict),
    .target(
      name: "ProcedureLanguage",
      dependencies: ["CaseCore", "WorkCalendar", "NetworkAddresses", yams],
      swiftSettings: strict),
    .target(name: "TestKit", dependencies: ["CaseCore", "WorkCalendar"], swiftSettings: strict),
    .target(name: "WireFormat", swiftSettings: strict),
    .target(name: "CPosix"),
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .target(
      name: "CurlTransport", dependencies: ["CCurl", "NetworkAddresses"], swiftSettings: strict),
    .target(
      name: "Delivery",
      dependencies: ["CaseCore", "WorkCalendar", "NetworkAddresses", crypto, mustache],
      swiftSettings: strict),
    .target(
      name: "CaseStore", dependencies: ["CaseCore", "WorkCalendar", grdb, crypto],
      swiftSettings: strict),
    .target(
      name: "CaseService",
      dependencies: [
        "CaseStore", "ProcedureLanguage", "CaseCore", "WorkCalendar", "Delivery",
        "CurlTransport", "NetworkAddresses", crypto, lifecycle, logging,
      ],
      swiftSettings: strict),
    .target(
      name: "WebAPI",
      dependencies: [
        "CaseService", "CaseStore", "CaseCore", "ProcedureLanguage", "WorkCalendar", "WireFormat",
        "NetworkAddresses", "CPosix", hummingbird, httpTypes, nioHTTPTypes, logging, lifecycle,
      ] + nio,
      swiftSettings: strict),
    .executableTarget(
      name: "wenzhend",
      dependencies: [
        "CaseService", "CaseStore", "CaseCore", "ProcedureLanguage", "WebAPI", "WorkCalendar",
        "Delivery", "NetworkAddresses", "CPosix", arguments, lifecycle, signals, logging,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "wenzhenctl",
      dependencies: [
        "ProcedureLanguage", "CaseStore", "CaseCore", "WorkCalendar", "WireFormat", arguments,
      ] + nio,
      swiftSettings: strict),

    .testTarget(
      name: "WorkCalendarTests", dependencies: ["WorkCalendar", "ProcedureLanguage"],
      swiftSettings: strict),
    .testTarget(
      name: "CaseCoreTests", dependencies: ["CaseCore", "WorkCalendar", "ProcedureLanguage"],
      swiftSettings: strict),
    .testTarget(
      name: "ProcedureLanguageTests",
      dependencies: ["ProcedureLanguage", "NetworkAddresses", "CaseCore", "WorkCalendar"],
      swiftSettings: strict),
    .testTarget(
      name: "CaseStoreTests", dependencies: ["CaseStore", "CaseCore", "WorkCalendar", grdb],
      swiftSettings: strict),
    .testTarget(
      name: "CaseServiceTests",
      dependencies: [
        "CaseService", "CaseStore", "CaseCore", "ProcedureLanguage", "WorkCalendar", "Delivery",
        "NetworkAddresses", grdb, logging,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WebAPITests",
      dependencies: [
        "WebAPI", "WireFormat", "NetworkAddresses", hummingbird, httpTypes, nioEmbedded,
        nioHTTPTypes,
      ] + nio,
      swiftSettings: strict),
    .testTarget(
      name: "NetworkAddressesTests", dependencies: ["NetworkAddresses"], swiftSettings: strict),
    .testTarget(
      name: "DeliveryTests",
      dependencies: ["Delivery", "NetworkAddresses", "CaseCore", "WorkCalendar"],
      swiftSettings: strict),
    .testTarget(
      name: "CurlTransportTests", dependencies: ["CurlTransport", "NetworkAddresses"],
      swiftSettings: strict),
    .testTarget(
      name: "TestKitTests",
      dependencies: ["TestKit", "ProcedureLanguage", "CaseCore", "WorkCalendar"],
      swiftSettings: strict),
    .testTarget(name: "WireFormatTests", dependencies: ["WireFormat"], swiftSettings: strict),
    .testTarget(name: "TidyTests", swiftSettings: strict),
  ]
)
