internal import CaseCore
internal import GRDB

/// How a list finds its newest cases.
///
/// It goes along what has the fewest of them, the newest first, until a page is full; only then are
/// the cases themselves read. Sorting what an index by owner or colour finds would read every case
/// of a busy owner for a page of fifty; walking in the order of numbers reads little more than it.
struct NewestWalk {
  /// A way through the cases, each a place to read and the number that descends along it.
  private struct Way {
    let source: String
    let number: String
    var condition: String?
    /// Where along the way it stands when a case turns yellow and red.
    var lights = "c"
  }

  private let ways: [Way]
  private let visibility: String
  private let light: Light?
  let arguments: StatementArguments

  init(
    _ filter: CaseFilter, _ viewer: Viewer?, _ visibility: VisibilitySQL, fewAreLate: Bool
  ) {
    var arguments: StatementArguments = [:]
    var isSeen = visibility.condition
    let asked = NewestWalk.party(of: filter)
    if fewAreLate {
      ways = [NewestWalk.late(ofOwner: filter.owner != nil)]
      // Last, so that words are not looked for unless something is left to have them.
      if filter.query != nil {
        isSeen += """
           AND +c.id IN (SELECT rowid FROM case_search WHERE case_search MATCH :question)
          """
      }
    } else if filter.query != nil {
      ways = [NewestWalk.found]
    } else if let asked, viewer.map({ $0.seesAll || $0.parties.contains(asked) }) ?? true {
      ways = [NewestWalk.along(party: "walked")]
      arguments = ["walked": asked.storedText]
    } else if let viewer, !viewer.seesAll, !visibility.partyNames.isEmpty {
      ways = visibility.partyNames.map { NewestWalk.along(party: $0) }
      isSeen = "1"
    } else if filter.state != nil {
      ways = [
        Way(
          source: "case_file w CROSS JOIN case_listed c ON c.id = w.id",
          number: "w.id", condition: "w.state = :state")
      ]
    } else {
      ways = [Way(source: "case_listed c", number: "c.id")]
    }
    self.visibility = isSeen
    light = filter.light
    self.arguments = arguments
  }

  /// The statement, with the conditions that every case of the list meets.
  func text(where conditions: [String]) -> String {
    let found = ways.map { way in
      let colour = light.map { LightSQL.condition($0, of: way.lights) }
      let all = [way.condition, "\(way.number) < :before", colour] + conditions + [visibility]
      return """
        SELECT id FROM (SELECT c.id AS id FROM \(way.source)
        WHERE \(all.compactMap(\.self).joined(separator: "\n  AND "))
        ORDER BY \(way.number) DESC LIMIT :limit) way
        """
    }
    return """
      SELECT f.id, f.version, f.red_at FROM (
      \(found.joined(separator: "\nUNION\n"))
      ORDER BY id DESC LIMIT :limit) found CROSS JOIN case_file f ON f.id = found.id
      ORDER BY found.id DESC
      """
  }

  /// What is late in the order of its lateness, put into that of its numbers.
  private static func late(ofOwner: Bool) -> Way {
    let index = ofOwner ? "case_by_owner" : "case_by_due"
    let owner = ofOwner ? " AND w.owner_post = :owner" : ""
    return Way(
      source: "case_file w INDEXED BY \(index) CROSS JOIN case_listed c ON c.id = w.id",
      number: "w.id", condition: "w.is_final = 0 AND w.red_at <= :at" + owner)
  }

  private static let found = Way(
    source: "case_search s CROSS JOIN case_listed c ON c.id = s.rowid", number: "s.rowid",
    condition: "case_search MATCH :question")

  private static func along(party name: String) -> Way {
    Way(
      source: "case_party d CROSS JOIN case_listed c ON c.id = d.case_id", number: "d.case_id",
      condition: "d.party = :\(name)", lights: "d")
  }

  /// Every owner and every lead is a party of its cases.
  private static func party(of filter: CaseFilter) -> CaseParty? {
    filter.owner.map { .post($0) } ?? filter.lead.map { .organisation($0) }
  }
}
