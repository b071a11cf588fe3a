/// Roles and fields.
extension ProcedureDiff {
  mutating func compareRoles() {
    let roles = Paired(old.roles, new.roles, by: \.name)
    for role in roles.gone { add(.role, role.name.text, "不再有角色「\(role.label)」") }
    for role in roles.added { add(.role, role.name.text, "新增角色「\(role.label)」") }
    for (before, after) in roles.kept {
      compareLabel(.role, after.name.text, before.label, after.label)
      if before.chain != after.chain {
        add(
          .role, after.name.text, "「\(after.label)」由谁承担有变",
          meaning: "由其负责的事项和时限，责任人重新确定，换了人的告知新的责任人")
      }
      if before.acting != after.acting {
        add(.role, after.name.text, "谁可以以「\(after.label)」办理有变", meaning: "此后按新的规则")
      }
      if before.recordedBy != after.recordedBy {
        add(.role, after.name.text, "谁可以代录「\(after.label)」的操作有变", meaning: "此后按新的规则")
      }
      if before.forEach != after.forEach {
        add(.role, after.name.text, "「\(after.label)」所指的单位有变", meaning: "此后的通知按新的规则发送")
      }
    }
  }

  mutating func compareFields() {
    let fields = Paired(old.fields, new.fields, by: \.name)
    for field in fields.gone {
      add(
        .field, field.name.text, "不再有「\(field.label)」", meaning: "已填写的留在记录中，不再显示")
    }
    for field in fields.added { add(.field, field.name.text, "新增「\(field.label)」") }
    for (before, after) in fields.kept {
      compareLabel(.field, after.name.text, before.label, after.label)
      compareTypes(before, after)
      if before.isInternal != after.isInternal || before.draftIn != after.draftIn {
        add(
          .field, after.name.text, "提出单位能否看到「\(after.label)」有变",
          meaning: "已填写的也按新的规则显示")
      }
    }
  }

  private mutating func compareTypes(_ before: FieldRule, _ after: FieldRule) {
    guard before.type != after.type else { return }
    let name = after.name.text
    if case .choice(let former) = before.type, case .choice(let options) = after.type {
      let gone = former.filter { !options.contains($0) }
      let added = options.filter { !former.contains($0) }
      if !gone.isEmpty {
        add(
          .field, name, "「\(after.label)」不再有选项\(gone.quoted)",
          meaning: "已选此项的事项不能迁移，留在原版本")
      }
      if !added.isEmpty { add(.field, name, "「\(after.label)」新增选项\(added.quoted)") }
      if gone.isEmpty, added.isEmpty {
        add(.field, name, "「\(after.label)」的选项次序有变", meaning: "多个单位分别填写的，按新的次序取最低一项")
      }
      return
    }
    let isOfSameKind = before.type.kind == after.type.kind
    add(
      .field, name,
      isOfSameKind ? "「\(after.label)」的限制有变" : "「\(after.label)」的类型有变",
      meaning: isOfSameKind ? "此后填写的按新的限制" : "已填写的事项不能迁移，留在原版本")
  }
}

extension FieldType {
  /// Which values it takes, whatever their bounds.
  var kind: FieldKind {
    switch self {
    case .line, .text, .contact: .text
    case .choice: .choice
    case .flag: .flag
    case .integer: .integer
    case .date: .date
    case .organisation: .organisation
    case .organisations: .organisations
    case .person: .person
    case .link(let procedure), .links(let procedure, _): .cases(procedure)
    }
  }
}

/// The kinds of values that fields hold.
enum FieldKind: Equatable {
  case text
  case choice
  case flag
  case integer
  case date
  case organisation
  case organisations
  case person
  case cases(ProcedureName)
}
