/// Rule 9, as far as a file can be at fault: proposing and confirming are not left to one post.
///
/// That different people hold the posts, and that somebody does, is the roster's.
struct TwoPersonsRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  var findings: [Finding] {
    let procedure = inspected.procedure
    return procedure.actions.compactMap { action in
      guard let second = action.second, let role = procedure.role(second.role) else { return nil }
      let steps = procedure.acting(in: action).union(role.chain)
      guard Set(steps.map(\.seat)).count < 2 else { return nil }
      return Finding(
        .twoPersons, in: procedure.name, action.subject, .oneDecidesAlone,
        "「\(action.label)」的提请和审批都只落在同一个岗位上(「\(role.label)」):"
          + "这个岗位只有一个人时,就没有第二个人可批。",
        path: inspected.path(toDo: action))
    }
  }
}

extension OwnerStep {
  /// The post that is asked, whichever way the case finds it.
  fileprivate var seat: Seat { Seat(kind: kind, party: party) }
}

private struct Seat: Hashable {
  let kind: PostKind
  let party: Party?
}
