internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// The one statement behind a list of cases, put together from what is asked: which, and in
/// which version.
struct CaseListSQL {
  let text: String
  let arguments: StatementArguments

  /// The list after `place` (its sort keys), or nil when there is nothing to be found or seen.
  ///
  /// `fewAreLate`: so few that gathering all of them is the shortest way to the list's.
  init?(
    _ filter: CaseFilter, _ viewer: Viewer?, _ order: CaseOrder, at: Instant,
    after place: (Int64, Int64)?, limit: Int, fewAreLate: Bool = false
  ) {
    let visibility = VisibilitySQL(viewer)
    guard !visibility.showsNothing else { return nil }
    var conditions: [String] = []
    var arguments = visibility.arguments &+ ["limit": limit]
    func require(_ condition: String, _ more: StatementArguments = [:]) {
      conditions.append(condition)
      arguments = arguments &+ more
    }
    if let query = filter.query {
      let scope = viewer.map { $0.searched } ?? .everything
      guard let question = SearchText.question(query, scope) else { return nil }
      arguments = arguments &+ ["question": question]
    }
    if let procedure = filter.procedure {
      require("c.procedure = :procedure", ["procedure": procedure.text])
    }
    if let state = filter.state { require("c.state = :state", ["state": state.text]) }
    if let owner = filter.owner {
      require("c.owner_post = :owner AND c.is_final = 0", ["owner": owner.text])
    }
    if let lead = filter.lead { require("c.lead_org = :lead", ["lead": lead.text]) }
    if let isOpen = filter.isOpen { require(isOpen ? "c.is_final = 0" : "c.is_final = 1") }
    if filter.light != nil { arguments = arguments &+ ["at": at.milliseconds] }
    switch order {
    case .newest:
      let walk = NewestWalk(filter, viewer, visibility, fewAreLate: fewAreLate)
      arguments = arguments &+ walk.arguments &+ ["before": place?.0 ?? .max]
      text = walk.text(where: conditions)
    case .due:
      require(visibility.condition)
      if let light = filter.light { require(LightSQL.condition(light, of: "c")) }
      require(
        "c.is_final = 0 AND (c.red_at, c.id) > (:red, :after)",
        ["red": place?.0 ?? .min, "after": place?.1 ?? 0])
      var source = "case_file c"
      if filter.query != nil {
        source = "case_search s JOIN case_file c ON c.id = s.rowid"
        require("case_search MATCH :question")
      }
      text = """
        SELECT c.id, c.version, c.red_at FROM \(source)
        WHERE \(conditions.joined(separator: "\n  AND "))
        ORDER BY c.red_at, c.id LIMIT :limit
        """
    }
    self.arguments = arguments
  }

  /// Whether the list is of late cases, and no more than so many are late: of all cases, or of
  /// those of the owner asked for.
  static func isOfFewLate(
    _ filter: CaseFilter, atMost most: Int, _ db: Database, at: Instant
  ) throws -> Bool {
    guard filter.light == .red else { return false }
    let sql: CaseSQL = filter.owner == nil ? .lateUpTo : .lateOfOwnerUpTo
    var arguments: StatementArguments = ["at": at.milliseconds, "limit": most + 1]
    if let owner = filter.owner { arguments = arguments &+ ["owner": owner.text] }
    let late = try Int.fetchOne(db.cachedStatement(sql: sql.rawValue), arguments: arguments)
    return late ?? 0 <= most
  }
}

/// The colours as `CaseFile.light(at:)` has them.
enum LightSQL {
  /// `place` is where it is read when a case turns yellow and red: the case's own row or one that
  /// has it too; that it stands still is in its own row `c` alone.
  static func condition(_ light: Light, of place: String) -> String {
    let later = "\(place).red_at > :at AND \(place).yellow_at > :at"
    return switch light {
    case .red: "\(place).red_at <= :at"
    case .yellow: "\(place).red_at > :at AND \(place).yellow_at <= :at"
    case .grey: "\(later) AND c.is_grey = 1"
    case .green: "\(later) AND c.is_grey = 0"
    }
  }
}

extension Viewer {
  /// Where the viewer's words are looked for; what is found must still be seen.
  fileprivate var searched: SearchText.Scope {
    seesAll ? .everything : .open(ofCasesOf: parties)
  }
}
