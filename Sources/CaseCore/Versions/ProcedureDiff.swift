/// What changes from one version of a procedure to another, and what that means for open cases.
package struct ProcedureDiff: Sendable {
  let old: Procedure
  let new: Procedure
  package private(set) var changes: [ProcedureChange] = []

  package init(from old: Procedure, to new: Procedure) {
    self.old = old
    self.new = new
    compareHead()
    compareRoles()
    compareFields()
    compareLadders()
    compareClocks()
    compareStates()
    compareActions()
    compareOpening()
  }

  /// Whether an open case that is moved feels any of it.
  package var isOfNote: Bool { changes.contains(where: \.isOfNote) }

  mutating func add(
    _ part: ProcedureChange.Part, _ name: String, _ words: String, meaning: String? = nil
  ) {
    changes.append(ProcedureChange(part: part, name: name, words: words, meaning: meaning))
  }

  /// Says of a label that it reads otherwise; nobody's case is another for it.
  mutating func compareLabel(
    _ part: ProcedureChange.Part, _ name: String, _ before: String, _ after: String
  ) {
    if before != after { add(part, name, "\(part.label)「\(before)」改称「\(after)」") }
  }

  private mutating func compareHead() {
    let name = new.name.text
    compareLabel(.head, name, old.label, new.label)
    if old.numberPrefix != new.numberPrefix {
      add(.head, name, "编号字头由 \(old.numberPrefix) 改为 \(new.numberPrefix)，已有编号不变")
    }
    if old.urgentWhen != new.urgentWhen {
      add(.head, name, "急件的条件有变", meaning: "此后的通知按新的条件发送")
    }
    if old.confidentialWhen != new.confidentialWhen
      || old.hidesRequesterWhen != new.hidesRequesterWhen
    {
      add(.head, name, "保密或隐去提出单位的条件有变", meaning: "谁能看到事项，按新的条件")
    }
    if old.look != new.look {
      add(.head, name, "「\(new.look.label)」的规则有变", meaning: "自下一次过目起按新的规则")
    }
    for (duty, before, after) in [
      ("电话联系", old.reach, new.reach), ("解除隔离", old.release, new.release),
    ] where before != after {
      add(.head, name, "「\(duty)」的责任人、时限或催办有变", meaning: "此后按新的规则")
    }
    if old.countersigns != new.countersigns {
      add(.head, name, "审批的时限或催办有变", meaning: "等待审批的，时限随之调整")
    }
    if old.top != new.top { add(.head, name, "最高层级及其见证人有变", meaning: "此后按新的规则") }
  }

  private mutating func compareOpening() {
    if old.opening != new.opening {
      add(.opening, new.name.text, "登记的内容、条件或去向有变，只关乎新的事项")
    }
    if old.adoption != new.adoption {
      add(.opening, new.name.text, "接续的规则有变，只关乎新接续的事项")
    }
  }
}

/// Parts of two versions, held against each other by their names.
struct Paired<Part, PartName: Hashable> {
  let gone: [Part]
  let added: [Part]
  let kept: [(old: Part, new: Part)]

  init(_ old: [Part], _ new: [Part], by name: (Part) -> PartName) {
    let known = Dictionary(old.map { (name($0), $0) }) { first, _ in first }
    let names = Set(new.map(name))
    gone = old.filter { !names.contains(name($0)) }
    added = new.filter { known[name($0)] == nil }
    kept = new.compactMap { part in known[name(part)].map { (old: $0, new: part) } }
  }
}

extension Procedure {
  func label(of role: RoleName) -> String { self.role(role)?.label ?? role.text }

  func label(of state: StateName) -> String { self.state(state)?.label ?? state.text }

  func label(of field: FieldName) -> String { self.field(field)?.label ?? field.text }

  func label(of clock: ClockName) -> String { self.clock(clock)?.label ?? clock.text }

  func label(of ladder: LadderName?) -> String {
    ladder.map { self.ladder($0)?.label ?? $0.text } ?? "无"
  }
}

extension Sequence<String> {
  /// As an enumeration within a Chinese sentence.
  var quoted: String { map { "「\($0)」" }.joined(separator: "、") }
}
