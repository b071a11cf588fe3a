package import CaseCore
internal import WorkCalendar

/// Walks what can really become of a procedure's cases, with an adversary who may do or omit any
/// human action at any time.
///
/// It decides with the product's own `decide` and knows nothing of the soundness check. Moments
/// that look alike through the lenses of their procedures are taken for one; what shows a clock in
/// a state for the first time goes first.
package struct Explorer {
  private let procedures: [Procedure]
  private let bounds: Bounds
  private let seed: UInt64
  private let lenses: [ProcedureName: ProcedureLens]
  private let remaining: Roster
  private let isCompared: Bool

  private var exploration: Exploration
  /// The moments, by their places.
  package private(set) var moments: [Moment] = []
  /// How many cases may stand beside each other before nobody begins another; nil for as many as
  /// there are at first.
  private let mostCases: Int?
  private let idle: Idle?
  private var places: [FamilyKey: Int] = [:]
  private var perView: [CaseView: Int] = [:]
  private var featuresSeen: [CaseView: Set<Feature>] = [:]
  /// Those that showed something new, and the others.
  private var novel: [Int] = []
  private var plain: [Int] = []
  private var nextPlain = 0

  /// What is to be compared with another walk remembers what its moves do.
  package init(
    _ procedures: [Procedure], bounds: Bounds, seed: UInt64 = 1, isCompared: Bool = false,
    mostCases: Int? = nil, without idle: Idle? = nil
  ) throws {
    self.procedures = procedures
    self.isCompared = isCompared
    self.mostCases = mostCases
    self.idle = idle
    self.bounds = bounds
    self.seed = seed
    lenses = ProcedureLens.all(procedures)
    let world = try Moment(procedures, seed: seed)
    remaining = try SmallAlliance.roster(.standingOnly, at: world.now)
    exploration = Exploration(stewards: lenses.mapValues(\.stewards))
  }

  /// Walks the cases of one procedure, and of those that its forms name, as far as the bounds.
  package mutating func walk(_ name: ProcedureName) throws -> Exploration {
    walk(from: try beginnings(of: name))
  }

  /// The worlds in which a case of the procedure has just begun.
  package func beginnings(of name: ProcedureName) throws -> [Moment] {
    try Opener(lenses).beginnings(of: name, among: procedures, seed: seed)
  }

  /// Walks what can become of worlds that have come so far, each by the moves of its prelude.
  package mutating func walk(
    from beginnings: [Moment], after preludes: [[String]] = []
  ) -> Exploration {
    for (index, first) in beginnings.enumerated() {
      guard let place = add(first, from: nil) else { continue }
      exploration.begin(at: place, after: index < preludes.count ? preludes[index] : [])
    }
    while let place = next() { expand(place) }
    exploration.isWhole = exploration.moves < bounds.mostMoves
    return exploration
  }

  private mutating func next() -> Int? {
    guard exploration.moves < bounds.mostMoves else { return nil }
    if let place = novel.popLast() { return place }
    guard nextPlain < plain.count else { return nil }
    nextPlain += 1
    return plain[nextPlain - 1]
  }

  private mutating func expand(_ place: Int) {
    let moment = moments[place]
    let adversary = Adversary(lenses: lenses, mostCases: mostCases ?? moments[0].files.count)
    let own = sights(of: moment)
    for move in adversary.moves(at: moment) where idle?.omits(move) != true {
      guard exploration.moves < bounds.mostMoves else { return }
      exploration.moves += 1
      let stride = Stride(move, from: moment) { sights(of: $0) != own }
      record(stride.neglects, move, from: place)
      let isNovel = !exploration.reached.isSuperset(of: stride.seen)
      exploration.reached.formUnion(stride.seen)
      if isNovel { exploration.lastNews = exploration.moves }
      if stride.refused != nil { continue }
      let reached = add(stride.moment, from: (place, move), isNovel: isNovel)
      if reached == nil { exploration.leaveOut(stride.moment) }
      exploration.passages.append(
        Passage(move, from: place, to: reached, before: moment, after: stride))
      if isCompared { exploration.note(stride, by: move, from: moment, at: place) }
    }
    exploration.finished.insert(place)
  }

  private func sights(of moment: Moment) -> [CaseView] { moment.files.map(CaseView.init) }

  /// The moment's place among those known; nil where the bounds leave it out.
  private mutating func add(
    _ moment: Moment, from origin: (place: Int, move: Move)?, isNovel: Bool = true
  ) -> Int? {
    guard let key = FamilyKey(moment, lenses) else { return nil }
    if let known = places[key] { return known }
    let view = key.root.view
    let isFirst = perView[view] == nil
    let shows = features(of: moment)
    let isNew = isNovel || !(featuresSeen[view] ?? []).isSuperset(of: shows)
    let isWanted = isNew || perView[view, default: 0] < bounds.mostPerView
    guard isNovel || (isWanted && moments.count < bounds.mostMoments) else { return nil }
    featuresSeen[view, default: []].formUnion(shows)
    perView[view, default: 0] += 1
    let place = moments.count
    places[key] = place
    moments.append(moment)
    exploration.add(moment, from: origin)
    if isNovel { novel.append(place) } else { plain.append(place) }
    if isFirst { desert(moment, place) }
    return place
  }

  /// What sets moments apart in which the first case looks the same from afar.
  private enum Feature: Hashable {
    /// What conditions see of a field.
    case field(ProcedureName, FieldName, [Bool]?)
    /// Whether a date that conditions ask for is over, today or ahead.
    case day(ProcedureName, FieldName, Int)
    /// How far a case has come that is nobody's child, and whether it names the first one.
    case companion(StateOf, isLinked: Bool)
  }

  private func features(of moment: Moment) -> Set<Feature> {
    var features: Set<Feature> = []
    for (place, file) in moment.files.enumerated() where place == 0 || file.parent == nil {
      guard let lens = lenses[file.procedure.name] else { continue }
      for field in lens.compared.keys {
        features.insert(.field(file.procedure.name, field, lens.sight(of: field, in: file.fields)))
      }
      for field in lens.days {
        let day = lens.day(of: field, in: file, today: moment.today)
        features.insert(.day(file.procedure.name, field, day))
      }
      if place > 0 {
        let isLinked = file.namedCases.contains(moment.files[0].id)
        features.insert(.companion(StateOf(file), isLinked: isLinked))
      }
    }
    return features
  }

  /// Everybody leaves who may leave at once: what is owed must fall to somebody all the same.
  private mutating func desert(_ moment: Moment, _ place: Int) {
    let (left, outcomes) = moment.deserted(remaining)
    for (file, outcome) in outcomes {
      if case .refused = outcome {
        record([.noOwner(file.procedure.name, file.state)], nil, from: place)
        return
      }
    }
    let own = sights(of: left)
    let stride = Stride(.wait(questionsArrive: true), from: left, isDeserted: true) {
      sights(of: $0) != own
    }
    record(stride.neglects, nil, from: place)
  }

  private mutating func record(
    _ neglects: [Neglect], _ move: Move?, from place: Int
  ) {
    for neglect in neglects {
      exploration.record(neglect, at: place, after: move)
    }
  }
}
