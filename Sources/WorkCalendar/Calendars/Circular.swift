/// One circular of the State Council on the holidays of a year: days off and make-up days.
///
/// An amendment in mid-year is a circular of the same year, issued later.
package struct Circular: Hashable, Sendable {
  /// The year it is about; loading it makes that year known.
  package let year: Int
  /// Its number as printed, such as 国办发明电〔2025〕7号.
  package let number: String
  package let issued: CivilDate
  /// Where it was published.
  package let address: String
  /// Days of rest, weekends among them or not.
  package let off: [CivilDate]
  /// Days of work, though they would be rest (调休).
  package let work: [CivilDate]

  /// Checks that no day is both, and that all lie in the year or in the December before it.
  package init(
    year: Int, number: String, issued: CivilDate, address: String, off: [CivilDate],
    work: [CivilDate]
  ) throws(CircularFault) {
    var seen: Set<CivilDate> = []
    for date in off + work {
      guard date.year == year || (date.year == year - 1 && date.month == 12) else {
        throw .outsideYear(date, year: year)
      }
      guard seen.insert(date).inserted else { throw .namedTwice(date) }
    }
    self.year = year
    self.number = number
    self.issued = issued
    self.address = address
    self.off = off
    self.work = work
  }
}

/// Why a circular can't be believed as it stands.
package enum CircularFault: Error, Hashable, Sendable, CustomStringConvertible {
  case outsideYear(CivilDate, year: Int)
  case namedTwice(CivilDate)

  /// The fault in words.
  package var description: String {
    switch self {
    case .outsideYear(let date, let year):
      "\(date) is neither in \(year) nor in December \(year - 1)"
    case .namedTwice(let date): "\(date) is named twice"
    }
  }
}
