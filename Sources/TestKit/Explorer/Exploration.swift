package import CaseCore

/// What the explorer saw: moments, the passages between them, and what was wrong.
package struct Exploration: Sendable {
  /// The clocks seen in each state, each phase by itself.
  package internal(set) var reached: Set<ClockInState> = []
  package internal(set) var moves = 0
  /// How many moves had been made when a clock was last seen in a phase not seen before.
  package internal(set) var lastNews = 0
  /// Nothing was left out for its bounds but by how many moments a view may have.
  package internal(set) var isWhole = false
  /// What was wrong, with the shortest known course of events to it.
  package private(set) var neglects: [Neglect: [String]] = [:]
  /// What moves did, in a form that two explorations can be compared by.
  package private(set) var signature: Set<Int> = []
  /// Whether a move did what none did in the exploration this one is held against.
  package private(set) var differs = false
  /// What the moves of that exploration did.
  var reference: Set<Int>?
  private(set) var places: [Place] = []
  var passages: [Passage] = []
  /// The places from which every move was tried.
  var finished: Set<Int> = []
  let stewards: [ProcedureName: Set<RoleName>]

  /// A moment's place in the graph.
  struct Place: Sendable {
    /// The open cases' procedures and states.
    let openCases: [CaseID: StateOf]
    let origin: (place: Int, move: Move)?

    var open: Set<StateOf> { Set(openCases.values) }
  }

  init(stewards: [ProcedureName: Set<RoleName>]) { self.stewards = stewards }

  package var momentCount: Int { places.count }

  /// The share of these pairs that was reached.
  package func coverage(of procedures: [Procedure]) -> (share: Double, missing: [ClockInState]) {
    let all = procedures.reduce(into: Set<ClockInState>()) { $0.formUnion($1.clocksInStates) }
    let missing = all.subtracting(reached).sorted()
    let share = all.isEmpty ? 1 : 1 - Double(missing.count) / Double(all.count)
    return (share, missing)
  }

  mutating func add(_ moment: Moment, from origin: (place: Int, move: Move)?) {
    let open = moment.openFiles.map { ($0.id, StateOf($0)) }
    places.append(Place(openCases: Dictionary(uniqueKeysWithValues: open), origin: origin))
  }

  mutating func record(_ neglect: Neglect, at place: Int, after move: Move? = nil) {
    let path = path(to: place) + [move?.words].compactMap(\.self)
    if let known = neglects[neglect], known.count <= path.count { return }
    neglects[neglect] = path
  }

  /// The moves by which a place was first reached.
  package func path(to place: Int) -> [String] {
    var words: [String] = []
    var current = place
    while let origin = places[current].origin {
      words.append(origin.move.words)
      current = origin.place
    }
    return words.reversed()
  }

  /// Remembers what a move did, to compare with what it does under a changed procedure.
  mutating func note(_ stride: Stride, by move: Move, from moment: Moment) {
    var hasher = Hasher()
    for file in moment.files { hasher.combine(CaseView(file)) }
    hasher.combine(move.words)
    for file in stride.moment.files { hasher.combine(CaseView(file)) }
    for step in stride.steps {
      for notice in step.notices {
        hasher.combine(notice.template)
        hasher.combine(notice.purpose)
        hasher.combine(notice.recipient.post)
      }
    }
    let mark = hasher.finalize()
    signature.insert(mark)
    if let reference, !reference.contains(mark) { differs = true }
  }
}
