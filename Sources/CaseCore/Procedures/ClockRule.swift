package import WorkCalendar

/// A clock that a procedure's states start, hold and end.
package struct ClockRule: Equatable, Sendable {
  package var name: ClockName
  package var label: String
  /// Who owes what the clock measures.
  package var owner: RoleName
  package var ladder: LadderName?
  /// Renewed by its owner's own act; it then runs for `renewal`.
  package var renewal: Limit?
  /// The first whose condition holds is the clock's term; the last has none.
  package var terms: [ClockTerm]
  /// A term bound to a date leaves at least this much from the clock's start.
  package var least: Limit?
  /// A case for which this holds doesn't have the clock.
  package var unless: Condition?
  /// The timed action at its expiry; without one it is missed and its ladder goes on.
  package var expiry: ActionName?
  /// Expiry takes silence for an answer: it counts only if the question arrived.
  package var isSilence: Bool

  package init(
    name: ClockName, label: String, owner: RoleName, ladder: LadderName?, renewal: Limit?,
    terms: [ClockTerm], least: Limit?, unless: Condition?, expiry: ActionName?, isSilence: Bool
  ) {
    self.name = name
    self.label = label
    self.owner = owner
    self.ladder = ladder
    self.renewal = renewal
    self.terms = terms
    self.least = least
    self.unless = unless
    self.expiry = expiry
    self.isSilence = isSilence
  }

  package var isSoft: Bool { renewal != nil }
}

/// One possible term of a clock, and when it is the one.
package struct ClockTerm: Equatable, Sendable {
  package var when: Condition?
  package var length: ClockLength
  /// No later than this offset from a clock of the parent's, if that leaves `least`.
  package var notAfter: ParentClock?
  /// What a date leaves at least from the clock's start; nil for the clock's own `least`.
  package var least: Limit?

  package init(
    when: Condition?, length: ClockLength, notAfter: ParentClock? = nil, least: Limit? = nil
  ) {
    self.when = when
    self.length = length
    self.notAfter = notAfter
    self.least = least
  }
}

/// How long a clock runs.
package enum ClockLength: Equatable, Sendable {
  case limit(Limit)
  /// Until the close of the date in a field, moved by an offset.
  case date(FieldName, offset: Limit?)
  /// Until the close of the date in a field of a relative; when that date moves, so does the clock.
  case relativeDate(RelativeField, offset: Limit?)
}

/// A field of the one case that a link or the parent reference names.
///
/// In a file: `parent.held-on`.
package struct RelativeField: Equatable, Sendable {
  /// The field that names the relative; nil for the parent.
  package var link: FieldName?
  package var field: FieldName

  package init(link: FieldName?, field: FieldName) {
    self.link = link
    self.field = field
  }
}

/// A clock of the parent case and an offset from its due date.
///
/// In a file: `parent.handle - 1wd`.
package struct ParentClock: Equatable, Sendable {
  package var clock: ClockName
  package var offset: Limit

  package init(clock: ClockName, offset: Limit) {
    self.clock = clock
    self.offset = offset
  }
}
