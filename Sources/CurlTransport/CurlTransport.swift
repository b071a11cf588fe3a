internal import CCurl
internal import Synchronization

/// Sends requests over libcurl and gives their answers; all of one policy for addresses.
///
/// One thread of its own, begun at the first request, owns a multi handle. Kept connections are
/// only used again under the policy under which they were made, and the rule is asked again before
/// each request.
package final class CurlTransport: Sendable {
  /// How many may wait; one more is told to come again.
  package static let longestQueue = 10_240

  private let loop: CurlLoop
  private let lastID = Atomic<UInt64>(0)

  /// `mayConnect` is asked on the transport's own thread; at most `inFlight` are sent at once.
  package init(name: String, inFlight: Int, mayConnect: @escaping AddressRule) {
    loop = CurlLoop(name: name, inFlight: inFlight, mayConnect: mayConnect)
  }

  /// Sends a request and waits for its answer.
  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPReply {
    try await ended(.http(request)).reply()
  }

  /// Sends a mail and waits for what the server says.
  package func send(_ request: MailRequest) async throws(TransportError) -> MailReply {
    try await ended(.mail(request)).mailReply()
  }

  /// Lets what is under way end within a time, cancels what is left, and takes no more.
  package func stop(withinMilliseconds grace: Int) async {
    await withCheckedContinuation { loop.stop(withinMilliseconds: grace, then: $0) }
  }

  private func ended(_ outgoing: Outgoing) async throws(TransportError) -> Ended {
    let id = lastID.add(1, ordering: .relaxed).newValue
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { loop.take(CurlOrder(id: id, outgoing: outgoing, reply: $0)) }
    } onCancel: {
      loop.cancel(id)
    }
    return try result.get()
  }
}

/// A request, and whoever waits for how it ends.
struct CurlOrder: Sendable {
  let id: UInt64
  let outgoing: Outgoing
  let reply: CheckedContinuation<Result<Ended, TransportError>, Never>
}
