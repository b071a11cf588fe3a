internal import CaseCore
internal import GRDB

/// `Visibility.mayBeSeen(by:)` as SQL, the only place where it is written so.
struct VisibilitySQL {
  /// A condition on `case_file c`.
  let condition: String
  let arguments: StatementArguments
  /// The names by which the arguments have the viewer's parties.
  let partyNames: [String]
  /// Whether there is nothing at all that the viewer could see.
  var showsNothing: Bool { condition == VisibilitySQL.never }

  private static let never = "0"

  /// What `viewer` may see; nil stands for the daemon itself, which sees all.
  init(_ viewer: Viewer?) {
    guard let viewer else {
      condition = "1"
      arguments = [:]
      partyNames = []
      return
    }
    let parties = viewer.parties.map(\.storedText).sorted()
    guard !parties.isEmpty else {
      condition = viewer.seesAll ? "c.confidential = 0" : VisibilitySQL.never
      arguments = [:]
      partyNames = []
      return
    }
    let places = PlaceList(parties, named: "party")
    partyNames = places.names
    let isParty = """
      EXISTS(SELECT 1 FROM case_party p
        WHERE p.case_id = c.id AND p.party IN (\(places.text)))
      """
    condition = viewer.seesAll ? "(c.confidential = 0 OR \(isParty))" : isParty
    arguments = places.arguments
  }
}
