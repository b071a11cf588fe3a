/// An instant as bodies write it (RFC 3339), in whole milliseconds since 1970.
package struct WrittenInstant: Equatable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Reads a date, a time and an offset; seconds may be left out, fractions end at milliseconds.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count > 10, let date = WrittenDate(bytes[..<10]) else { return nil }
    var digits = WrittenDigits(bytes[10...])
    guard digits.take("T"), let hour = digits.number(of: 2), hour < 24, digits.take(":"),
      let minute = digits.number(of: 2), minute < 60
    else { return nil }
    var second = 0
    var thousandths = 0
    if digits.take(":") {
      guard let written = digits.number(of: 2), written < 60 else { return nil }
      second = written
      if digits.take(".") {
        guard let fraction = Self.thousandths(&digits) else { return nil }
        thousandths = fraction
      }
    }
    guard let offset = Self.offsetMinutes(&digits), digits.isAtEnd else { return nil }
    let minutes = (date.daysSinceEpoch * 24 + hour) * 60 + minute - offset
    milliseconds = Int64((minutes * 60 + second) * 1000 + thousandths)
  }

  /// The instant on a clock that is that many minutes ahead of UTC, `2026-03-02T09:00:00+08:00`.
  package func text(offsetMinutes: Int) -> String {
    let local = milliseconds + Int64(offsetMinutes) * 60_000
    let (day, rest) = (Self.floored(local, 86_400_000), Int(Self.remainder(local, 86_400_000)))
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60]
      .map { WrittenDigits.padded($0, to: 2) }.joined(separator: ":")
    let fraction = rest % 1000 == 0 ? "" : ".\(WrittenDigits.padded(rest % 1000, to: 3))"
    return "\(Self.dateText(daysSinceEpoch: Int(day)))T\(clock)\(fraction)"
      + Self.offsetText(offsetMinutes)
  }

  private static func thousandths(_ digits: inout WrittenDigits) -> Int? {
    guard var total = digits.number(of: 1) else { return nil }
    for _ in 0..<2 {
      total = total * 10 + (digits.number(of: 1) ?? 0)
    }
    return total
  }

  private static func offsetMinutes(_ digits: inout WrittenDigits) -> Int? {
    if digits.take("Z") { return 0 }
    let isAhead = digits.take("+")
    guard isAhead || digits.take("-"), let hours = digits.number(of: 2), hours < 24,
      digits.take(":"), let minutes = digits.number(of: 2), minutes < 60
    else { return nil }
    return (isAhead ? 1 : -1) * (hours * 60 + minutes)
  }

  private static func offsetText(_ minutes: Int) -> String {
    if minutes == 0 { return "Z" }
    let written = [abs(minutes) / 60, abs(minutes) % 60]
      .map { WrittenDigits.padded($0, to: 2) }.joined(separator: ":")
    return (minutes < 0 ? "-" : "+") + written
  }

  private static func dateText(daysSinceEpoch: Int) -> String {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    return "\(WrittenDigits.padded(year, to: 4))-\(WrittenDigits.padded(month, to: 2))"
      + "-\(WrittenDigits.padded(day, to: 2))"
  }

  private static func floored(_ number: Int64, _ divisor: Int64) -> Int64 {
    (number - remainder(number, divisor)) / divisor
  }

  private static func remainder(_ number: Int64, _ divisor: Int64) -> Int64 {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
