extension WorkCalendar {
  /// Why `clock` is due when it is, as seen at `instant`: a held clock is followed up to then.
  package func explanation(of clock: ClockIntervals, at instant: Instant) -> Explanation {
    preconditionFailure("to come")
  }

  /// Why `limit` from `start` ends when it does.
  package func explanation(_ limit: Limit, from start: CivilDate) -> Explanation {
    preconditionFailure("to come")
  }
}
