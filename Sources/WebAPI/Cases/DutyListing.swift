internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WorkCalendar

/// A duty of any sort, and where it stands in a list of duties.
struct DutyListing {
  let duty: Duty
  let place: Place

  enum Duty {
    case ofOffice(OfficeDuty)
    case toTell(UntoldNotice)
    case ofCase(DutyRow, CaseFile)
  }

  init(_ duty: OfficeDuty) {
    self.duty = .ofOffice(duty)
    place = Place(
      dueAt: duty.due.instant, sort: .besides, number: "", id: OfficeDutyWire.id(of: duty))
  }

  init(_ untold: UntoldNotice) {
    duty = .toTell(untold)
    place = Place(
      dueAt: untold.due.instant, sort: .besides, number: untold.file.number,
      id: untold.row.draft.id.text)
  }

  /// Nil where its case can't be read.
  init?(_ row: DutyRow, _ around: Surroundings) {
    guard let file = around.docket[row.caseID] else { return nil }
    duty = .ofCase(row, file)
    place = Place(dueAt: row.dueAt, sort: .ofCase, row: row.id)
  }
}

extension DutyListing {
  /// By when it is due; at one instant first what no case has a clock for, by the case's number and
  /// the id, then what cases have, as the store has it.
  struct Place: Comparable {
    let dueAt: Instant
    let sort: Sort
    var number = ""
    var id = ""
    /// The number of a case's duty in the store.
    var row: Int64 = 0

    enum Sort: String {
      case besides
      case ofCase
    }

    static func < (left: Place, right: Place) -> Bool { left.keys < right.keys }

    private var keys: (Instant, Int64, String, String) {
      (dueAt, sort == .besides ? 0 : row, number, id)
    }
  }
}

extension DutyListing.Place {
  /// As a cursor keeps it; no part has a blank.
  var text: String { "\(dueAt.milliseconds) \(sort.rawValue) \(row) \(id) \(number)" }

  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, let due = Int64(parts[0]), let sort = Sort(rawValue: parts[1]),
      let row = Int64(parts[2])
    else { return nil }
    self.init(
      dueAt: Instant(milliseconds: due), sort: sort, number: parts[4], id: parts[3], row: row)
  }

  /// Where the duties of cases go on behind this place.
  var amongCases: DutyPlace { DutyPlace(dueAt: dueAt, id: row) }
}
