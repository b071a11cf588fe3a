private import ProcedureLanguage

/// Where the daemon is reached.
enum DaemonAddress: Equatable {
  /// The control socket, where the kernel says who asks.
  case socket(path: String)
  /// A plain HTTP listener; TLS is the business of whatever stands in front of it.
  case host(String, port: Int)

  /// Reads `http://host:port`, and nothing that would have to be guessed at.
  init?(url text: String) {
    let scheme = "http://"
    guard text.hasPrefix(scheme) else { return nil }
    var rest = text.dropFirst(scheme.count)
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    guard let colon = rest.lastIndex(of: ":"), let port = Int(rest[rest.index(after: colon)...]),
      (1...65_535).contains(port)
    else { return nil }
    var host = rest[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    guard !host.isEmpty, !host.contains("/"), !host.contains("@") else { return nil }
    self = .host(String(host), port: port)
  }

  /// What a person is told could not be reached.
  var label: String {
    switch self {
    case .socket(let path): path
    case .host(let host, let port): "http://\(Listening.text(host: host, port: port))"
    }
  }

  /// The `Host` of a request.
  var hostHeader: String {
    switch self {
    case .socket: "localhost"
    case .host(let host, let port): Listening.text(host: host, port: port)
    }
  }
}
