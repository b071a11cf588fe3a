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
  /// What the moves from each place did, in a form that two explorations can be compared by.
  package private(set) var marks: [Int: Set<Int>] = [:]
  /// The places of the moments from which the walk began, in their order.
  package internal(set) var beginnings: [Int] = []
  private(set) var places: [Place] = []
  /// What the bounds left out of the places.
  private(set) var leftOut: [Place] = []
  var passages: [Passage] = []
  /// The places from which every move was tried.
  package internal(set) var finished: Set<Int> = []
  let stewards: [ProcedureName: Set<RoleName>]

  /// A moment's place in the graph.
  struct Place: Sendable {
    /// The open cases' procedures and states.
    let openCases: [CaseID: StateOf]
    /// What is proposed in them.
    let proposals: [CaseID: ActionName]
    let origin: (place: Int, move: Move)?
    /// The moves before the walk began, where it began here.
    var prelude: [String] = []

    init(_ moment: Moment, from origin: (place: Int, move: Move)? = nil) {
      let open = moment.openFiles
      openCases = Dictionary(uniqueKeysWithValues: open.map { ($0.id, StateOf($0)) })
      proposals = Dictionary(
        uniqueKeysWithValues: open.compactMap { file in
          file.proposal.map { (file.id, $0.action) }
        })
      self.origin = origin
    }

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
    places.append(Place(moment, from: origin))
  }

  mutating func leaveOut(_ moment: Moment) { leftOut.append(Place(moment)) }

  /// Remembers what had been done before the walk began at a place.
  mutating func begin(at place: Int, after prelude: [String]) {
    beginnings.append(place)
    places[place].prelude = prelude
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
    return places[current].prelude + words.reversed()
  }

  /// Remembers what a move did, to compare with what it does under a changed procedure.
  mutating func note(_ stride: Stride, by move: Move, from moment: Moment, at place: Int) {
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
    marks[place, default: []].insert(hasher.finalize())
  }
}
