private import Foundation
internal import NIOCore
internal import NIOHTTP1
private import NIOPosix

/// One request and its answer over a connection of its own, on TCP or on a Unix socket.
enum HTTPExchange {
  static let connectSeconds: Int64 = 10
  /// Advancing a simulated clock by months, or an audit of everything, takes its time.
  static let answerSeconds: Int64 = 600
  static let answerBytesMax = 64 << 20

  /// Sends the request and waits for the whole answer.
  static func send(_ message: HTTPMessage, to address: DaemonAddress) throws(HTTPFailure)
    -> HTTPReply
  {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let reply = loop.makePromise(of: HTTPReply.self)
    let channel: any Channel
    do {
      channel = try connect(to: address, on: loop, reply: reply)
    } catch {
      reply.fail(error)
      throw .unreachable(obstacle(error))
    }
    defer { channel.close(promise: nil) }
    let timer = loop.scheduleTask(in: .seconds(answerSeconds)) {
      reply.fail(HTTPFailure.timedOut(seconds: answerSeconds))
    }
    defer { timer.cancel() }
    write(message, to: channel, host: address.hostHeader)
    do {
      return try reply.futureResult.wait()
    } catch let failure as HTTPFailure {
      throw failure
    } catch {
      throw .broken(words(for: error))
    }
  }

  private static func connect(
    to address: DaemonAddress, on loop: any EventLoop, reply: EventLoopPromise<HTTPReply>
  ) throws -> any Channel {
    let bootstrap = ClientBootstrap(group: loop)
      .connectTimeout(.seconds(connectSeconds))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHTTPClientHandlers()
          try channel.pipeline.syncOperations.addHandler(ReplyGatherer(reply))
        }
      }
    switch address {
    case .socket(let path): return try bootstrap.connect(unixDomainSocketPath: path).wait()
    case .host(let host, let port): return try bootstrap.connect(host: host, port: port).wait()
    }
  }

  private static func write(_ message: HTTPMessage, to channel: any Channel, host: String) {
    var headers = HTTPHeaders([("Host", host), ("Connection", "close")])
    for (name, value) in message.headers { headers.add(name: name, value: value) }
    if message.method != "GET" {
      headers.add(name: "Content-Length", value: "\(message.body.count)")
    }
    let head = HTTPRequestHead(
      version: .http1_1, method: HTTPMethod(rawValue: message.method), uri: message.target,
      headers: headers)
    channel.write(HTTPClientRequestPart.head(head), promise: nil)
    if !message.body.isEmpty {
      let body = ByteBuffer(bytes: message.body)
      channel.write(HTTPClientRequestPart.body(.byteBuffer(body)), promise: nil)
    }
    // A failed write closes the channel, and that is what the gatherer reports.
    channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
  }

  private static func obstacle(_ error: any Error) -> HTTPFailure.Obstacle {
    switch (error as? IOError)?.errnoCode {
    case ENOENT?: .noSocket
    case ECONNREFUSED?: .nobodyListens
    case EACCES?, EPERM?: .denied
    default: .other(words(for: error))
    }
  }

  private static func words(for error: any Error) -> String {
    switch error {
    case let failure as IOError: return String(cString: strerror(failure.errnoCode))
    case let failure as NIOConnectionError:
      return failure.connectionErrors.first.map { words(for: $0.error) } ?? "no such host"
    default: return "\(error)"
    }
  }
}

/// Gathers the parts of one answer.
private final class ReplyGatherer: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart

  private let promise: EventLoopPromise<HTTPReply>
  private var head: HTTPResponseHead?
  private var body: [UInt8] = []

  init(_ promise: EventLoopPromise<HTTPReply>) {
    self.promise = promise
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): self.head = head
    case .body(let part):
      guard body.count + part.readableBytes <= HTTPExchange.answerBytesMax else {
        promise.fail(HTTPFailure.tooLarge(bytesMax: HTTPExchange.answerBytesMax))
        return context.close(promise: nil)
      }
      body.append(contentsOf: part.readableBytesView)
    case .end:
      guard let head else { return }
      promise.succeed(
        HTTPReply(
          status: Int(head.status.code),
          mediaType: head.headers.first(name: "content-type") ?? "", body: body))
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    promise.fail(error)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    promise.fail(HTTPFailure.broken("\(Words.answerCutOff)"))
  }
}
