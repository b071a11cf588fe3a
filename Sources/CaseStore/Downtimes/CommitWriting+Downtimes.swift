internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// The rows of downtimes, beside their events.
extension CommitWriting {
  /// Keeps a downtime under the number of the event that was just recorded.
  func insert(_ downtime: Downtime) throws {
    try run(
      DowntimeSQL.insert.rawValue,
      [
        "seq": standing.head.seq, "from": downtime.from.milliseconds,
        "until": downtime.until.milliseconds, "cases": downtime.cases,
      ])
  }

  /// False where somebody was quicker.
  func see(_ number: Int64) throws -> Bool {
    try run(DowntimeSQL.see.rawValue, ["seq": number, "at": batch.at.milliseconds])
    return db.changesCount == 1
  }
}
