package import CaseCore
internal import GRDB
package import WorkCalendar

/// Which notices people look through.
package enum NoticeList: Equatable, Sendable {
  case ofCase(CaseID)
  case owed
  case uncertain
  /// Failed, and nobody was told in another way yet.
  case handedOver
  /// Failed or uncertain: somebody is to see to it.
  case unsettled
  /// Nobody was told: failed, uncertain, or owed since this instant or longer.
  case untold(since: Instant)
}

/// The statement behind a list of notices: only of cases that the asker may see, and for those who
/// don't see all only what was told to their own organisations.
struct NoticeListSQL {
  let text: String
  let arguments: StatementArguments

  init(_ list: NoticeList, _ viewer: Viewer?, after: Int64, limit: Int) {
    let visibility = VisibilitySQL(viewer)
    var arguments = visibility.arguments &+ ["after": after, "limit": limit]
    let condition: String
    switch list {
    case .ofCase(let id):
      condition = "n.case_id = :case"
      arguments = arguments &+ ["case": id.value]
    case .owed: condition = "n.id IN (\(NoticeListSQL.owed))"
    case .uncertain: condition = "n.id IN (\(NoticeListSQL.uncertain))"
    case .handedOver: condition = "n.id IN (\(NoticeListSQL.handedOver))"
    case .unsettled:
      condition = """
        n.id IN (\(NoticeListSQL.handedOver) UNION ALL \(NoticeListSQL.uncertain))
        """
    case .untold(let since):
      condition = """
        n.id IN (\(NoticeListSQL.handedOver) UNION ALL \(NoticeListSQL.uncertain)
          UNION ALL \(NoticeListSQL.owed) AND m.next_at <= :since)
        """
      arguments = arguments &+ ["since": since.milliseconds]
    }
    var told = "1"
    if let viewer, !viewer.seesAll {
      let places = PlaceList(viewer.organisations.map(\.text).sorted(), named: "told")
      told = "n.lane_id IN (SELECT l.id FROM lane l WHERE l.organisation IN (\(places.text)))"
      arguments = arguments &+ places.arguments
    }
    text = """
      SELECT n.* FROM notice n WHERE \(condition) AND n.id > :after AND \(told)
        AND EXISTS(SELECT 1 FROM case_file c WHERE c.id = n.case_id AND \(visibility.condition))
      ORDER BY n.id LIMIT :limit
      """
    self.arguments = arguments
  }

  private static let handedOver = """
    SELECT m.id FROM notice m WHERE m.state = 'handed-over' AND m.id > :after
    """
  private static let uncertain = """
    SELECT m.id FROM notice m WHERE m.state IN ('sending', 'uncertain') AND m.state = 'uncertain'
      AND m.id > :after
    """
  /// What waits is found by its lane: there are few of them, and few notices wait.
  private static let owed = """
    SELECT m.id FROM lane l CROSS JOIN notice m
    WHERE m.lane_id = l.id AND m.state = 'owed'
    """
}

extension CaseStore {
  /// A page of a list of notices in the order in which they arose, each row with its number.
  package func noticeList(
    _ list: NoticeList, viewer: Viewer?, after: Int64 = 0, limit: Int
  ) async throws(StoreError) -> [(number: Int64, row: NoticeRow)] {
    let sql = NoticeListSQL(list, viewer, after: after, limit: limit)
    return try await read { db in
      try Row.fetchAll(db.cachedStatement(sql: sql.text), arguments: sql.arguments)
        .map { ($0["id"], try NoticeRow($0)) }
    }
  }
}
