internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes
internal import WireFormat

/// Ends a request that is slow to arrive: its header and its body have a time each.
///
/// A header that is late is answered here, for nobody else has heard of it; a body that is late is
/// an error to whoever reads it, and the connection ends with that answer.
final class RequestDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let header: TimeAmount
  private let body: TimeAmount
  private var phase = Phase.beforeConnection

  private enum Phase {
    /// Moves to `awaitingHeader`.
    case beforeConnection
    /// Nothing was asked yet. Moves to `readingBody` or `over`.
    case awaitingHeader(Scheduled<Void>)
    /// Moves to `whole`, `late` or `over`.
    case readingBody(Scheduled<Void>, isAnswered: Bool)
    /// The request is here; the answer, and then the idle time, are others' business. Moves to
    /// `readingBody`.
    case whole
    /// The body came too late; moves to `over` with the answer.
    case late
    case over
  }

  init(headerSeconds: Int, bodySeconds: Int) {
    header = .seconds(Int64(headerSeconds))
    body = .seconds(Int64(bodySeconds))
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    cancelTimer()
    phase = .over
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    cancelTimer()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch (phase, unwrapInboundIn(data)) {
    case (.late, _), (.over, _): return
    case (_, .head):
      cancelTimer()
      phase = .readingBody(schedule(body, context) { $0.bodyIsLate($1) }, isAnswered: false)
    case (_, .body): break
    case (_, .end):
      cancelTimer()
      phase = .whole
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
    switch phase {
    case .late:
      phase = .over
      context.writeAndFlush(data, promise: promise)
      context.close(promise: nil)
    case .readingBody(let timer, _):
      phase = .readingBody(timer, isAnswered: true)
      context.write(data, promise: promise)
    case .beforeConnection, .awaitingHeader, .whole, .over:
      context.write(data, promise: promise)
    }
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard case .beforeConnection = phase else { return }
    phase = .awaitingHeader(schedule(header, context) { $0.headerIsLate($1) })
  }

  private func headerIsLate(_ context: ChannelHandlerContext) {
    guard case .awaitingHeader = phase else { return }
    phase = .over
    let reply = Reply(Problem(.timedOut))
    let head = HTTPResponse(
      status: .requestTimeout,
      headerFields: [.contentType: Problem.mediaType, .connection: "close"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let document = context.channel.allocator.buffer(bytes: reply.bytes)
    context.write(wrapOutboundOut(.body(document)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(promise: nil)
  }

  private func bodyIsLate(_ context: ChannelHandlerContext) {
    guard case .readingBody(_, let isAnswered) = phase else { return }
    guard !isAnswered else {
      phase = .over
      return context.close(promise: nil)
    }
    phase = .late
    context.fireErrorCaught(BodyTooLate())
  }

  private func schedule(
    _ amount: TimeAmount, _ context: ChannelHandlerContext,
    _ act: @escaping (RequestDeadlines, ChannelHandlerContext) -> Void
  ) -> Scheduled<Void> {
    context.eventLoop.assumeIsolatedUnsafeUnchecked().scheduleTask(in: amount) {
      act(self, context)
    }
  }

  private func cancelTimer() {
    switch phase {
    case .awaitingHeader(let timer), .readingBody(let timer, _): timer.cancel()
    case .beforeConnection, .whole, .late, .over: break
    }
  }
}

/// A request's body did not arrive in its time.
struct BodyTooLate: Error {}
