/// Rule 2, first half: every owner chain ends in a standing post, and means one organisation.
struct StandingOwnerRule {
  let procedure: Procedure

  var findings: [Finding] {
    procedure.roles.compactMap { role in
      if !role.forEach.isEmpty { return ofSeveral(role) }
      if case .post(let kind)? = role.chain.last, kind.isStanding { return nil }
      let duties = duties(of: role.name)
      guard !duties.isEmpty else { return nil }
      return Finding(
        .standingOwner, in: procedure.name, .role(role.name),
        "「\(role.label)」的责任链不以常设岗位(经办人、秘书长、理事长)收尾:"
          + "岗位空缺时,\(duties.joined(separator: "、"))会没有人负责。")
    }
  }

  /// A role of several organisations can be told things; nobody could say which of them owes.
  private func ofSeveral(_ role: RoleRule) -> Finding? {
    var duties = duties(of: role.name)
    duties += procedure.actions.filter { $0.by.contains(role.name) }.map { "操作「\($0.label)」" }
    guard !duties.isEmpty else { return nil }
    return Finding(
      .standingOwner, in: procedure.name, .role(role.name),
      "「\(role.label)」代表好几个单位,只能被告知:\(duties.joined(separator: "、"))不知由哪一家负责。")
  }

  /// What the role owes, in Chinese.
  private func duties(of role: RoleName) -> [String] {
    var duties = procedure.states.filter { $0.owner == role }.map { "「\($0.label)」的事项" }
    duties += procedure.clocks.filter { $0.owner == role }.map { "时限「\($0.label)」" }
    if procedure.countersigns.contains(where: { $0.role == role }) { duties.append("审批") }
    if procedure.look.owner == role { duties.append("「\(procedure.look.label)」") }
    if procedure.reach.role == role { duties.append("电话联系") }
    if procedure.release.role == role { duties.append("解除隔离") }
    return duties
  }
}
