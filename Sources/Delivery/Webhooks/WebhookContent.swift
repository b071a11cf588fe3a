/// What every attempt sends of a message: its body, and the lines of the header that go with it.
package struct WebhookContent: Equatable, Sendable {
  package var header: [Line]
  package var body: [UInt8]

  /// A line of a header.
  package struct Line: Equatable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(header: [Line], body: [UInt8]) {
    self.header = header
    self.body = body
  }

  /// What was laid out before, its header as it was kept; nil is that of the standard.
  package init(head: String?, body: [UInt8]) {
    let lines = head?.split(separator: "\n").compactMap { line -> Line? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return Line(String(line[..<colon]), String(line[colon...].dropFirst(2)))
    }
    self.init(header: lines ?? [WebhookContent.json], body: body)
  }

  /// The header as it is kept beside the body.
  package var head: String {
    header.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
  }

  static let json = Line("Content-Type", "application/json; charset=utf-8")
  static let cloudEvent = Line("Content-Type", "application/cloudevents+json; charset=utf-8")
}
