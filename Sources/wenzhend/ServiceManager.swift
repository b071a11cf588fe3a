private import CPosix
internal import Logging

/// Whoever started the daemon and waits to hear how it fares (sd_notify(3)).
enum ServiceManager {
  /// Tells it; nobody waiting is no fault, and one that can't be told is only noted.
  static func tell(_ message: String, _ logger: Logger) {
    let fault = wenzhen_notify(message)
    guard fault != 0 else { return }
    logger.warning("the service manager could not be told", metadata: ["errno": "\(fault)"])
  }
}
