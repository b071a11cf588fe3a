import NetworkAddresses
import Testing

@testable import ProcedureLanguage

@Suite struct ConfigurationReaderTests {
  @Test func `listening is an address, or a map that says more`() throws {
    let short = try ConfigurationReader.read("listen: 127.0.0.1:9000\n", file: "c").get()
    #expect(short.listen.port == 9000)
    #expect(short.listen.connections == 1_024)
    let long = try ConfigurationReader.read(
      """
      listen:
        address: 10.0.0.1:80
        trusted_proxies: [10.0.0.0/8, "::1"]
        connections: 2
        header_seconds: 3
      """, file: "c"
    ).get()
    #expect(long.listen.host == "10.0.0.1")
    #expect(long.listen.connections == 2)
    #expect(long.listen.headerSeconds == 3)
    #expect(long.listen.bodySeconds == 60)
    let proxy = try #require(NetworkAddress("10.255.0.1"))
    #expect(long.listen.trustedProxies.map { $0.contains(proxy) } == [true, false])
  }

  @Test(arguments: [
    ("127.0.0.1:1", true), ("127.8.9.10:1", true), ("::1:1", true), ("localhost:1", true),
    ("0.0.0.0:1", false), (":::1", false), ("10.0.0.1:1", false), ("localhost.example:1", false),
    ("gateway:1", false),
  ])
  func `only loopback's own addresses are loopback, whatever a name means`(
    address: String, isLoopback: Bool
  ) throws {
    var listening = Listening.standard
    (listening.host, listening.port) = try #require(Listening.address(address))
    #expect(listening.isLoopback == isLoopback)
  }

  @Test(arguments: [
    "listen: somewhere\n", "listen: {connections: 0}\n",
    "listen: {trusted_proxies: [10.0.0.0/40]}\n",
    "listen: {limit: 4}\n",
  ])
  func `a fault is told at its place`(text: String) throws {
    guard case .failure(let complaints) = ConfigurationReader.read(text, file: "c") else {
      Issue.record("\(text) was read")
      return
    }
    #expect(complaints.list.allSatisfy { $0.line == 1 && $0.file == "c" })
  }

  @Test func `a trusted proxy that is no range says what to write`() {
    let text = "listen: {trusted_proxies: [10.1.0.0/8]}\n"
    guard case .failure(let complaints) = ConfigurationReader.read(text, file: "c") else {
      Issue.record("\(text) was read")
      return
    }
    #expect("\(complaints)".contains("10.1.0.0/8 has bits behind its length; say 10.0.0.0/8"))
  }
}
