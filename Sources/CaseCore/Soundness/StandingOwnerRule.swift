/// Rule 2, first half: every owner chain ends in a standing post, and means one organisation.
///
/// Whoever a rung tells, or the look asks, is there too: a rung that finds nobody to tell is
/// refused, and the ladder of what is late stands still. Of whoever an action or an opening tells
/// that is a warning: it fails as a whole, and if time was to do it, somebody owes its release.
struct StandingOwnerRule {
  private let procedure: Procedure

  init(_ inspected: Inspection) {
    procedure = inspected.procedure
  }

  var findings: [Finding] {
    procedure.roles.compactMap { role in
      if !role.forEach.isEmpty, let finding = ofSeveral(role) { return finding }
      if case .post(let kind)? = role.chain.last, kind.isStanding { return nil }
      let duties = duties(of: role.name)
      if !duties.isEmpty {
        return finding(role, .fault, "\(duties.joined(separator: "、"))会没有人负责。")
      }
      let (chased, told) = (ladders(asking: role.name), tellings(of: role.name))
      guard !(chased + told).isEmpty else { return nil }
      let labels = (chased + told).joined(separator: "、")
      return finding(role, chased.isEmpty ? .warning : .fault, "\(labels)找不到人告知,因而办不成。")
    }
  }

  private func finding(_ role: RoleRule, _ severity: Severity, _ suffers: String) -> Finding {
    Finding(
      .standingOwner, severity, in: procedure.name, .role(role.name), .nobodyIn(role.name),
      "「\(role.label)」的责任链不以常设岗位(经办人、秘书长、理事长)收尾:岗位空缺时,\(suffers)")
  }

  /// A role of several organisations can be told things; nobody could say which of them owes.
  private func ofSeveral(_ role: RoleRule) -> Finding? {
    var duties = duties(of: role.name)
    duties += procedure.actions.filter { $0.by.contains(role.name) }.map { "操作「\($0.label)」" }
    guard !duties.isEmpty else { return nil }
    return Finding(
      .standingOwner, in: procedure.name, .role(role.name), .nobodyIn(role.name),
      "「\(role.label)」代表好几个单位,只能被告知:\(duties.joined(separator: "、"))不知由哪一家负责。")
  }

  /// What the role owes, in Chinese.
  private func duties(of role: RoleName) -> [String] {
    var duties = procedure.states.filter { $0.owner == role }.map { "「\($0.label)」的事项" }
    duties += procedure.clocks.filter { $0.owner == role }.map { "时限「\($0.label)」" }
    if procedure.countersigns.contains(where: { $0.role == role }) { duties.append("审批") }
    if procedure.ladders.contains(where: { $0.signers.contains(role) }) { duties.append("签发") }
    if procedure.look.owner == role { duties.append("「\(procedure.look.label)」") }
    if procedure.reach.role == role { duties.append("电话联系") }
    if procedure.release.role == role { duties.append("解除隔离") }
    return duties
  }

  /// The ladders and the look that the role hears of, in Chinese.
  private func ladders(asking role: RoleName) -> [String] {
    let asking = procedure.ladders.filter { $0.rolesAsked.contains(role) }.map(\.label)
    let looks = procedure.look.lookers.contains(role) ? [procedure.look.label] : []
    return (asking + looks).map { "「\($0)」" }
  }

  /// What else the role is told, in Chinese.
  private func tellings(of role: RoleName) -> [String] {
    let opening = procedure.opening
    var told: [String] = []
    if opening.echo.roles.contains(role) || opening.tells.contains(.role(role)) {
      told.append("「\(opening.label)」")
    }
    if let adoption = procedure.adoption,
      adoption.echo.roles.contains(role) || adoption.tells.contains(.role(role))
    {
      told.append("「\(adoption.label)」")
    }
    told += procedure.actions.filter { action in
      let echoes = [action.echo] + action.branches.compactMap(\.echo)
      return echoes.contains { $0.roles.contains(role) } || action.tells.contains(.role(role))
    }.map { "「\($0.label)」" }
    return told
  }
}

extension Ladder {
  /// The roles that sign what it sends.
  fileprivate var signers: [RoleName] {
    rungs.compactMap(\.sign?.role) + [repetition?.sign?.role].compactMap(\.self)
  }
}
