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
    guard case .date(let date) = run.intervals.term,
      let procedure = around.procedures[file.procedure]
    else { return nil }
    let calendar = around.calendar
    let possible: [DateOrigin?]
    switch run.key {
    case .rule(let name):
      let terms = procedure.clock(name)?.terms ?? []
      possible = terms.flatMap { [origin($0.length, file, around), bound($0, file, around)] }
    case .look:
      let from = procedure.look.from.flatMap { file.fields[$0]?.date }
      let first = from ?? calendar.date(of: file.openedAt)
      possible = [DateOrigin(date: first, offset: procedure.look.first)]
    case .confirmation, .signature, .acknowledgement, .reach, .release:
      return nil
    }
    return possible.compactMap(\.self).first { $0.leads(to: date, by: calendar) }
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
