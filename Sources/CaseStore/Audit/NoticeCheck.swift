internal import CaseCore
internal import GRDB

/// Every notice that an event speaks of is there (P2).
enum NoticeCheck {
  static func findings(_ db: Database, _ subject: AuditCase) throws -> [AuditFinding] {
    let statement = try db.cachedStatement(sql: NoticeSQL.laneOf.rawValue)
    return try subject.events.flatMap(\.notices).compactMap { notice in
      let lane = try Int64.fetchOne(statement, arguments: ["id": notice.id.text])
      return lane == nil ? .noticeMissing(subject.file.id, notice.id) : nil
    }
  }
}
