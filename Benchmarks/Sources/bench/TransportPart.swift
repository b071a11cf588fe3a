internal import CurlTransport
internal import Foundation

/// Webhooks a second through the product's transport, beside C with libcurl alone, both to one
/// loopback server in turns; a fresh handle for each request on both sides, over kept connections.
struct TransportPart {
  static let requests = 20_000
  static let rounds = 5
  static let bodyBytes = 700
  static let aims = [64: 0.70, 4: 0.40]

  let place: Place

  init(_ place: Place) { self.place = place }

  func run() async throws {
    let sink = try SinkProcess(place)
    let count = place.sized(TransportPart.requests)
    for (inFlight, aim) in TransportPart.aims.sorted(by: { $0.key > $1.key }) {
      var ratios: [Double] = []
      var best: (own: Duration, bare: Duration)?
      for _ in 0..<TransportPart.rounds {
        let bare = try self.bare(sink.url, count, inFlight)
        let own = try await self.own(sink.url, count, inFlight)
        ratios.append(bare.seconds / own.seconds)
        best = (min(best?.own ?? own, own), min(best?.bare ?? bare, bare))
      }
      guard let best else { continue }
      ratios.sort()
      Figures.line("\(inFlight) in flight", perSecond: count, in: best.own)
      Figures.line("C, \(inFlight) in flight", perSecond: count, in: best.bare)
      Figures.line(
        "ratio, the median of \(ratios.count) (aim: at least \(aim))",
        String(
          format: "%.2f, from %.2f to %.2f", ratios[ratios.count / 2], ratios[0],
          ratios[ratios.count - 1]))
    }
    try sink.stop()
  }

  private func bare(_ url: String, _ count: Int, _ inFlight: Int) throws -> Duration {
    let arguments = [url, "\(count)", "\(inFlight)", "\(TransportPart.bodyBytes)"]
    let output = try Program(place.programs + "/sender", arguments).output()
    guard let seconds = Double(output.trimmingCharacters(in: .newlines)) else {
      throw BenchFailure("the sender said \(output)")
    }
    return .seconds(seconds)
  }

  private func own(_ url: String, _ count: Int, _ inFlight: Int) async throws -> Duration {
    let port = Int(url.split(separator: ":").last ?? "")
    let transport = CurlTransport(name: "bench", inFlight: inFlight) { $0.port == port }
    let request = HTTPRequest(
      url: url,
      headers: [
        HTTPHeader("content-type", "application/json"),
        HTTPHeader("webhook-id", "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W"),
        HTTPHeader("webhook-timestamp", "1772413200"),
        HTTPHeader(
          "webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="),
      ], body: Array(repeating: UInt8(ascii: "x"), count: TransportPart.bodyBytes))
    let spent = try await ContinuousClock().measure {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for sender in 0..<inFlight {
          let share = count / inFlight + (sender < count % inFlight ? 1 : 0)
          group.addTask {
            for _ in 0..<share {
              let reply = try await transport.send(request)
              guard reply.status == 200 else { throw BenchFailure("status \(reply.status)") }
            }
          }
        }
        try await group.waitForAll()
      }
    }
    await transport.stop(withinMilliseconds: 0)
    return spent
  }
}
