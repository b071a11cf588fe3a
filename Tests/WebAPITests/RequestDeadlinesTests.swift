import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import WebAPI

/// What is slow to arrive ends; what is only slow to be answered doesn't.
@Suite struct RequestDeadlinesTests {
  private let head = HTTPRequestPart.head(
    HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/"))

  private func connect() throws -> (EmbeddedChannel, EmbeddedEventLoop) {
    let loop = EmbeddedEventLoop()
    let channel = EmbeddedChannel(
      handler: RequestDeadlines(headerSeconds: 30, bodySeconds: 60), loop: loop)
    try channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return (channel, loop)
  }

  private func status(_ channel: EmbeddedChannel) throws -> Int? {
    while let part = try channel.readOutbound(as: HTTPResponsePart.self) {
      if case .head(let head) = part { return head.status.code }
    }
    return nil
  }

  @Test func `a header that does not come in 30 seconds is answered 408, and that is all`() throws {
    let (channel, loop) = try connect()
    loop.advanceTime(by: .seconds(29))
    #expect(channel.isActive)
    loop.advanceTime(by: .seconds(1))
    #expect(try status(channel) == 408)
    #expect(!channel.isActive)
  }

  @Test func `a body that does not come in 60 seconds is an error, and the answer the end`() throws
  {
    let (channel, loop) = try connect()
    try channel.writeInbound(head)
    loop.advanceTime(by: .seconds(59))
    try channel.throwIfErrorCaught()
    loop.advanceTime(by: .seconds(1))
    #expect(throws: BodyTooLate.self) { try channel.throwIfErrorCaught() }
    #expect(channel.isActive)
    try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .requestTimeout)))
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    #expect(!channel.isActive)
  }

  @Test func `a body that drips on after its answer ends with its time`() throws {
    let (channel, loop) = try connect()
    try channel.writeInbound(head)
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    loop.advanceTime(by: .seconds(60))
    try channel.throwIfErrorCaught()
    #expect(!channel.isActive)
  }

  @Test func `an answer may take its time`() throws {
    let (channel, loop) = try connect()
    try channel.writeInbound(head)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    loop.advanceTime(by: .hours(1))
    try channel.throwIfErrorCaught()
    #expect(channel.isActive)
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    #expect(channel.isActive)
  }

  @Test func `each request has a body's time of its own`() throws {
    let (channel, loop) = try connect()
    for _ in 1...3 {
      try channel.writeInbound(head)
      loop.advanceTime(by: .seconds(50))
      try channel.writeInbound(HTTPRequestPart.end(nil))
      try channel.writeOutbound(HTTPResponsePart.end(nil))
    }
    try channel.throwIfErrorCaught()
    #expect(channel.isActive)
  }
}
