package import NetworkAddresses

/// Where the daemon listens, and how much it takes from whoever connects.
package struct Listening: Equatable, Sendable {
  package var host: String
  package var port: Int
  /// From these alone `X-Forwarded-For` is believed.
  package var trustedProxies: [AddressRange]
  /// How many connections are open at once; the next one waits until another ends.
  package var connections: Int
  /// How long a new connection may take to say what it wants.
  package var headerSeconds: Int
  /// How long a request's body may take.
  package var bodySeconds: Int
  /// How long a connection may stay silent between two requests.
  package var idleSeconds: Int

  /// On loopback, by the limits of DESIGN.md section 8.
  package static let standard = Listening(
    host: "127.0.0.1", port: 8420, trustedProxies: [], connections: 1_024, headerSeconds: 30,
    bodySeconds: 60, idleSeconds: 60)

  package init(
    host: String, port: Int, trustedProxies: [AddressRange], connections: Int,
    headerSeconds: Int, bodySeconds: Int, idleSeconds: Int
  ) {
    self.host = host
    self.port = port
    self.trustedProxies = trustedProxies
    self.connections = connections
    self.headerSeconds = headerSeconds
    self.bodySeconds = bodySeconds
    self.idleSeconds = idleSeconds
  }

  /// `127.0.0.1:8420` as a host and a port.
  package static func address(_ text: String) -> (host: String, port: Int)? {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port)
    else { return nil }
    let host = String(text[..<colon])
    return host.isEmpty ? nil : (known(host), port)
  }

  /// A host and a port as one text, an address of IPv6 in its brackets.
  package static func text(host: String, port: Int) -> String {
    "\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// Whether nobody from elsewhere can reach it; a name, which may mean anything, is not that.
  package var isLoopback: Bool { Listening.isLoopback(host) }

  /// The same of any host.
  static func isLoopback(_ host: String) -> Bool {
    guard let address = NetworkAddress(host) else { return false }
    return AddressRange.loopback.contains { $0.contains(address) }
  }

  /// A host as it is used: the one name that means this machine, without anybody being asked what
  /// it means, by its address.
  static func known(_ host: String) -> String { host == "localhost" ? standard.host : host }
}

extension YAMLValue {
  /// A host and a port, or a map that says more about listening.
  func listening() -> Listening? {
    var listening = Listening.standard
    switch content {
    case .text:
      guard let address = hostAndPort() else { return nil }
      (listening.host, listening.port) = address
      return listening
    case .empty, .list, .map:
      return fields { keys in
        if let address = keys.optional("address")?.hostAndPort() {
          (listening.host, listening.port) = address
        }
        let proxies = keys.optional("trusted_proxies")?.list { $0.addressRange(alone: .isARange) }
        listening.trustedProxies = proxies ?? []
        let connections = keys.optional("connections")?.int(in: 1...65_536)
        listening.connections = connections ?? listening.connections
        let header = keys.optional("header_seconds")?.int(in: 1...600)
        listening.headerSeconds = header ?? listening.headerSeconds
        let body = keys.optional("body_seconds")?.int(in: 1...3_600)
        listening.bodySeconds = body ?? listening.bodySeconds
        let idle = keys.optional("idle_seconds")?.int(in: 1...3_600)
        listening.idleSeconds = idle ?? listening.idleSeconds
        return listening
      }
    }
  }

  private func hostAndPort() -> (host: String, port: Int)? {
    guard let text = text() else { return nil }
    return Listening.address(text) ?? refuse("a host and a port, such as 127.0.0.1:8420")
  }

}
