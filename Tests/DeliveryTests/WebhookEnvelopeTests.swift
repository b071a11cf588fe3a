@testable import Delivery
import CaseCore
import Foundation
import Testing
import WorkCalendar

/// One message in each of the formats in which other systems take it.
@Suite struct WebhookEnvelopeTests {
  private static let envelope = WebhookEnvelope(
    id: "abc-1", type: "case.closed", at: Instant(milliseconds: 1_772_413_200_000),
    source: "/api/v1/cases/c1", subject: "联督 1%", sequence: 12, data: ["kind": "echo"])
  private let zone: CalendarZone

  init() throws {
    zone = try #require(CalendarZone(identifier: "Asia/Shanghai"))
  }

  private func laidOut(_ format: MessageFormat) throws -> (WebhookContent, [String: Any]) {
    let content = try WebhookEnvelopeTests.envelope.laidOut(
      as: format, in: zone)
    let body = try JSONSerialization.jsonObject(with: Data(content.body))
    return (content, try #require(body as? [String: Any]))
  }

  @Test func `the standard's body has type, timestamp and data`() throws {
    let (content, body) = try laidOut(.standard)
    #expect(content.header == [.init("Content-Type", "application/json; charset=utf-8")])
    #expect(Set(body.keys) == ["type", "timestamp", "data"])
  }

  @Test func `a structured event has its attributes and its data in the body`() throws {
    let (content, body) = try laidOut(.cloudEventsStructured)
    #expect(
      content.header
        == [.init("Content-Type", "application/cloudevents+json; charset=utf-8")])
    #expect(body["data"] as? [String: String] == ["kind": "echo"])
    let attributes = body.compactMapValues { $0 as? String }
    #expect(
      attributes == [
        "specversion": "1.0", "id": "abc-1", "source": "/api/v1/cases/c1",
        "type": "case.closed", "time": "2026-03-02T09:00:00+08:00", "subject": "联督 1%",
        "sequence": "0000000012", "datacontenttype": "application/json",
      ])
  }

  @Test func `a binary event has its data in the body and its attributes in the header`() throws {
    let (content, body) = try laidOut(.cloudEventsBinary)
    #expect(body as? [String: String] == ["kind": "echo"])
    #expect(
      content.header == [
        .init("Content-Type", "application/json; charset=utf-8"),
        .init("ce-specversion", "1.0"), .init("ce-id", "abc-1"),
        .init("ce-source", "/api/v1/cases/c1"), .init("ce-type", "case.closed"),
        .init("ce-time", "2026-03-02T09:00:00+08:00"),
        .init("ce-subject", "%E8%81%94%E7%9D%A3%201%25"),
        .init("ce-sequence", "0000000012"),
      ])
  }

  @Test(arguments: MessageFormat.allCases)
  func `a header is read as it was kept`(_ format: MessageFormat) throws {
    let (content, _) = try laidOut(format)
    #expect(WebhookContent(head: content.head, body: content.body) == content)
  }

  @Test func `what was laid out before there were formats has the standard's header`() throws {
    let (content, _) = try laidOut(.standard)
    #expect(WebhookContent(head: nil, body: content.body) == content)
  }

  @Test func `what belongs to no case has neither subject nor sequence`() throws {
    var envelope = WebhookEnvelopeTests.envelope
    envelope.subject = nil
    envelope.sequence = nil
    let content = try envelope.laidOut(as: .cloudEventsBinary, in: zone)
    let names = content.header.map(\.name)
    #expect(!names.contains("ce-subject") && !names.contains("ce-sequence"))
  }
}
