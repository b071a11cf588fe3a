internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

extension NoticeRow {
  init(_ row: Row) throws {
    let state: String = row["state"]
    guard
      let known = NoticeState(
        storedText: state,
        NoticeState.Ending(
          waivedBy: row["waived_by"], reason: row["waived_reason"], toldBy: row["told_by"],
          toldTo: row["told_to"], toldAt: row["told_at"]))
    else { throw StoreError.corrupt("a notice is \(state)") }
    self.init(
      draft: try NoticeRow.draft(row), event: row["event_seq"], lane: row["lane_id"],
      state: known, nextAt: known == .owed ? Instant(stored: row["next_at"]) : nil,
      attempts: row["attempts"], body: (row["body"] as Data?).map { [UInt8]($0) },
      head: row["head"], fault: row["fault"],
      untoldAt: (row["untold_at"] as Int64?).map { Instant(milliseconds: $0) })
  }

  static func draft(_ row: Row) throws -> NoticeDraft {
    do {
      return try NoticeDraft(canonicalBytes: [UInt8](row["facts"] as Data))
    } catch {
      throw StoreError.corrupt("a notice's facts: \(error)")
    }
  }
}

extension LaneRow {
  init(_ row: Row) throws {
    let kind: String = row["kind"]
    guard let known = LaneKind(storedText: kind) else {
      throw StoreError.corrupt("a lane is \(kind)")
    }
    self.init(
      id: row["id"], kind: known, organisation: OrganisationID(row["organisation"]),
      nextAt: Instant(stored: row["next_at"]), isOrdered: row["is_ordered"],
      failingSince: (row["failing_since"] as Int64?).map { Instant(milliseconds: $0) },
      fault: row["fault"])
  }
}
