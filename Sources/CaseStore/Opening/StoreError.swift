package import CaseCore

/// Why the store could not do what was asked.
package enum StoreError: Error, Equatable, Sendable {
  /// The disk is full or failing; nothing of the batch was kept.
  case disk(code: Int, message: String)
  /// Another daemon holds this data directory.
  case locked(path: String)
  /// The store was written by a newer program.
  case newer(found: Int, known: Int)
  /// The store has an older schema, and was opened only to be looked at.
  case older(found: Int, known: Int)
  /// An event in it is of a kind, or in a version of one, that only a newer program reads.
  case newerEvent(stream: String, kind: String, version: Int)
  /// The file is not ours, or its contents contradict themselves.
  case corrupt(String)
  /// A row was not as the decision saw it, or a rung fired twice.
  case conflict(String)
  /// The file's clock is of the other kind (real or simulated), for ever.
  case otherClock(expected: ClockKind, found: ClockKind)
  /// A setting did not take.
  case setting(String)
  /// A commit would have left an open case that somebody could forget: which, and why (P1).
  case promiseBroken(CaseID, number: String, String)
  /// A case has more relatives than a decision may look at.
  case familyTooLarge(CaseID)
  /// The cursor was not given out by this store, or not for this list.
  case badCursor
  /// The data directory can't be made or read.
  case directory(String)
  /// A statement failed in a way that we did not foresee.
  case unforeseen(String)
  /// The awaiting task was cancelled before the statement ran.
  case cancelled
}

/// Which clock gives a store its domain time, from its first day on.
package enum ClockKind: Hashable, Sendable, CaseIterable {
  case real
  case simulated
}
