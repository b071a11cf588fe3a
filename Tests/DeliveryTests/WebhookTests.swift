@testable import Delivery
import Testing
import WorkCalendar

/// Signatures and second attempts as Standard Webhooks 1.0.0 has them.
@Suite struct WebhookTests {
  @Test func `the specification's own vector comes out`() throws {
    let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    let headers = try #require(
      WebhookHeaders(
        id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330,
        body: Array("{\"test\": 2432232314}".utf8), keys: [WebhookKeys(secret: secret)]))
    #expect(headers.signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    #expect(headers.lines.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
    #expect(headers.timestamp == "1614265330")
  }

  @Test func `two secrets in force sign both`() throws {
    let old = try #require(WebhookSecret(key: Array(repeating: 1, count: 24)))
    let new = try #require(WebhookSecret(key: Array(repeating: 2, count: 64)))
    let both = try #require(
      WebhookHeaders(
        id: "a", timestamp: 1, body: [1], keys: [new, old].map(WebhookKeys.init(secret:))))
    let each = try [new, old].map {
      try #require(
        WebhookHeaders(id: "a", timestamp: 1, body: [1], keys: [WebhookKeys(secret: $0)])
      ).signature
    }
    #expect(both.signature == each.joined(separator: " "))
  }

  @Test func `with a second key each message has two signatures, and the public half is shown`()
    throws
  {
    let keys = try #require(WebhookKeys(bytes: Array(0..<64)))
    let signatures = keys.signatures(id: "a", timestamp: 1, body: [1])
    #expect(signatures.map { $0.prefix { $0 != "," } } == ["v1", "v1a"])
    #expect(keys.publicText?.hasPrefix("whpk_") == true)
    let one = try #require(WebhookKeys(bytes: Array(0..<32)))
    #expect(one.publicText == nil)
    #expect(one.signatures(id: "a", timestamp: 1, body: [1]) == [signatures[0]])
    #expect(WebhookKeys(bytes: Array(0..<33)) == nil)
  }

  @Test func `a secret is read as it is shown`() throws {
    let secret = try #require(WebhookSecret(key: Array(0..<32)))
    #expect(WebhookSecret(secret.text) == secret)
    #expect(WebhookSecret(key: Array(0..<23)) == nil)
    #expect(WebhookSecret(key: Array(0..<65)) == nil)
    #expect(WebhookSecret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") == nil)
  }

  @Test func `an id that could end early is not signed`() throws {
    let secret = try #require(WebhookSecret(key: Array(0..<32)))
    #expect(
      WebhookHeaders(id: "a.b", timestamp: 1, body: [], keys: [WebhookKeys(secret: secret)]) == nil)
    #expect(
      WebhookHeaders(id: "", timestamp: 1, body: [], keys: [WebhookKeys(secret: secret)]) == nil)
    #expect(WebhookHeaders(id: "a", timestamp: 1, body: [], keys: []) == nil)
  }

  private static let at = Instant(milliseconds: 1_772_413_200_000)

  @Test func `ten attempts take some seventy-six hours`() throws {
    var at = WebhookTests.at
    var attempts = 1
    while let next = RetrySchedule.next(after: attempts, endedAt: at, draw: 0.5) {
      #expect(next > at)
      at = next
      attempts += 1
    }
    #expect(attempts == RetrySchedule.attempts)
    #expect(attempts == 10)
    let hours = Double(at.milliseconds - WebhookTests.at.milliseconds) / 3_600_000
    #expect((75.5...75.7).contains(hours))
  }

  @Test(arguments: 1...9)
  func `a pause is drawn within a fifth of its place`(_ done: Int) throws {
    func pause(_ draw: Double) throws -> Double {
      let next = try #require(
        RetrySchedule.next(after: done, endedAt: WebhookTests.at, draw: draw))
      return Double(next.milliseconds - WebhookTests.at.milliseconds)
    }
    let middle = try pause(0.5)
    #expect(abs(try pause(0) - middle * 0.8) < 2)
    #expect(abs(try pause(1) - middle * 1.2) < 2)
  }

  @Test func `a busy receiver is left alone for a minute, one that says how long for as long`() {
    func next(_ asked: Int64?, isBusy: Bool) -> Int64? {
      RetrySchedule.next(
        after: 1, endedAt: WebhookTests.at, draw: 0.5, isBusy: isBusy, asked: asked
      ).map { $0.milliseconds - WebhookTests.at.milliseconds }
    }
    #expect(next(nil, isBusy: false) == 5_000)
    #expect(next(nil, isBusy: true) == 60_000)
    #expect(next(90_000, isBusy: true) == 90_000)
    #expect(next(1_000, isBusy: false) == 5_000)
    #expect(next(.max, isBusy: true) == RetrySchedule.longestPause)
    #expect(next(-5, isBusy: false) == 5_000)
  }

  @Test(
    arguments: [
      ("120", 120_000), (" 0 ", 0), ("Mon, 02 Mar 2026 01:02:00 GMT", 120_000),
      ("Mon, 02 Mar 2026 00:00:00 GMT", 0),
    ] as [(String, Int64)])
  func `a wait that is asked for is read`(_ value: String, _ expected: Int64) {
    #expect(RetryAfter.milliseconds(value, at: WebhookTests.at) == expected)
  }

  @Test(arguments: ["", "-1", "+1", "soon", "Mon, 02 Mar 2026 01:02:00", "1.5"])
  func `a wait that can't be read is none`(_ value: String) {
    #expect(RetryAfter.milliseconds(value, at: WebhookTests.at) == nil)
  }
}
