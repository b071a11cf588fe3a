internal import WorkCalendar

/// A length of time in the units in which procedures give it, which don't add up to one number.
package struct Span: Hashable, Sendable {
  package var workingDays = 0
  package var days = 0
  package var months = 0
  package var hours = 0

  init() {}

  init(_ limit: Limit) {
    switch limit {
    case .workingDays(let count): workingDays = count
    case .days(let count): days = count
    case .months(let count): months = count
    case .hours(let count): hours = count
    }
  }

  static func + (left: Span, right: Span) -> Span {
    var sum = left
    sum.workingDays += right.workingDays
    sum.days += right.days
    sum.months += right.months
    sum.hours += right.hours
    return sum
  }

  static func * (span: Span, times: Int) -> Span {
    var product = span
    product.workingDays *= times
    product.days *= times
    product.months *= times
    product.hours *= times
    return product
  }

  /// About how many hours it is, to tell which of two is longer: a week has five working days.
  var roughHours: Int { workingDays * 24 * 7 / 5 + days * 24 + months * 731 + hours }

  static func longer(_ one: Span, _ other: Span) -> Span {
    one.roughHours < other.roughHours ? other : one
  }
}

extension Span: CustomStringConvertible {
  /// `118wd + 12mo`; `0` for nothing.
  package var description: String {
    let parts = [(workingDays, "wd"), (days, "d"), (months, "mo"), (hours, "h")]
    let written = parts.filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }
    return written.isEmpty ? "0" : written.joined(separator: " + ")
  }
}
