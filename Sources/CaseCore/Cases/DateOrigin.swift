package import WorkCalendar

/// Where the date of a clock comes from: another date, and how far from that it lies.
package struct DateOrigin: Equatable, Sendable {
  package let date: CivilDate
  /// Nil where the clock ends on that date itself.
  package let offset: Limit?

  /// The origin of a run's date, as the case and its relatives stand.
  ///
  /// Nil for a clock with a limit, and where what its date came from has been moved since.
  package static func of(
    _ run: ClockRun, in file: CaseFile, _ around: Surroundings
  ) -> DateOrigin? {
    leading(to: run, dates(of: run, in: file, around) + bounds(of: run, in: file, around), around)
  }

  /// The same, but for what a relative's clock says of it: that one moves by itself.
  static func ofDate(
    _ run: ClockRun, in file: CaseFile, _ around: Surroundings
  ) -> DateOrigin? {
    leading(to: run, dates(of: run, in: file, around), around)
  }

  private static func leading(
    to run: ClockRun, _ possible: [DateOrigin], _ around: Surroundings
  ) -> DateOrigin? {
    guard case .date(let date) = run.intervals.term else { return nil }
    return possible.first { $0.leads(to: date, by: around.calendar) }
  }

  private static func dates(
    of run: ClockRun, in file: CaseFile, _ around: Surroundings
  ) -> [DateOrigin] {
    guard let procedure = around.procedures[file.procedure] else { return [] }
    switch run.key {
    case .rule(let name):
      return (procedure.clock(name)?.terms ?? []).compactMap { origin($0.length, file, around) }
    case .look:
      let from = procedure.look.from.flatMap { file.fields[$0]?.date }
      let first = from ?? around.calendar.date(of: file.openedAt)
      return [DateOrigin(date: first, offset: procedure.look.first)]
    case .confirmation, .signature, .acknowledgement, .reach, .release:
      return []
    }
  }

  private static func bounds(
    of run: ClockRun, in file: CaseFile, _ around: Surroundings
  ) -> [DateOrigin] {
    guard case .rule(let name) = run.key, let procedure = around.procedures[file.procedure]
    else { return [] }
    return (procedure.clock(name)?.terms ?? []).compactMap { bound($0, file, around) }
  }

  private func leads(to due: CivilDate, by calendar: WorkCalendar) -> Bool {
    guard let offset else { return due == date }
    return due == calendar.due(offset, from: date).date
  }

  private static func origin(
    _ length: ClockLength, _ file: CaseFile, _ around: Surroundings
  ) -> DateOrigin? {
    switch length {
    case .limit: return nil
    case .date(let field, let offset):
      return file.fields[field]?.date.map { DateOrigin(date: $0, offset: offset) }
    case .relativeDate(let field, let offset):
      let relative = field.link.map { file.fields[$0]?.cases.first } ?? file.parent
      let date = relative.flatMap { around.docket[$0] }?.fields[field.field]?.date
      return date.map { DateOrigin(date: $0, offset: offset) }
    }
  }

  /// The parent's clock that a term must not outlast.
  private static func bound(
    _ term: ClockTerm, _ file: CaseFile, _ around: Surroundings
  ) -> DateOrigin? {
    guard let bound = term.notAfter, let parent = file.parent,
      let run = around.docket[parent]?.run(bound.clock)
    else { return nil }
    return DateOrigin(date: run.due.date, offset: bound.offset)
  }
}
