package import WorkCalendar

/// What recurs, as its file says: cases of one procedure, each with a date of its own, and that
/// there is always a next one.
package struct CyclePlan: Equatable, Sendable {
  package var procedure: ProcedureName
  /// In whose name the planner opens one: the organisation of this post.
  package var host: PostKind
  package var fields: CycleFields
  /// Nil where people plan each one by hand; that there is a next one is a duty all the same.
  package var rule: CycleRule?
  /// Who owes that there is a next one, within what, and who is told when there is none.
  package var missing: StandingDuty

  package init(
    procedure: ProcedureName, host: PostKind, fields: CycleFields, rule: CycleRule?,
    missing: StandingDuty
  ) {
    self.procedure = procedure
    self.host = host
    self.fields = fields
    self.rule = rule
    self.missing = missing
  }
}

/// The fields of the procedure in which the planner reads and writes.
package struct CycleFields: Equatable, Sendable {
  /// The date of a case.
  package var date: FieldName
  /// The day that the rule had for it before anything moved it: by this the planner knows for which
  /// period a case was opened, however often it was postponed.
  package var ruleDay: FieldName
  /// A flag that stands until people have confirmed a date that nobody chose.
  package var unconfirmed: FieldName
  /// The case before this one.
  package var previous: FieldName
  /// Where a case names the date of the one after it; nil where none does.
  package var namedIn: FieldName?

  package init(
    date: FieldName, ruleDay: FieldName, unconfirmed: FieldName, previous: FieldName,
    namedIn: FieldName?
  ) {
    self.date = date
    self.ruleDay = ruleDay
    self.unconfirmed = unconfirmed
    self.previous = previous
    self.namedIn = namedIn
  }
}

/// When one comes, and how it is opened.
package struct CycleRule: Equatable, Sendable {
  package var meeting: MeetingRule
  /// How many working days ahead of its date one is opened.
  package var aheadWorkingDays: Int
  /// With fewer working days left, people decide whether one is still held.
  package var leastWorkingDays: Int
  /// What else stands in a new one; `{year}` and `{number}` are its period's.
  package var texts: [FieldName: String]

  package init(
    meeting: MeetingRule, aheadWorkingDays: Int, leastWorkingDays: Int, texts: [FieldName: String]
  ) {
    self.meeting = meeting
    self.aheadWorkingDays = aheadWorkingDays
    self.leastWorkingDays = leastWorkingDays
    self.texts = texts
  }

  /// What stands in a new one of this period.
  func values(of period: Period) -> [FieldName: FieldValue] {
    texts.mapValues { text in
      .text(
        text.replacing("{year}", with: "\(period.year)")
          .replacing("{number}", with: "\(period.number)"))
    }
  }
}

/// A case that the engine opens because its time has come.
package struct PlannedOpening: Equatable, Sendable {
  package var procedure: ProcedureName
  package var requester: OrganisationID
  package var fields: [FieldName: FieldValue]
  /// Why on that date.
  package var note: String
  /// The number that the next case had when the planner looked: if another was opened since, it
  /// may be the very one, and the planner looks again.
  package var nextCase: Int64

  package init(
    procedure: ProcedureName, requester: OrganisationID, fields: [FieldName: FieldValue],
    note: String, nextCase: Int64
  ) {
    self.procedure = procedure
    self.requester = requester
    self.fields = fields
    self.note = note
    self.nextCase = nextCase
  }
}
