package import CaseCore

/// A kind of breaking a procedure that is right: each takes away one thing that keeps cases from
/// being forgotten.
package enum Breaking: String, CaseIterable, Sendable {
  /// An owner chain loses the standing post at its end.
  case ownersFallback = "owner's fallback taken away"
  /// A way no longer makes anybody the lead.
  case leadChosen = "lead no longer chosen"
  /// A form lets something stay empty that it required.
  case requiredField = "required field made optional"
  /// A state no longer runs one of its clocks.
  case clock = "clock taken out of a state"
  /// A hard clock becomes one that its owner renews.
  case hardClock = "hard clock made soft"
  /// A running clock stands still in a state.
  case runningClock = "running clock held"
  /// A clock that hangs on a date may be due the moment it starts.
  case leastTime = "least time taken away"
  /// A ladder ends after its last rung.
  case repetition = "ladder's repetition taken away"
  /// A ladder tells nobody but whoever owes.
  case ladderAbove = "ladder tells only the owner"
  /// A clock has no ladder any more.
  case ladder = "clock's ladder taken away"
  /// An action owes no echo.
  case echo = "echo taken away"
  /// An action may be done without end.
  case cap = "cap taken away"
  /// A clock's end does nothing by itself.
  case expiry = "timed end taken away"
  /// A timed action leads back to where the case came from.
  case timedCycle = "timed action led back"
  /// An action leads elsewhere.
  case target = "action pointed elsewhere"
  /// An action is gone.
  case action = "action taken away"
  /// Nothing leads out of a state any more.
  case exits = "all exits of a state taken away"
  /// Nobody but a party may do what the alliance's own bodies could.
  case steward = "steward's action given to a party"
  /// A condition that nobody controls stands before an action.
  case guarded = "guard put before an action"
  /// Nobody's time limit for confirming is kept.
  case countersign = "countersign's limit taken away"
  /// The second person is of the first's own post.
  case secondPost = "countersign's second post made the first's"
  /// A branch that took all other cases takes only some.
  case branch = "last branch made conditional"
  /// A branch comes before the one that it repeats.
  case overlap = "branch repeated with another end"
  /// Nobody says what becomes of open children.
  case childPolicy = "word on open children taken away"
  /// A parent waits where it ended its children.
  case childWait = "parent made to wait for children"
  /// A child in some state does not heed an order.
  case childOrder = "child's action at an order not in some state"
  /// Relatives are no longer ordered anything.
  case order = "order to relatives taken away"
  /// Silence counts though nobody knows whether the question arrived.
  case silence = "silence counted unasked"

  /// The places in these procedures where something can be broken so, in a fixed order.
  package func sites(in family: [Procedure]) -> [Broken] {
    family.indices.flatMap { index in
      edits(of: family[index], among: family).map { edit in
        var broken = family
        edit.apply(&broken[index])
        return Broken(
          kind: self, place: "\(family[index].name): \(edit.place)", family: broken)
      }
    }.filter { $0.family != family }
  }

  private func edits(of procedure: Procedure, among family: [Procedure]) -> [Edit] {
    switch self {
    case .ownersFallback: RoleEdits(procedure).withoutFallback
    case .exits: BranchEdits(procedure).withoutExits
    case .steward: RoleEdits(procedure).withoutSteward
    case .clock: ClockEdits(procedure).withoutClause
    case .runningClock: ClockEdits(procedure).heldClause
    case .hardClock: ClockEdits(procedure).soft
    case .leastTime: ClockEdits(procedure).withoutLeast
    case .ladder: ClockEdits(procedure).withoutLadder
    case .expiry: ClockEdits(procedure).withoutExpiry
    case .silence: ClockEdits(procedure).unasked
    case .repetition: LadderEdits(procedure).withoutRepetition
    case .ladderAbove: LadderEdits(procedure).toOwnerOnly
    case .countersign: LadderEdits(procedure).withoutCountersign
    case .leadChosen: ActionEdits(procedure).withoutLead
    case .requiredField: ActionEdits(procedure).withOptionalField
    case .echo: ActionEdits(procedure).withoutEcho
    case .cap: ActionEdits(procedure).withoutCap
    case .guarded: ActionEdits(procedure).guarded
    case .secondPost: ActionEdits(procedure).withOwnSecond
    case .action: ActionEdits(procedure).gone
    case .timedCycle: BranchEdits(procedure).timedBack
    case .target: BranchEdits(procedure).elsewhere
    case .branch: BranchEdits(procedure).narrowed
    case .overlap: BranchEdits(procedure).repeated
    case .order: FamilyEdits(procedure, among: family).withoutOrder
    case .childPolicy: FamilyEdits(procedure, among: family).withoutWord
    case .childWait: FamilyEdits(procedure, among: family).waiting
    case .childOrder: FamilyEdits(procedure, among: family).deafState
    }
  }
}

/// A family of procedures with one thing broken in it.
package struct Broken: Sendable {
  package let kind: Breaking
  /// Where, for whoever reads the table.
  package let place: String
  package let family: [Procedure]
}

extension ActionRule {
  /// The action as tables name it, with one of its branches if that is meant: one name may be given
  /// twice, in other states.
  func words(_ branch: Int? = nil) -> String {
    let others = from.count > 1 ? " and \(from.count - 1) more" : ""
    let which = branches.count > 1 ? branch.map { ", branch \($0 + 1)" } ?? "" : ""
    return "action \(name)\(which) in \(from[0])\(others)"
  }
}

/// One change to a procedure, and where it is made.
struct Edit {
  let place: String
  let apply: (inout Procedure) -> Void
}
