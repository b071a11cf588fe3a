/// Who may import whom: DESIGN.md's table of targets, which `docs/ARCHITECTURE.md` repeats.
struct Layer: Sendable {
  let target: String
  let imports: Set<String>
  /// Decides by arguments alone: no clock, no chance, no concurrency.
  var isPure = false
}

enum Layering {
  /// One row a target, lower layers first.
  static let table: [Layer] = [
    Layer(target: "WorkCalendar", imports: ["Foundation"], isPure: true),
    Layer(target: "NetworkAddresses", imports: ["Foundation"], isPure: true),
    Layer(target: "CaseCore", imports: ["WorkCalendar"], isPure: true),
    Layer(
      target: "ProcedureLanguage",
      imports: ["CaseCore", "WorkCalendar", "NetworkAddresses", "Foundation", "Yams"],
      isPure: true),
    Layer(
      target: "CaseStore",
      imports: ["CaseCore", "WorkCalendar", "Foundation", "GRDB", "Crypto"]),
    Layer(target: "CCurl", imports: []),
    Layer(target: "CXlsxWriter", imports: []),
    Layer(target: "CPosix", imports: []),
    Layer(
      target: "CurlTransport",
      imports: ["CCurl", "NetworkAddresses", "Foundation", "Synchronization"]),
    Layer(
      target: "Delivery",
      imports: [
        "CaseCore", "WorkCalendar", "NetworkAddresses", "Foundation", "Crypto", "Mustache",
      ],
      isPure: true),
    Layer(target: "Reports", imports: ["CaseCore", "CXlsxWriter"]),
    Layer(
      target: "CaseService",
      imports: [
        "CaseStore", "Delivery", "Reports", "ProcedureLanguage", "CurlTransport", "CaseCore",
        "WorkCalendar", "NetworkAddresses", "Foundation", "Crypto", "CryptoExtras",
        "ServiceLifecycle", "Logging",
        "Metrics",
      ]),
    Layer(target: "WireFormat", imports: ["Foundation"], isPure: true),
    Layer(
      target: "WebAPI",
      imports: [
        "CaseService", "CaseStore", "ProcedureLanguage", "CaseCore", "WorkCalendar", "WireFormat",
        "NetworkAddresses", "Hummingbird", "HummingbirdCore", "NIOCore", "NIOPosix", "NIOHTTPTypes",
        "HTTPTypes",
        "CPosix", "ServiceLifecycle", "Foundation", "Logging",
      ]),
    Layer(
      target: "Console",
      imports: [
        "CaseService", "CaseCore", "WorkCalendar", "Hummingbird", "Mustache", "Foundation",
      ]),
    Layer(
      target: "TestKit",
      imports: [
        "CaseService", "CaseStore", "CurlTransport", "Delivery", "ProcedureLanguage", "CaseCore",
        "WorkCalendar", "Foundation",
      ]),
    Layer(
      target: "wenzhend",
      imports: [
        "WebAPI", "Console", "CaseService", "CaseStore", "CurlTransport", "Delivery", "Reports",
        "ProcedureLanguage", "CaseCore", "WorkCalendar", "NetworkAddresses", "CPosix",
        "ArgumentParser",
        "ServiceLifecycle", "UnixSignals", "Logging", "Metrics", "Foundation",
      ]),
    Layer(
      target: "wenzhenctl",
      imports: [
        "ProcedureLanguage", "CaseCore", "WorkCalendar", "CaseStore", "WireFormat",
        "CurlTransport", "CPosix", "ArgumentParser", "Foundation", "NIOCore",
        "NIOPosix", "NIOHTTP1",
      ]),
  ]

  static let pureTargets = Set(table.filter(\.isPure).map(\.target))

  /// Belongs to every Swift toolchain, and so to nobody's layer; pure targets need no locks.
  private static let standardLibrary: Set<String> = ["Swift", "Synchronization"]

  static func complaints(in file: TextFile) -> [Complaint] {
    guard let target = file.target else { return [] }
    guard let layer = table.first(where: { $0.target == target }) else {
      return [
        Complaint(path: file.path, line: nil, message: "\(target) is not in the table of targets")
      ]
    }
    let common = layer.isPure ? ["Swift"] : standardLibrary
    let imports = Import.all(in: file)
    let strangers = imports.filter { !layer.imports.union(common).contains($0.module) }
    let foreign = strangers.map {
      Complaint(
        path: file.path, line: $0.line, message: "\(target) may not import \($0.module)")
    }
    return foreign + narrowed(imports, of: target, in: file)
  }

  /// The table's "only where": an import that one kind of file may have and no other.
  private static func narrowed(
    _ imports: [Import], of target: String, in file: TextFile
  ) -> [Complaint] {
    let name = file.path.split(separator: "/").last ?? ""
    return imports.compactMap { found in
      switch (target, found.module) {
      case ("WorkCalendar", "Foundation") where !file.text.contains("TimeZone"):
        Complaint(
          path: file.path, line: found.line,
          message: "WorkCalendar imports Foundation only where a time zone is read")
      case ("wenzhenctl", "CaseStore")
      where !name.contains("Restore") && !name.contains("AuditVerify"):
        Complaint(
          path: file.path, line: found.line,
          message: "wenzhenctl opens a store for restore and audit verify --data only")
      default: nil
      }
    }
  }
}

/// One import declaration.
struct Import: Equatable {
  let module: String
  /// As written: `internal`, `private`…; nil where the declaration leaves it open.
  let reach: String?
  let line: Int

  private static let reaches: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let kinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]

  static func all(in file: TextFile) -> [Import] {
    let tokens = SwiftText(file.text).tokens
    return tokens.indices.compactMap { index in
      guard tokens[index].text == "import", index + 1 < tokens.count else { return nil }
      let next = tokens[index + 1].text
      let isScoped = kinds.contains(next) && index + 2 < tokens.count
      let before = index > 0 ? tokens[index - 1].text : ""
      return Import(
        module: isScoped ? tokens[index + 2].text : next,
        reach: reaches.contains(before) ? before : nil, line: tokens[index].line)
    }
  }
}
