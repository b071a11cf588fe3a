/// How far the explorer walks.
package struct Bounds: Sendable {
  /// Moments that are looked at from all sides.
  package var mostMoments: Int
  /// Moments in which the first case looks the same from afar, but for those that show something
  /// never seen before.
  package var mostPerView: Int
  /// Moves that are tried in all.
  package var mostMoves: Int

  package init(mostMoments: Int, mostPerView: Int, mostMoves: Int) {
    self.mostMoments = mostMoments
    self.mostPerView = mostPerView
    self.mostMoves = mostMoves
  }

  /// Enough to see each clock of a shipped procedure in each of its phases.
  package static let wide = Bounds(mostMoments: 2_000, mostPerView: 1, mostMoves: 16_000)
  /// The same with more moments that look alike from afar, where there was room left.
  package static let deep = Bounds(mostMoments: 2_000, mostPerView: 6, mostMoves: 16_000)
  /// For one of hundreds of small procedures, in a few moments.
  package static let quick = Bounds(mostMoments: 30, mostPerView: 1, mostMoves: 80)
  /// For one of many small procedures.
  package static let small = Bounds(mostMoments: 150, mostPerView: 3, mostMoves: 1_200)
}
