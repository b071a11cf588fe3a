private import Foundation
internal import WireFormat

/// Says on a terminal how far a long import has come; where nobody looks it says nothing.
///
/// A table is one call, answered when all of it is done. What is told meanwhile is the time gone
/// and how many events the daemon has written since, which with --partial grow row by row.
struct ImportProgress {
  /// What ends sooner needs no progress.
  private static let firstMilliseconds = 1_000
  private static let everyMilliseconds = 500
  /// To the left edge, and nothing on the line.
  private static let clearedLine = "\r\u{1B}[K"

  private let rows: Int
  private let client: DaemonClient
  private let began = ContinuousClock.now
  private let eventsBefore: Int64?

  /// Nothing where standard error is no terminal.
  init?(table bytes: [UInt8], _ client: DaemonClient) {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    let text = try? DelimitedText.decode(bytes).text
    rows = text.map { CSVTable(CSVReader.read($0)).rowCount } ?? 0
    self.client = client
    eventsBefore = client.eventCount()
  }

  /// Tells of it until `work` has ended.
  func accompany<Result>(_ work: () throws -> Result) rethrows -> Result {
    let (ended, cleared) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    DispatchQueue.global().async {
      tell(until: ended)
      cleared.signal()
    }
    defer {
      ended.signal()
      cleared.wait()
    }
    return try work()
  }

  private func tell(until ended: DispatchSemaphore) {
    var pause = ImportProgress.firstMilliseconds
    while ended.wait(timeout: .now() + .milliseconds(pause)) == .timedOut {
      let events = eventsBefore.flatMap { before in client.eventCount().map { $0 - before } }
      let seconds = Int((ContinuousClock.now - began) / .seconds(1))
      let words = Words.importing(rows, events: events, seconds: seconds)
      write(ImportProgress.clearedLine + words.description)
      pause = ImportProgress.everyMilliseconds
    }
    if pause != ImportProgress.firstMilliseconds { write(ImportProgress.clearedLine) }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
