import CaseCore
import TestKit

/// Holds broken procedures against the original by walking through both.
///
/// The original is walked through once, as far as its clocks in all their phases. A mutant is
/// walked through from the moments of that walk in which what was broken makes itself felt.
struct Comparison {
  enum Sight: Equatable {
    /// Every move does what it did before.
    case equal
    /// Something is done otherwise, and no case could be forgotten for it.
    case harmless
    /// A case could be forgotten, in these ways.
    case harmful([Seen])
  }

  /// A way in which a case could be forgotten, and the moves that lead there.
  struct Seen: Hashable {
    let neglect: Neglect
    let path: [String]
  }

  /// What was seen of the original from one of its procedures on.
  private struct Known {
    let root: ProcedureName
    let exploration: Exploration
    let moments: [Moment]
  }

  /// How many moments a mutant's walk begins from, and how far it goes on.
  private static let mostSources = 48
  private static let ahead = Bounds(mostMoments: 400, mostPerView: 1, mostMoves: 4_000)

  private let family: [Procedure]
  private let known: [Known]
  /// What the explorer sees in the original already: nothing, if it is right.
  let seenInOriginal: [String]

  init(_ family: [Procedure]) throws {
    self.family = family
    known = try family.filter { !$0.opening.by.isEmpty }.map { procedure in
      var explorer = try Explorer(family, bounds: .wide, isCompared: true)
      var exploration = try explorer.walk(procedure.name)
      exploration.judgeGraph()
      exploration.judgeStates()
      return Known(root: procedure.name, exploration: exploration, moments: explorer.moments)
    }
    seenInOriginal = known.flatMap(\.exploration.neglects).map { "\($0.key) after \($0.value)" }
  }

  func sight(of broken: Broken) throws -> Sight {
    let places = BrokenPlaces(family, broken.family)
    var seen: [String: Seen] = [:]
    var isEqual = true
    for known in known {
      let sources = sources(in: known, places)
      let walked = try walk(broken.family, from: sources, in: known, places)
      isEqual = isEqual && isSame(walked, sources, known)
      guard !walked.neglects.isEmpty else { continue }
      // What the same walk shows of the original is no harm of the mutant's.
      let before = try walk(family, from: sources, in: known, places).neglects
      for (neglect, path) in walked.neglects where before[neglect] == nil {
        if let shorter = seen[neglect.kind]?.path, shorter.count <= path.count { continue }
        seen[neglect.kind] = Seen(neglect: neglect, path: path)
      }
    }
    if !seen.isEmpty { return .harmful(seen.sorted { $0.key < $1.key }.map(\.value)) }
    return isEqual ? .equal : .harmless
  }

  /// Moments from which every move of the original was tried, as different as can be.
  private func sources(in known: Known, _ places: BrokenPlaces) -> [Int] {
    var (byState, byView, rest): ([Int], [Int], [Int]) = ([], [], [])
    var (states, views): (Set<StateOf>, Set<CaseView>) = ([], [])
    for place in known.exploration.finished.sorted() {
      let files = places.cases(at: known.moments[place])
      if files.isEmpty { continue }
      let isNewState = files.contains { !states.contains(StateOf($0)) }
      let isNewView = files.contains { !views.contains(CaseView($0)) }
      states.formUnion(files.map(StateOf.init))
      views.formUnion(files.map(CaseView.init))
      if isNewState {
        byState.append(place)
      } else if isNewView {
        byView.append(place)
      } else {
        rest.append(place)
      }
    }
    return Array((byState + byView + rest).prefix(Self.mostSources))
  }

  private func walk(
    _ procedures: [Procedure], from sources: [Int], in known: Known, _ places: BrokenPlaces
  ) throws -> Exploration {
    var explorer = try Explorer(
      procedures, bounds: Self.ahead, isCompared: true, mostCases: known.moments[0].files.count)
    let beginnings = places.atBeginning ? try explorer.beginnings(of: known.root) : []
    var walked = explorer.walk(
      from: sources.map { known.moments[$0].under(procedures) } + beginnings,
      after: sources.map(known.exploration.path))
    walked.judgeGraph()
    walked.judgeStates()
    return walked
  }

  /// Whether every move from the same moments did the same.
  private func isSame(_ walked: Exploration, _ sources: [Int], _ known: Known) -> Bool {
    var compared: Set<Int> = []
    return zip(walked.beginnings, sources).allSatisfy { place, source in
      !walked.finished.contains(place) || !compared.insert(place).inserted
        || walked.marks[place] == known.exploration.marks[source]
    }
  }
}
