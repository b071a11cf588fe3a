package import WorkCalendar

/// All that a decision may look at besides its command and the instant.
package struct Surroundings: Sendable {
  package var calendar: WorkCalendar
  /// The calendars that were in force before, by version, as far as clocks may still go by them.
  package var formerCalendars: [Int: WorkCalendar] = [:]
  package var roster: Roster
  package var procedures: ProcedureShelf
  package var docket: Docket
  package var counters: Counters
  /// Random bits for public ids, drawn by the shell.
  package var draws: Draws

  package init(
    calendar: WorkCalendar, roster: Roster, procedures: ProcedureShelf, docket: Docket,
    counters: Counters, draws: Draws
  ) {
    self.calendar = calendar
    self.roster = roster
    self.procedures = procedures
    self.docket = docket
    self.counters = counters
    self.draws = draws
  }
}

/// The procedures in force and the older versions to which cases are pinned.
package struct ProcedureShelf: Equatable, Sendable {
  private var byReference: [ProcedureReference: Procedure] = [:]
  private var newest: [ProcedureName: Int] = [:]

  package init(_ procedures: [Procedure]) {
    for procedure in procedures { put(procedure) }
  }

  package mutating func put(_ procedure: Procedure) {
    let reference = ProcedureReference(name: procedure.name, version: procedure.version)
    byReference[reference] = procedure
    newest[procedure.name] = max(newest[procedure.name] ?? 0, procedure.version)
  }

  package subscript(reference: ProcedureReference) -> Procedure? { byReference[reference] }

  /// The version that new cases follow.
  package func inForce(_ name: ProcedureName) -> Procedure? {
    newest[name].flatMap { byReference[ProcedureReference(name: name, version: $0)] }
  }

  /// In force or not.
  package var all: some Collection<Procedure> { byReference.values }

  package var allInForce: [Procedure] {
    newest.keys.sorted().compactMap { inForce($0) }
  }
}

/// The running numbers that a decision may draw.
package struct Counters: Equatable, Sendable {
  package var nextCase: Int64
  /// The last number given, by series: `DB-2026`, `slip-2026`.
  package var series: [String: Int]

  package init(nextCase: Int64, series: [String: Int]) {
    self.nextCase = nextCase
    self.series = series
  }

  package mutating func drawCase() -> CaseID {
    defer { nextCase += 1 }
    return CaseID(nextCase)
  }

  package mutating func draw(_ name: String) -> Int {
    series[name, default: 0] += 1
    return series[name, default: 0]
  }
}

/// The random draws of a decision; the shell hands in the generator, a test a seeded one.
package struct Draws: Sendable {
  private var generator: any RandomNumberGenerator & Sendable

  package init(_ generator: any RandomNumberGenerator & Sendable) {
    self.generator = generator
  }

  /// 26 characters that stand for 128 random bits.
  package mutating func publicID() -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    var bits = (generator.next(), generator.next())
    var text = ""
    for _ in 0..<26 {
      text.append(alphabet[Int(bits.1 & 31)])
      bits.1 = bits.1 >> 5 | bits.0 << 59
      bits.0 >>= 5
    }
    return text
  }
}
