import Testing

/// Nobody outside imports the package, so nothing is public; imports say how far they reach.
enum Access {
  static func complaints(in file: TextFile) -> [Complaint] {
    let publics = SwiftText(file.text).tokens.lines(of: ["public"]).map {
      Complaint(path: file.path, line: $0, message: "public, where package is the widest")
    }
    let open = Import.all(in: file).filter { $0.reach == nil }.map {
      Complaint(path: file.path, line: $0.line, message: "import \($0.module) states no reach")
    }
    return publics + open
  }
}

@Suite struct AccessTests {
  @Test func `nothing is public and every import states its reach`() {
    let complaints = Repository.sources.flatMap(Access.complaints)
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test(arguments: [
    "public struct A {}", "public import Foundation", "import Foundation",
    "@preconcurrency import Dispatch",
  ])
  func `a wider access is found`(text: String) {
    #expect(Access.complaints(in: TextFile(path: "A.swift", text: text)).count == 1)
  }

  @Test func `stated reaches are let through`() {
    let text = """
      package import WorkCalendar
      internal import struct Foundation.Data
      fileprivate import Crypto
      @preconcurrency private import Dispatch
      // public
      package let publicID = "public"
      """
    #expect(Access.complaints(in: TextFile(path: "A.swift", text: text)).isEmpty)
  }
}
