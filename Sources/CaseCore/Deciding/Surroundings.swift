package import WorkCalendar

/// All that a decision may look at besides its command and the instant.
package struct Surroundings: Sendable {
  package var calendar: WorkCalendar
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

/// Random bits handed in by the shell, used up in order; equal seeds give equal draws.
package struct Draws: Equatable, Sendable {
  private var high: UInt64
  private var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// 26 characters that stand for 128 bits: a public id from which no other can be guessed.
  package mutating func publicID() -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    var text = ""
    var bits = (high, low)
    for _ in 0..<26 {
      text.append(alphabet[Int(bits.1 & 31)])
      bits.1 = bits.1 >> 5 | bits.0 << 59
      bits.0 >>= 5
    }
    step()
    return text
  }

  /// Moves on by a mixing step of SplitMix64 on each half.
  private mutating func step() {
    high = Draws.mix(high &+ 0x9E37_79B9_7F4A_7C15)
    low = Draws.mix(low &+ 0xBF58_476D_1CE4_E5B9 ^ high)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
