import CaseCore
import TestKit

/// Holds broken procedures against the original by walking through both.
struct Comparison {
  enum Sight: Equatable {
    /// Every move does what it did before.
    case equal
    /// Something is done otherwise, and no case could be forgotten for it.
    case different
    /// A case could be forgotten, in these ways.
    case harmful([String])
  }

  /// Enough to see a difference.
  private static let glance = Bounds(mostMoments: 400, mostPerView: 1, mostMoves: 4_000)
  /// Enough to see what it leads to.
  private static let look = Bounds(mostMoments: 1_200, mostPerView: 2, mostMoves: 10_000)

  private let original: [ProcedureName: Exploration]
  private let roots: [ProcedureName]

  init(_ family: [Procedure]) throws {
    roots = family.filter { !$0.opening.by.isEmpty }.map(\.name)
    var original: [ProcedureName: Exploration] = [:]
    for root in roots {
      var explorer = try Explorer(family, bounds: Self.glance, isCompared: true)
      original[root] = try explorer.walk(root)
    }
    self.original = original
  }

  func sight(of broken: Broken) throws -> Sight {
    var kinds: Set<String> = []
    for root in roots {
      var explorer = try Explorer(broken.family, bounds: Self.look)
      var exploration = try explorer.walk(root)
      exploration.judgeGraph()
      kinds.formUnion(exploration.neglects.keys.map(\.kind))
    }
    if !kinds.isEmpty { return .harmful(kinds.sorted()) }
    return try isEqual(broken) ? .equal : .different
  }

  private func isEqual(_ broken: Broken) throws -> Bool {
    for root in roots {
      guard let own = original[root] else { return false }
      var explorer = try Explorer(broken.family, bounds: Self.glance, isCompared: true)
      let other = try explorer.walk(root, against: own)
      guard !other.differs, other.signature == own.signature else { return false }
    }
    return true
  }
}
