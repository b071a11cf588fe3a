package import CaseCore
internal import WorkCalendar

/// Draws random procedures: states in layers, clocks, ladders, pauses, timed actions, silence,
/// second persons, branches, soft clocks, rounds with caps, and families of parent and child.
///
/// What it draws is meant to be sound; what is to be unsound is broken afterwards (`Breaking`).
package struct ProcedureGenerator {
  static let parent: ProcedureName = "g-whole"
  static let child: ProcedureName = "g-part"
  static let stop: ActionName = "g-stop"

  private var draws: SeededDraws

  package init(seed: UInt64) { draws = SeededDraws(seed: seed) }

  /// A procedure, with the one whose cases it opens if it opens any.
  package mutating func family() -> [Procedure] {
    let isFamily = chance(0.45)
    var growth = Growth(
      name: Self.parent, openStates: Int.random(in: 8...16, using: &draws), isChild: false,
      draws: draws)
    growth.grow()
    if isFamily { growth.openChildren(of: Self.child) }
    var family = [growth.procedure]
    draws = growth.draws
    // Where no state is the doer's nobody opens a part.
    if !family[0].openRules.isEmpty {
      var small = Growth(
        name: Self.child, openStates: Int.random(in: 2...4, using: &draws), isChild: true,
        draws: draws)
      small.grow()
      family.append(small.procedure)
      draws = small.draws
    }
    return family
  }

  /// Draws that go on where the procedure's ended.
  package var rest: SeededDraws { draws }

  private mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &draws) < share
  }
}
