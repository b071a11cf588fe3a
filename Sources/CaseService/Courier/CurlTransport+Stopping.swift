internal import CurlTransport

extension CurlTransport {
  /// How long transfers in flight may go on after the daemon was told to stop.
  private static let stopMilliseconds = 10_000

  /// Lets what is in flight end within its time, and takes no more.
  func stop() async { await stop(withinMilliseconds: CurlTransport.stopMilliseconds) }
}

extension TransferLimits {
  /// On a simulated clock nothing outside is waited for longer than a test would.
  static let simulated = TransferLimits(connectMilliseconds: 2_000, totalMilliseconds: 2_000)
}
