import NetworkAddresses
import ProcedureLanguage
import Testing

/// What the configuration says of webhooks.
@Suite struct DeliverySettingsTests {
  @Test func `ranges and the number at once are read`() throws {
    let read = try ConfigurationReader.read(
      "delivery: {allow: [10.20.0.0/16, 'fd00::/8'], concurrency: 8}\n", file: "c"
    ).get()
    #expect(read.delivery.allow.map(\.description) == ["10.20.0.0/16", "fd00::/8"])
    #expect(read.delivery.concurrency == 8)
    #expect(try ConfigurationReader.read("data: x\n", file: "c").get().delivery == .standard)
  }

  @Test(arguments: [
    ("delivery: {allow: [10.20.0.1]}\n", "10.20.0.1 needs a length from /0 to /32"),
    ("delivery: {allow: [10.20.0.1/16]}\n", "say 10.20.0.0/16"),
    ("delivery: {allow: [intranet]}\n", "intranet is not an address range"),
    ("delivery: {concurrency: 0}\n", "1"), ("delivery: {allowed: []}\n", "allowed"),
  ])
  func `a fault says what to write`(_ text: String, _ words: String) {
    guard case .failure(let complaints) = ConfigurationReader.read(text, file: "c") else {
      Issue.record("\(text) was read")
      return
    }
    #expect("\(complaints)".contains(words))
    #expect(complaints.list.allSatisfy { $0.line == 1 })
  }
}
