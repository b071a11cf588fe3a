private import CPosix
private import Foundation
internal import Hummingbird
internal import NIOCore
internal import NetworkAddresses

/// A request's context that remembers its connection: who sits at the other end, and where.
struct ConnectionContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: Source) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// Whether the other end of a Unix socket is root or the daemon's own user, by the kernel's word.
  func isOperator() async -> Bool {
    guard let socket = channel as? any SocketOptionProvider else { return false }
    let peer: wenzhen_peer
    do {
      peer = try await socket.unsafeGetSocketOption(
        level: SocketOptionLevel(SOL_SOCKET), name: SocketOptionName(wenzhen_peer_option)
      ).get()
    } catch {
      return false
    }
    return peer.user == 0 || peer.user == wenzhen_own_user()
  }

  /// The address from which a request came: a trusted proxy's word, else the connection's own.
  func origin(forwardedFor list: String?, trusting proxies: [AddressRange]) -> String {
    Origin.of(channel.remoteAddress?.ipAddress, forwardedFor: list, trusting: proxies)
  }
}

/// Where a request came from.
enum Origin {
  /// At the control socket there is no address.
  static let local = "local"

  /// Walks `X-Forwarded-For` from its end as long as its word comes from a trusted proxy: what
  /// stands before the first stranger could be anybody's invention.
  static func of(
    _ peer: String?, forwardedFor list: String?, trusting proxies: [AddressRange]
  ) -> String {
    guard let peer else { return local }
    var origin = peer
    let told = (list ?? "").split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    for word in told.reversed() {
      guard let sender = NetworkAddress(origin), NetworkAddress(word) != nil,
        proxies.contains(where: { $0.contains(sender) })
      else { break }
      origin = word
    }
    return origin
  }
}
