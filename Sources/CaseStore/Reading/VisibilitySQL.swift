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
    let parties = PlaceList(viewer.parties.map(\.storedText).sorted(), named: "party")
    let charges = PlaceList(viewer.charges.map(\.storedText).sorted(), named: "charge")
    partyNames = parties.names
    var ways = viewer.seesAll ? ["c.confidential = 0"] : []
    if !parties.names.isEmpty {
      ways.append(
        """
        EXISTS(SELECT 1 FROM case_party p
          WHERE p.case_id = c.id AND p.party IN (\(parties.text)))
        """)
    }
    if !charges.names.isEmpty {
      // The parent stands in the case's own row, which a list's narrow one need not be.
      ways.append(
        """
        EXISTS(SELECT 1 FROM case_charge h
          WHERE h.case_id = c.id AND h.charge IN (\(charges.text)))
        OR EXISTS(SELECT 1 FROM case_file u JOIN case_charge h ON h.case_id = u.parent_id
          WHERE u.id = c.id AND h.charge IN (\(charges.text)))
        """)
    }
    condition =
      ways.isEmpty ? VisibilitySQL.never : "(\(ways.joined(separator: " OR ")))"
    arguments = parties.arguments &+ charges.arguments
  }
}
