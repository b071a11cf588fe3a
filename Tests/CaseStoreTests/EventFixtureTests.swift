@testable import CaseStore
import CaseCore
import Foundation
import Testing
import WorkCalendar

/// One example of every kind of event ever written stands in `Tests/Fixtures/Events`.
@Suite struct EventFixtureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/Events")

  @Test(arguments: examples)
  func `an event is read and written as it always was`(_ example: Example) throws {
    let file = EventFixtureTests.folder.appending(path: example.name)
    if ProcessInfo.processInfo.environment["WENZHEN_WRITE_FIXTURES"] != nil,
      !FileManager.default.fileExists(atPath: file.path)
    {
      try FileManager.default.createDirectory(
        at: EventFixtureTests.folder, withIntermediateDirectories: true)
      try Data(example.bytes).write(to: file)
    }
    let stored = try [UInt8](Data(contentsOf: file))
    #expect(stored == example.bytes)
    #expect(try example.rewritten(stored) == stored)
  }

  @Test func `no fixture is without its kind`() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: EventFixtureTests.folder.path)
    #expect(Set(names) == Set(EventFixtureTests.examples.map(\.name)))
  }

  @Test func `the kinds by which an older program would refuse are those of the fixtures`() {
    let known = EventStream.allCases.flatMap { stream in
      stream.knownKinds.flatMap { kind in
        (1...stream.newestVersion(of: kind)).map { "\(stream.word)-\(kind)-\($0).json" }
      }
    }
    #expect(Set(known) == Set(EventFixtureTests.examples.map(\.name)))
  }

  /// The bytes of one event as written today, and the way from bytes to bytes.
  struct Example: Sendable {
    let name: String
    let bytes: [UInt8]
    let rewritten: @Sendable ([UInt8]) throws -> [UInt8]

    init<Event: CanonicalValue & Sendable>(
      _ stream: String, _ kind: StaticString, version: Int = 1, _ event: Event
    ) {
      name = "\(stream)-\(kind)-\(version).json"
      bytes = event.canonicalBytes
      rewritten = { try Event(canonicalBytes: $0).canonicalBytes }
    }
  }

  static let examples: [Example] =
    caseKinds.map { kind in
      Example("case", kind.storedKind, caseEvent(kind))
    }
    + caseKindsAnew.map { kind, changes in
      Example(
        "case", kind.storedKind, version: kind.storedVersion, caseEvent(kind, changes: changes))
    }
    + rosterChanges.map { change in
      Example(
        "roster", change.storedKind,
        RosterEvent(version: 3, at: at, actor: .administrator(as: "li"), change: change))
    }
    + deeds.map { deed in
      Example("office", deed.storedKind, OfficeRecord(at: at, actor: .time, deed: deed))
    }
}
