import CaseCore
import TestKit
import Testing

@Suite struct `Whoever walks through the shipped procedures` {
  @Test func `sees their clocks in nearly every phase, and no case that could be forgotten`()
    throws
  {
    let family = try ShippedFamily.read()
    var reached: Set<ClockInState> = []
    for procedure in family where !procedure.opening.by.isEmpty {
      for bounds in Thoroughness.ofShipped {
        var explorer = try Explorer(family, bounds: bounds)
        var exploration = try explorer.walk(procedure.name)
        exploration.judgeGraph()
        reached.formUnion(exploration.reached)
        print(
          "\(procedure.name): \(exploration.momentCount) moments, \(exploration.moves) moves,",
          "the last news after \(exploration.lastNews)",
          exploration.isWhole ? "" : "(cut off)")
        for (neglect, path) in exploration.neglects {
          Issue.record("\(neglect) after \(path.joined(separator: " "))")
        }
        if !exploration.isWhole { break }
      }
    }
    for procedure in family {
      let all = procedure.clocksInStates
      let missing = all.subtracting(reached).sorted()
      let share = 1 - Double(missing.count) / Double(all.count)
      print("\(procedure.name): \(share) of \(all.count) pairs; not reached: \(missing)")
      #expect(share >= 0.95, "\(procedure.name): \(missing)")
    }
  }
}
