internal import Foundation
internal import NetworkAddresses

/// A URL to which webhooks may go, as far as it tells by itself.
///
/// Where a name leads is judged at the socket; here stands what no name can change.
package struct WebhookTarget: Equatable, Sendable {
  /// The most characters of a URL.
  package static let longest = 2_000

  package let url: String
  /// Scheme, host and port: what may be said of it where the rest could be a secret.
  package let origin: String
  /// Whether it goes in the clear, which only addresses allowed by name may get.
  package let isPlain: Bool

  /// Reads a URL, or says why nothing may go there.
  package static func read(
    _ text: String, _ policy: AddressPolicy
  ) -> Result<WebhookTarget, TargetFault> {
    guard text.utf8.count <= longest, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      let host = parts.host, !host.isEmpty
    else { return .failure(.notAURL) }
    guard ["https", "http"].contains(scheme) else { return .failure(.otherScheme(scheme)) }
    guard parts.user == nil, parts.password == nil else { return .failure(.hasUser) }
    guard parts.fragment == nil else { return .failure(.hasFragment) }
    guard (1...65_535).contains(parts.port ?? 443) else { return .failure(.notAURL) }
    let isPlain = scheme == "http"
    if isPlain, policy.allowed.isEmpty { return .failure(.plain) }
    let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    if let address = NetworkAddress(bare) {
      let port = parts.port ?? (isPlain ? 80 : 443)
      if let fault = fault(address, port, isPlain, policy) { return .failure(fault) }
    } else if bare.contains("%") {
      return .failure(.hasZone)
    } else if bare.contains(":") {
      return .failure(.notAURL)
    }
    let place = bare.contains(":") ? "[\(bare)]" : bare
    let port = parts.port.map { ":\($0)" } ?? ""
    return .success(
      WebhookTarget(url: text, origin: "\(scheme)://\(place)\(port)", isPlain: isPlain))
  }

  private static func fault(
    _ address: NetworkAddress, _ port: Int, _ isPlain: Bool, _ policy: AddressPolicy
  ) -> TargetFault? {
    switch policy.verdict(on: address, port: port) {
    case .own: return .own
    case .special(let name): return .special("\(address)", name)
    case .allowed: return isPlain && !policy.isAllowedByName(address) ? .plain : nil
    }
  }
}

/// Why nothing may go to a URL.
package enum TargetFault: Error, Equatable, Sendable {
  case notAURL
  case otherScheme(String)
  case hasUser
  case hasFragment
  /// An address of one network card of this machine (`fe80::1%eth0`): no receiver's.
  case hasZone
  /// In the clear to where the configuration does not allow it.
  case plain
  /// An address that no public receiver has, and the name of its range.
  case special(String, String)
  /// The daemon itself.
  case own
}
