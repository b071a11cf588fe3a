internal import WorkCalendar

/// How far back what people said may lie when it is recorded.
extension Deliberation {
  /// Whoever files for a party may have had its word this long; older than that is a slip of the
  /// pen, or a matter to be asked about again.
  static let longestKeptDays = 90

  /// Refuses a word that is older than the case it is about: than its filing, or its parent's,
  /// since what was said at a meeting may be recorded in a case that came of it.
  ///
  /// Without a case, which is yet to be filed, the word may be so many days old.
  func checkSaid(
    _ claim: BehalfClaim, in file: CaseFile?
  ) throws(Rejection) {
    guard let said = CivilDate(String(claim.saidOn.prefix(10))) else { return }
    try check(said, .behalf, file)
  }

  func checkTold(at instant: Instant, in file: CaseFile) throws(Rejection) {
    try check(around.calendar.date(of: instant), .telling, file)
  }

  private func check(
    _ said: CivilDate, _ word: EarlierWord, _ file: CaseFile?
  ) throws(Rejection) {
    let earliest = file.map(begun) ?? today.advanced(byDays: -Deliberation.longestKeptDays)
    if said < earliest { throw .saidTooEarly(word, earliest: earliest) }
  }

  /// The day on which the case, or the one that it is a child of, was filed.
  private func begun(_ file: CaseFile) -> CivilDate {
    let parent = file.parent.flatMap { around.docket[$0] }
    return around.calendar.date(of: min(file.openedAt, parent?.openedAt ?? file.openedAt))
  }
}
