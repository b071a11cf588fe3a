/// Rule 8, second half: an action for two persons is never done by one.
///
/// That a proposal lapses when the case moves, and that no two are pending, is the engine's.
struct SecondPersonRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  private var procedure: Procedure { inspected.procedure }

  var findings: [Finding] {
    procedure.actions.compactMap { action in
      guard let second = action.second, let why = fault(of: action, second) else { return nil }
      return Finding(
        .second, in: procedure.name, action.subject, .oneDecidesAlone,
        "「\(action.label)」\(why)",
        path: inspected.path(toDo: action))
    }
  }

  private func fault(of action: ActionRule, _ second: SecondPerson) -> String? {
    let label = procedure.role(second.role)?.label ?? second.role.text
    if action.trigger != .human {
      return "要「\(label)」审批,却也会自动办理:到时候不经审批就生效了。"
    }
    if action.by.contains(where: { isSamePost($0, second.role) }) {
      return "由同一个岗位提请和审批(「\(label)」):等于没有第二个人把关。"
    }
    if !procedure.countersigns.contains(where: { $0.role == second.role }) {
      return "要「\(label)」审批,却没有写审批的时限和催办(countersign):提请以后可能一直没有人批。"
    }
    let answers = [second.confirm, second.decline]
    let others = action.from.flatMap { state in
      procedure.actions.filter { $0.from.contains(state) }.map(\.name)
    }
    if let taken = answers.first(where: { others.contains($0) || $0.isEngines }) {
      return "的审批用了「\(taken)」这个名字,它已是另一个操作:审批时分不清是哪一个。"
    }
    return second.confirm == second.decline ? "的同意和不同意是同一个名字,分不清。" : nil
  }

  private func isSamePost(_ one: RoleName, _ other: RoleName) -> Bool {
    guard let one = procedure.role(one), let other = procedure.role(other) else { return false }
    return one.name == other.name || one.leads == other.leads && one.party == other.party
  }
}

extension ActionName {
  /// Whether the engine keeps the name for what it asks itself.
  var isEngines: Bool { EngineAction(rawValue: text) != nil }
}
