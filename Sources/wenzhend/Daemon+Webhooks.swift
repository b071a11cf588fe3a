internal import CaseService
internal import CaseStore
internal import Delivery
private import Foundation
internal import Logging
private import NetworkAddresses
internal import ProcedureLanguage

/// What a daemon sends webhooks with.
extension Daemon {
  /// Reads the key under which secrets are sealed, and refuses one that does not open them.
  static func webhooks(
    _ configuration: Configuration, _ store: CaseStore, _ kind: ClockKind, isDemo: Bool,
    _ logger: Logger
  ) async throws -> Webhooks {
    let sealed = try await store.endpoints(limit: 1).first?.endpoint
    let found: SealingKeyFile.Found
    do {
      found = try SealingKeyFile.read(
        data: configuration.data,
        credentials: ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"],
        mayMake: sealed == nil)
    } catch {
      throw Fault(error.words)
    }
    if found.isBesideData, !isDemo {
      logger.warning(
        "the sealing key lies beside what it seals; give it as a credential (docs/DELIVERY.md)",
        metadata: ["file": "\(configuration.data)/\(SealingKeyFile.name)"])
    }
    let webhooks = Webhooks(
      key: found.key, policy: policy(configuration, isDemo: isDemo),
      inFlight: configuration.delivery.concurrency, isSimulated: kind == .simulated)
    if let sealed, !webhooks.opens(sealed) {
      throw Fault("the sealing key does not open the store's secrets: it is another store's key")
    }
    return webhooks
  }

  /// What the configuration allows, in a demonstration loopback too, and never ourselves.
  private static func policy(_ configuration: Configuration, isDemo: Bool) -> AddressPolicy {
    let listen = configuration.listen
    // A name may mean any of the machine's addresses.
    let own = (NetworkAddress(listen.host) ?? NetworkAddress("0.0.0.0")).map {
      ListeningPlace(address: $0, port: listen.port)
    }
    return AddressPolicy(
      allowed: configuration.delivery.allow + (isDemo ? AddressRange.loopback : []),
      own: own.map { [$0] } ?? [])
  }
}
