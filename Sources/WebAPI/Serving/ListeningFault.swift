private import Foundation
internal import NIOCore
private import NIOPosix
package import ProcedureLanguage
internal import ServiceLifecycle

/// Why nobody can be listened to at the address of the configuration, and what to do.
package struct ListeningFault: Error, Equatable, CustomStringConvertible {
  /// `HOST:PORT`, as it is given to `--listen`.
  let address: String
  let errno: CInt

  package var description: String {
    switch errno {
    case EADDRINUSE:
      "\(address) is taken: another program listens there already, perhaps another wenzhend; "
        + "stop it, or name another address with --listen HOST:PORT"
    case EADDRNOTAVAIL:
      "\(address) is no address of this machine; name one of its own with --listen HOST:PORT"
    case EACCES:
      "\(address): this user may not listen on that port; name one above 1023 with "
        + "--listen HOST:PORT"
    default:
      "\(address) can't be listened on (\(String(cString: strerror(errno)))); name another "
        + "address with --listen HOST:PORT"
    }
  }
}

extension Listening {
  /// Fails as the listener would, before anything is made ready that takes long.
  ///
  /// It takes nobody in: whoever calls meanwhile would wait for an answer that never comes.
  package func probe() async throws {
    try await naming {
      let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .serverChannelOption(.autoRead, value: false)
        .bind(host: host, port: port).get()
      try await channel.close()
    }
  }

  /// Says of a failure of the network's at which address it was.
  func naming(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let error as IOError {
      throw ListeningFault(
        address: Listening.text(host: host, port: port), errno: error.errnoCode)
    }
  }
}

/// A listener whose failure to begin says which address it was about.
struct NamedListener: Service {
  let listener: any Service
  let listening: Listening

  func run() async throws {
    try await listening.naming { try await listener.run() }
  }
}
