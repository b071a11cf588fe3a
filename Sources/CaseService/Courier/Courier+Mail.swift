internal import CaseStore
internal import Delivery
internal import Logging

/// How mail as such fares, whatever goes by it.
extension Courier {
  /// Whoever starts the daemon may have mended what kept mail from going out: what waits for a
  /// server that failed does not go on waiting for hours.
  func tryMailAnew() async throws {
    if try await !keep(.mailTriedAnew) { logger.error("mail could not be tried anew") }
  }

  /// When an attempt by mail ended; counts how often in a row the server failed.
  func moment(after attempt: Mailer.Attempt) -> Mailer.Moment {
    switch attempt.ending {
    case .unreachable: mailFailures += 1
    case .accepted, .answered: mailFailures = 0
    case .cutOff, .stopped: break
    }
    return Mailer.Moment(
      at: clock.now(), failures: mailFailures, draw: Double.random(in: 0...1))
  }

  /// Says in the journal once that mail does not go out, and once that it does again.
  func report(_ verdict: LaneVerdict?) {
    switch verdict {
    case .fails(_, _, let why)?:
      if why != reportedMailFault {
        logger.warning("mail does not go out", metadata: ["why": "\(why)"])
      }
      reportedMailFault = why
    case .works?:
      if reportedMailFault != nil { logger.notice("mail goes out again") }
      reportedMailFault = nil
    case nil: break
    }
  }
}
