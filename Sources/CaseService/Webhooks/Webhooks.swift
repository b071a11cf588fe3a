package import CaseCore
package import CaseStore
internal import CurlTransport
package import Delivery
private import Foundation
internal import Logging
internal import NetworkAddresses
package import WorkCalendar

/// What sends webhooks: the key to the secrets, the rule for addresses, and libcurl under it.
package final class Webhooks: Sendable {
  /// How many bytes of an answer's header the log keeps.
  static let longestHead = 4_096

  /// How many are on their way at once.
  package let inFlight: Int
  private let policy: AddressPolicy
  private let key: SealingKey
  private let wire: WireClock
  private let limits: TransferLimits
  /// Two policies share no connection: what goes in the clear, and what goes over TLS.
  private let plain: CurlTransport
  private let secure: CurlTransport

  package init(
    key: SealingKey, policy: AddressPolicy, inFlight: Int, isSimulated: Bool,
    wire: WireClock = .system
  ) {
    self.key = key
    self.inFlight = inFlight
    self.policy = policy
    self.wire = wire
    limits = isSimulated ? .simulated : TransferLimits()
    plain = CurlTransport(name: "webhooks-plain", inFlight: inFlight) { address in
      policy.isAllowedByName(address.host)
        && policy.verdict(on: address.host, port: address.port) == .allowed
    }
    secure = CurlTransport(name: "webhooks", inFlight: inFlight) { address in
      policy.verdict(on: address.host, port: address.port) == .allowed
    }
  }

  /// Fresh keys for an endpoint, with one for `v1a` where it is asked for: the secret as it is
  /// shown, once, and all as they are kept.
  package func drawKeys(
    for endpoint: EndpointID, isAsymmetric: Bool
  ) throws(StoreError) -> (shown: String, kept: EndpointKeys) {
    let count = isAsymmetric ? 2 * WebhookKeys.size : WebhookKeys.size
    return try kept(Webhooks.chance(count), for: endpoint)
  }

  /// The keys of an endpoint with a fresh one for `v1a` beside the secret that it has.
  package func addKey(to endpoint: Endpoint) throws(StoreError) -> EndpointKeys {
    guard let secret = key.open(endpoint.secrets.current, of: endpoint.id.text) else {
      throw .unforeseen("a secret of endpoint \(endpoint.id) does not open")
    }
    return try kept(secret + Webhooks.chance(WebhookKeys.size), for: endpoint.id).kept
  }

  private func kept(
    _ bytes: [UInt8], for endpoint: EndpointID
  ) throws(StoreError) -> (shown: String, kept: EndpointKeys) {
    guard let keys = WebhookKeys(bytes: bytes) else {
      throw .unforeseen("a secret of another size")
    }
    let kept = EndpointKeys(
      sealed: try key.seal(bytes, of: endpoint.text), publicKey: keys.publicText)
    return (keys.secret.text, kept)
  }

  private static func chance(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// What may be said of a URL to which webhooks may go: its scheme, host and port.
  package func origin(of url: String) throws(UnfitURL) -> String {
    switch WebhookTarget.read(url, policy) {
    case .success(let target): return target.origin
    case .failure(let fault): throw UnfitURL(words: fault.words)
    }
  }

  /// Whether the key opens what it sealed: another one would send nothing.
  package func opens(_ endpoint: Endpoint) -> Bool {
    key.open(endpoint.secrets.current, of: endpoint.id.text) != nil
  }

  /// Sends a message once, and tells what came of it.
  ///
  /// `at` is domain time, by which secrets go out of force; the signature has the wall clock's.
  package func attempt(
    _ message: WebhookMessage, to endpoint: Endpoint, number: Int, at: Instant
  ) async -> Attempt {
    let sent = await send(message, to: endpoint, at: at)
    let entry = DeliveryEntry(
      endpoint: endpoint.id, message: message.id, attempt: number, at: at, request: sent.request,
      result: sent.result, address: sent.address, milliseconds: sent.milliseconds)
    return Attempt(entry: entry, ending: sent.ending)
  }

  /// An attempt, for the log and for whoever decides how to go on.
  package struct Attempt: Sendable {
    package var entry: DeliveryEntry
    package var ending: AttemptVerdict.Ending
  }

  /// Lets what is in flight end, and takes no more.
  package func stop() async {
    async let first: Void = plain.stop()
    await secure.stop()
    await first
  }

  private struct Sent {
    var request = ""
    var result: DeliveryEntry.Result
    var ending = AttemptVerdict.Ending.failed
    var address = ""
    var milliseconds = 0
  }

  private func send(
    _ message: WebhookMessage, to endpoint: Endpoint, at: Instant
  ) async -> Sent {
    let keys = endpoint.secrets.inForce(at: at).compactMap {
      key.open($0, of: endpoint.id.text).flatMap(WebhookKeys.init(bytes:))
    }
    let target: WebhookTarget
    switch WebhookTarget.read(endpoint.url, policy) {
    case .success(let read): target = read
    case .failure(let fault): return Sent(result: .unanswered(fault.words))
    }
    let seconds = wire.now().milliseconds / 1_000
    guard
      let signed = WebhookHeaders(
        id: message.id, timestamp: seconds, body: message.content.body, keys: keys)
    else { return Sent(result: .unanswered("签名密钥无法解开")) }
    let headers =
      message.content.header.map { HTTPHeader($0.name, $0.value) }
      + [HTTPHeader("User-Agent", Webhooks.agent)]
      + signed.lines.map { HTTPHeader($0.name, $0.value) }
    var sent = Sent(
      request: headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n"),
      result: .unanswered(""))
    let request = HTTPRequest(
      url: target.url, headers: headers, body: message.content.body, limits: limits)
    do {
      let reply = try await (target.isPlain ? plain : secure).send(request)
      let head = reply.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
      sent.result = .answered(status: reply.status, head: Webhooks.cut(head))
      let asked = reply.header("Retry-After").flatMap {
        RetryAfter.milliseconds($0, at: Instant(milliseconds: wire.now().milliseconds))
      }
      sent.ending = .status(reply.status, asked: asked)
      sent.address = reply.address
      sent.milliseconds = reply.milliseconds
    } catch {
      sent.result = .unanswered(error.words)
      sent.ending = error.ending
    }
    return sent
  }

  private static let agent = "Wenzhen"

  /// As much of a header as is kept, cut between characters.
  private static func cut(_ head: String) -> String {
    guard head.utf8.count > longestHead else { return head }
    return String(decoding: head.utf8.prefix(longestHead), as: UTF8.self)
  }
}

/// A URL to which nothing may go, and why, for whoever gave it.
package struct UnfitURL: Error {
  package var words: String
}

/// A message as it is sent in every attempt.
package struct WebhookMessage: Equatable, Sendable {
  /// Stable, and without a full stop.
  package var id: String
  package var content: WebhookContent

  package init(id: String, content: WebhookContent) {
    self.id = id
    self.content = content
  }
}
