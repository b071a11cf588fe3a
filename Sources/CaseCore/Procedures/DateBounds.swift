package import WorkCalendar

/// How far ahead a date entered in a form may lie, measured from the day it is entered.
package struct DateBounds: Equatable, Sendable {
  /// No earlier than this limit from today (`1d` is tomorrow).
  package var earliest: Limit?
  /// No later than this limit from today.
  package var latest: Limit?
  /// No later than this limit after the date that another field holds.
  package var latestAfter: FieldOffset?

  package init(earliest: Limit?, latest: Limit?, latestAfter: FieldOffset? = nil) {
    self.earliest = earliest
    self.latest = latest
    self.latestAfter = latestAfter
  }
}

/// A date that lies a limit after the date in a field.
///
/// In a file: `held-on + 20wd`.
package struct FieldOffset: Equatable, Sendable {
  package var field: FieldName
  package var offset: Limit

  package init(field: FieldName, offset: Limit) {
    self.field = field
    self.offset = offset
  }
}
