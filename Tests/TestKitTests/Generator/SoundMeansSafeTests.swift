import CaseCore
import TestKit
import Testing

@Suite struct `A procedure that the check calls sound` {
  @Test func `shows the explorer no case that could be forgotten`() throws {
    var (moves, whole) = (0, 0)
    for sketch in DrawnFamilies.sound {
      let drawn = sketch.drawn
      var explorer = try Explorer(
        drawn.procedures, bounds: Thoroughness.bounds, seed: sketch.seed)
      var exploration = try explorer.walk(drawn.procedures[0].name)
      exploration.judgeGraph()
      moves += exploration.moves
      whole += exploration.isWhole ? 1 : 0
      for (neglect, path) in exploration.neglects {
        Issue.record("\(drawn): \(neglect) after \(path.joined(separator: " "))")
      }
    }
    print(
      "\(DrawnFamilies.sound.count) sound families walked in \(moves) moves; \(whole) to the end")
    #expect(!DrawnFamilies.sound.isEmpty)
  }
}
