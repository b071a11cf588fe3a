import Testing

@Suite struct LayeringTests {
  @Test func `each target imports only what the table of targets allows`() {
    #expect(!Repository.sources.isEmpty)
    let complaints = Repository.sources.flatMap(Layering.complaints)
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test func `every folder of Sources is a row of the table`() {
    let known = Set(Layering.table.map(\.target))
    let unknown = Repository.folders(in: "Sources").filter { !known.contains($0) }
    #expect(unknown.isEmpty, "not in the table: \(unknown)")
  }

  @Test func `the architecture page repeats the table and says what stands`() throws {
    let page = try #require(Repository.file(ArchitectureTable.path))
    let complaints = ArchitectureTable.complaints(
      document: page.text, layers: Layering.table,
      folders: Set(Repository.folders(in: "Sources")))
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test(arguments: [
    ("CaseCore", "internal import Foundation"),
    ("CaseCore", "package import CaseStore"),
    ("WorkCalendar", "private import Foundation"),
    ("WorkCalendar", "@preconcurrency internal import struct Yams.Node // TimeZone"),
    ("ProcedureLanguage", "internal import Synchronization"),
    ("wenzhenctl", "internal import CaseStore"),
    ("wenzhend", "internal import TestKit"),
    ("Drawer", "let unlisted = true"),
  ])
  func `a forbidden import or an unlisted target is found`(target: String, text: String) {
    let file = TextFile(path: "Sources/\(target)/A.swift", text: text)
    #expect(Layering.complaints(in: file).count == 1)
  }

  @Test(arguments: [
    ("CaseCore", "package import WorkCalendar\n// import Foundation\nlet a = \"import Yams\""),
    ("WorkCalendar", "private import Foundation\nlet zone = TimeZone(identifier: name)"),
    ("CaseService", "private import Synchronization"),
  ])
  func `an allowed import is let through`(target: String, text: String) {
    let file = TextFile(path: "Sources/\(target)/A.swift", text: text)
    #expect(Layering.complaints(in: file).isEmpty)
  }

  @Test func `an architecture page that differs is found`() {
    let layers = [
      Layer(target: "Low", imports: []), Layer(target: "High", imports: ["Low", "Foundation"]),
      Layer(target: "Lost", imports: []),
    ]
    let document = """
      | target | owns | may import | today |
      |---|---|---|---|
      | `Low` | the ground | – | stands |
      | `High` | the rest | `Low` | stands |
      | `Ghost` | nothing | – | planned |
      """
    let found = ArchitectureTable.complaints(
      document: document, layers: layers, folders: ["Low", "New"])
    #expect(
      Set(found.map(\.message)) == [
        "no row for Lost", "imports of High differ in [\"Foundation\"]",
        "Ghost is unknown to the tests", "High is planned: correct its row",
        "Sources/New has no row",
      ])
  }
}
