internal import CaseCore
internal import GRDB

/// No case is open under a parent that is not.
enum OrphanCheck {
  static func findings(_ db: Database, _ subject: AuditCase) throws -> [AuditFinding] {
    guard subject.file.isOpen, let parent = subject.file.parent else { return [] }
    let isFinal = try Bool.fetchOne(
      db.cachedStatement(sql: CaseSQL.isFinal.rawValue), arguments: ["id": parent.value])
    return isFinal == false ? [] : [.orphan(subject.file.id, parent: parent)]
  }
}
