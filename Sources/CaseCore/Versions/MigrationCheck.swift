/// What stands against a case's going over: values that the version can't hold, and relatives that
/// it, or they, would leave hanging.
struct MigrationCheck {
  private let file: CaseFile
  private let former: Procedure
  private let new: Procedure
  private let around: Surroundings

  init(_ file: CaseFile, from former: Procedure, to new: Procedure, _ around: Surroundings) {
    self.file = file
    self.former = former
    self.new = new
    self.around = around
  }

  func check(into state: StateRule) throws(Rejection) {
    try checkValues()
    try checkChildren(from: state)
    try checkParent()
  }

  /// A value of another type, or an option that there is no more, is read by no condition: whoever
  /// works on the case could do nothing with it.
  private func checkValues() throws(Rejection) {
    for name in file.fields.keys.sorted() {
      guard let value = file.fields[name], let field = new.field(name) else { continue }
      if let fault = field.type.fault(of: value) {
        throw .conditionNotMet(message: "「\(field.label)」\(fault)")
      }
    }
  }

  /// What the version says of open children must be such as ends them before the case does, and
  /// they must know it by the versions that they go by.
  private func checkChildren(from state: StateRule) throws(Rejection) {
    for child in around.docket.children(of: file.id) where child.isOpen {
      guard let own = around.procedures[child.procedure] else { continue }
      if let action = new.actionLeaving(child.procedure.name, openFrom: state.name) {
        throw .conditionNotMet(
          message: "\(own.label) \(child.number) 未办结，而新版本的操作「\(action.label)」会把它留下，"
            + "须先办结或取消它")
      }
      if let unheard = new.orders(to: child.procedure.name).first(where: { !own.hears($0) }) {
        throw .conditionNotMet(
          message: "\(own.label) \(child.number) 未办结，其所循版本不能照新版本的要求「\(unheard)」，"
            + "须先迁移或办结它")
      }
    }
  }

  private func checkParent() throws(Rejection) {
    guard let parent = file.parent.flatMap({ around.docket[$0] }), parent.isOpen,
      let rules = around.procedures[parent.procedure]
    else { return }
    let orders = rules.orders(to: new.name)
    guard let unheard = orders.first(where: { former.hears($0) && !new.hears($0) }) else { return }
    throw .conditionNotMet(
      message: "上级\(rules.label) \(parent.number) 会要求「\(unheard)」，而新版本不能照办，须先迁移上级事项")
  }
}

extension Procedure {
  /// What cases of this procedure may have open children of another do.
  fileprivate func orders(to child: ProcedureName) -> [ActionName] {
    let leaving = actions.compactMap { rule -> ActionName? in
      if case .order(let action)? = rule.children[child] { action } else { nil }
    }
    let passing = openRules.filter { $0.asChild && $0.procedure == child }.compactMap(\.ifSameLead)
    return (leaving + passing).sorted()
  }

  /// Whether a case in whatever open state knows an action.
  fileprivate func hears(_ action: ActionName) -> Bool {
    states.allSatisfy { $0.isFinal || self.action(action, in: $0.name) != nil }
  }

  /// An action that, sooner or later, leaves a child hanging that is open in this state.
  fileprivate func actionLeaving(
    _ child: ProcedureName, openFrom state: StateName
  ) -> ActionRule? {
    var reached: Set<StateName> = [state]
    var ahead = [state]
    while let state = ahead.popLast() {
      for rule in actions where rule.from.contains(state) {
        let moves = rule.branches.flatMap { $0.target.states(from: state) }.filter { $0 != state }
        guard !moves.isEmpty else { continue }
        switch rule.children[child] {
        case .order, .wait: continue
        case nil: return rule
        case .keep:
          if moves.contains(where: { self.state($0)?.isFinal ?? true }) { return rule }
          ahead += moves.filter { reached.insert($0).inserted }
        }
      }
    }
    return nil
  }
}

extension FieldType {
  /// Why a value that a case has can't be one of this type's; nil if it can.
  ///
  /// How long a text is, or who holds which post, is asked of new values only.
  fileprivate func fault(of value: FieldValue) -> String? {
    switch (kind, value) {
    case (.text, .text), (.text, .erased), (.flag, .flag), (.integer, .integer), (.date, .date),
      (.organisation, .organisation), (.organisations, .organisations), (.person, .person),
      (.cases, .cases):
      return nil
    case (.choice, .choice(let option)):
      guard case .choice(let options) = self, !options.contains(option) else { return nil }
      return "为「\(option)」，新版本没有这一项"
    case (.text, _), (.choice, _), (.flag, _), (.integer, _), (.date, _), (.organisation, _),
      (.organisations, _), (.person, _), (.cases, _):
      return "在新版本中的类型不同"
    }
  }
}
