/// States.
extension ProcedureDiff {
  mutating func compareStates() {
    let states = Paired(old.states, new.states, by: \.name)
    for state in states.gone {
      add(
        .state, state.name.text, "不再有环节「\(state.label)」",
        meaning: state.isFinal
          ? nil : "停在这里的事项须指明去向：--map \(state.name)=新环节，或按事项编号逐件指明")
    }
    for state in states.added {
      let kind = state.isFinal ? "了结环节" : "环节"
      add(.state, state.name.text, "新增\(kind)「\(state.label)」")
    }
    for (before, after) in states.kept { compare(before, after) }
  }

  private mutating func compare(_ before: StateRule, _ after: StateRule) {
    compareLabel(.state, after.name.text, before.label, after.label)
    compareKinds(before, after)
    compareClocks(before, after)
    if before.reply != after.reply || before.enteredBy != after.enteredBy {
      add(
        .state, after.name.text, "「\(after.label)」以什么为答复、由何操作进入有变", meaning: "此后按新的规则")
    }
  }

  private mutating func compareKinds(_ before: StateRule, _ after: StateRule) {
    let name = after.name.text
    switch (before.kind, after.kind) {
    case (.open(let former, let awaited), .open(let owner, let waitsFor)):
      if former != owner {
        add(
          .state, name,
          "「\(after.label)」改由「\(new.label(of: owner))」负责，原为「\(old.label(of: former))」",
          meaning: "停在这里的事项即转给新的责任人，并告知")
      }
      if awaited != waitsFor {
        add(.state, name, "「\(after.label)」等待什么有变", meaning: "停在这里的事项按新的规则等待")
      }
    case (.open, .final):
      add(
        .state, name, "「\(after.label)」成为了结环节",
        meaning: "停在这里的事项不能就此了结，须指明去向：--map \(name)=新环节")
    case (.final, .open):
      add(.state, name, "「\(after.label)」不再是了结环节，已了结的事项不变")
    case (.final(let former), .final(let kind)):
      if former != kind { add(.state, name, "「\(after.label)」的了结性质有变，已了结的事项不变") }
    }
  }

  private mutating func compareClocks(_ before: StateRule, _ after: StateRule) {
    guard !after.isFinal, before.clocks != after.clocks else { return }
    let name = after.name.text
    let clauses = Paired(before.clocks, after.clocks, by: \.clock)
    for clause in clauses.gone {
      add(
        .state, name, "「\(after.label)」不再计「\(old.label(of: clause.clock))」",
        meaning: "正在走的停止，告知责任人")
    }
    for clause in clauses.added {
      add(
        .state, name, "「\(after.label)」\(clause.mode.words)「\(new.label(of: clause.clock))」",
        meaning: clause.mode == .runs ? "停在这里的事项自迁移起开始计时，告知责任人" : nil)
    }
    for (former, clause) in clauses.kept where former.mode != clause.mode {
      add(
        .state, name, "「\(after.label)」\(clause.mode.words)「\(new.label(of: clause.clock))」",
        meaning: "停在这里的事项自迁移起照此办理")
    }
  }
}

extension StateClockMode {
  fileprivate var words: String {
    switch self {
    case .runs: "起计"
    case .held: "暂停"
    case .kept: "续计"
    }
  }
}
