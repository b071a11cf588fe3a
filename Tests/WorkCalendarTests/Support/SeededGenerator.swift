import WorkCalendar

/// SplitMix64: one seed, one sequence, on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A day of 1970–2100.
  mutating func date() -> CivilDate {
    let last = day("2100-12-31").daysSinceEpoch
    return CivilDate(daysSinceEpoch: Int.random(in: 0...last, using: &self))
  }

  /// An instant of 1970–2100; now and then exactly a close or a midnight.
  mutating func instant(in calendar: WorkCalendar) -> Instant {
    let date = date()
    return switch Int.random(in: 0..<6, using: &self) {
    case 0: calendar.close(of: date)
    case 1: calendar.start(of: date)
    default:
      calendar.start(of: date)
        .advanced(byMilliseconds: Int64.random(in: 0..<86_400_000, using: &self))
    }
  }

  /// An instant up to so many days after `start`.
  mutating func instant(after start: Instant, days: Int, in calendar: WorkCalendar) -> Instant {
    let span = Int64(days) * Instant.millisecondsPerDay
    let plain = start.advanced(byMilliseconds: Int64.random(in: 0...span, using: &self))
    guard Int.random(in: 0..<4, using: &self) == 0 else { return plain }
    return max(start, calendar.close(of: calendar.date(of: plain)))
  }

  /// A calendar nobody has seen: circulars over a run of years, some amended, some naming
  /// December of the year before, statutory days behind them.
  mutating func calendar() -> WorkCalendar {
    let first = Int.random(in: 1970...2090, using: &self)
    let years = first...min(2100, first + Int.random(in: 0...40, using: &self))
    var circulars: [Circular] = []
    for year in years {
      circulars.append(circular(of: year, issued: "\(year - 1)-11-10"))
      if Int.random(in: 0..<5, using: &self) == 0 {
        circulars.append(circular(of: year, issued: "\(year)-04-10"))
      }
    }
    var names: [CivilDate: String] = [:]
    for year in years.upperBound...(years.upperBound + 10) {
      for _ in 0..<13 { names[date(of: year)] = "节" }
    }
    return WorkCalendar(
      version: 1, zone: Sample.shanghai, officeHours: Sample.officeHours,
      circulars: circulars.shuffled(using: &self), statutory: StatutoryDays(names))
  }

  private mutating func circular(of year: Int, issued: String) -> Circular {
    var off: Set<CivilDate> = []
    var work: Set<CivilDate> = []
    for _ in 0..<Int.random(in: 0...30, using: &self) { off.insert(date(of: year)) }
    if Bool.random(using: &self) {
      off.formUnion(days("\(year - 1)-12-29", "\(year)-01-04"))
    }
    for _ in 0..<Int.random(in: 0...10, using: &self) { work.insert(date(of: year)) }
    return Sample.circular(
      year, "〔\(year)〕\(issued)", issued: issued, off: off.sorted(),
      work: work.subtracting(off).sorted())
  }

  /// A day of that year or of the December before it.
  private mutating func date(of year: Int) -> CivilDate {
    let first = day("\(year - 1)-12-01").daysSinceEpoch
    let last = day("\(year)-12-31").daysSinceEpoch
    return CivilDate(daysSinceEpoch: Int.random(in: first...last, using: &self))
  }
}
