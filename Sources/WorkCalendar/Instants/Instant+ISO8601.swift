extension Instant {
  /// Reads RFC 3339 text with an offset or `Z`; seconds and up to three decimals may be left out.
  ///
  /// Strict: a capital `T`, no leap second, no more than three decimals (an instant is whole
  /// milliseconds, and cutting a fourth off would change what was said).
  package init?(iso8601 text: String) {
    var reader = DigitReader(text)
    guard let year = reader.digits(4), reader.skip("-"), let month = reader.digits(2),
      reader.skip("-"), let day = reader.digits(2), reader.skip("T"),
      let date = CivilDate(year: year, month: month, day: day),
      let hour = reader.digits(2), hour < 24, reader.skip(":"),
      let minute = reader.digits(2), minute < 60
    else { return nil }
    var millisecondsOfDay = Int64(hour * 60 + minute) * Instant.millisecondsPerMinute
    if reader.skip(":") {
      guard let second = reader.digits(2), second < 60 else { return nil }
      millisecondsOfDay += Int64(second) * 1000
      if reader.skip(".") {
        guard let fraction = reader.fractionInMilliseconds() else { return nil }
        millisecondsOfDay += fraction
      }
    }
    guard let offset = reader.offsetInMilliseconds(), reader.isAtEnd else { return nil }
    let local = Int64(date.daysSinceEpoch) * Instant.millisecondsPerDay + millisecondsOfDay
    self.init(milliseconds: local - offset)
  }

  /// This instant as the clocks of `zone` show it, with the offset: `2026-03-02T09:00:00+08:00`.
  ///
  /// Milliseconds are written only if they are not zero.
  package func iso8601(in zone: CalendarZone) -> String {
    // An offset is written in minutes; the seconds of an odd one stay in the time of day, so
    // that the text still names this very instant.
    let offsetMinutes = zone.offsetMilliseconds(at: self) / Instant.millisecondsPerMinute
    let local = advanced(byMilliseconds: offsetMinutes * Instant.millisecondsPerMinute)
    let (days, rest) = local.milliseconds.flooredDivision(by: Instant.millisecondsPerDay)
    let seconds = Int(rest / 1000)
    var text = "\(CivilDate(daysSinceEpoch: Int(days)))T\(twoDigits(seconds / 3600)):"
    text += "\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
    if rest % 1000 != 0 {
      text += ".\(padded(Int(rest % 1000), to: 3))"
    }
    let size = Int(offsetMinutes.magnitude)
    return text + "\(offsetMinutes < 0 ? "-" : "+")\(twoDigits(size / 60)):\(twoDigits(size % 60))"
  }
}

extension DigitReader {
  /// The decimals after a second's point, one to three of them.
  fileprivate mutating func fractionInMilliseconds() -> Int64? {
    var value: Int64 = 0
    var scale: Int64 = 1000
    while scale > 1, let digit = digits(1) {
      scale /= 10
      value += Int64(digit) * scale
    }
    return scale == 1000 ? nil : value
  }

  /// `Z`, or a sign and `hh:mm`.
  fileprivate mutating func offsetInMilliseconds() -> Int64? {
    if skip("Z") { return 0 }
    let isWest = skip("-")
    guard isWest || skip("+"), let hour = digits(2), hour < 24, skip(":"),
      let minute = digits(2), minute < 60
    else { return nil }
    let size = Int64(hour * 60 + minute) * Instant.millisecondsPerMinute
    return isWest ? -size : size
  }
}
