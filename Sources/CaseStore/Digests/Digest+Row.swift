internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

extension DigestRow {
  init(_ row: Row) throws {
    let (kind, state): (String, String) = (row["kind"], row["state"])
    guard let known = DigestKind(rawValue: kind), let stands = DigestState(rawValue: state) else {
      throw StoreError.corrupt("a digest is \(kind), \(state)")
    }
    self.init(
      number: row["id"], kind: known, person: PersonID(row["person"] as String),
      slot: row["slot"], lane: row["lane_id"],
      window: DigestWindow(
        start: Instant(milliseconds: row["window_start"]),
        end: Instant(milliseconds: row["window_end"])),
      owedCount: row["owed_count"], lateCount: row["late_count"], endedCount: row["ended_count"],
      messageID: row["message_id"], state: stands,
      nextAt: Instant(stored: row["next_at"]), attempts: row["attempts"], fault: row["fault"],
      body: (row["body"] as Data?).map { [UInt8]($0) })
  }
}

extension DigestDuty {
  init(_ row: Row) throws {
    let (clock, phase): (String, String) = (row["clock"], row["phase"])
    guard let key = ClockKey(storedText: clock), let known = ClockPhase(storedText: phase) else {
      throw StoreError.corrupt("a duty is \(clock), \(phase)")
    }
    let (started, changed): (Int64, Int64?) = (row["started_at"], row["changed_at"])
    let (ended, missed): (Int64?, Int64?) = (row["ended_at"], row["first_missed_at"])
    self.init(
      caseID: CaseID(row["case_id"] as Int64), clock: key, serial: row["serial"],
      startedAt: Instant(milliseconds: started),
      changedAt: Instant(milliseconds: changed ?? started),
      yellowAt: Instant(milliseconds: row["yellow_at"]),
      dueAt: Instant(milliseconds: row["due_at"]), isProvisional: row["provisional"],
      ending: ended.map {
        Ending(at: Instant(milliseconds: $0), phase: known, wasMissed: missed != nil)
      })
  }
}

extension DigestRound {
  init(_ row: Row) throws {
    let (kind, slot): (String, String) = (row["kind"], row["slot"])
    let at = Instant(milliseconds: row["slot_at"])
    guard let known = DigestKind(rawValue: kind), let parsed = DigestSlot(slot, at: at) else {
      throw StoreError.corrupt("a round of digests is \(kind), \(slot)")
    }
    self.init(
      kind: known, slot: parsed, startedAt: Instant(milliseconds: row["started_at"]),
      since: Instant(milliseconds: row["since"]),
      through: (row["through"] as String?).map { PersonID($0) }, isOver: row["is_over"])
  }
}
