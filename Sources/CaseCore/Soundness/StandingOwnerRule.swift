/// Rule 2, first half: every owner chain ends in a standing post.
struct StandingOwnerRule {
  let procedure: Procedure

  var findings: [Finding] {
    procedure.roles.compactMap { role in
      if case .post(let kind)? = role.chain.last, kind.isStanding { return nil }
      let duties = duties(of: role.name)
      guard !duties.isEmpty else { return nil }
      return Finding(
        .standingOwner, in: procedure.name, .role(role.name),
        "「\(role.label)」的责任链不以常设岗位(经办人、秘书长、理事长)收尾:"
          + "岗位空缺时,\(duties.joined(separator: "、"))会没有人负责。")
    }
  }

  /// What the role owes, in Chinese.
  private func duties(of role: RoleName) -> [String] {
    var duties = procedure.states.filter { $0.owner == role }.map { "「\($0.label)」的事项" }
    duties += procedure.clocks.filter { $0.owner == role }.map { "时限「\($0.label)」" }
    if procedure.countersigns.contains(where: { $0.role == role }) { duties.append("审批") }
    if procedure.look.owner == role { duties.append("「\(procedure.look.label)」") }
    if procedure.reach.role == role { duties.append("电话联系") }
    return duties
  }
}
