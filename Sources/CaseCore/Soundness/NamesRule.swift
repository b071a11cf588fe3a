/// Rule 7: every name that is mentioned exists, and none is the engine's own; one that nothing
/// mentions is a warning.
struct NamesRule {
  private let procedure: Procedure
  private let others: [Procedure]

  init(_ inspected: Inspection) {
    procedure = inspected.procedure
    others = inspected.family.procedures
  }

  var findings: [Finding] {
    let mentions = procedure.mentions
    return unknown(mentions) + takenByEngine
      + unused(Set(mentions.map(\.what)).union(foreignMentions))
  }

  /// Actions that people would call by a name under which the engine asks something itself.
  private var takenByEngine: [Finding] {
    procedure.actions.filter { $0.name.isEngines && !$0.by.isEmpty }.map { action in
      Finding(
        .names, in: procedure.name, action.subject, .engineName,
        "「\(action.label)」的名字 \(action.name) 是系统自用的操作名:谁也办不了这个操作。")
    }
  }

  private func unknown(_ mentions: [Mention]) -> [Finding] {
    let declared = Set(declarations.map(\.what)).union(actionNames.map { .action($0) })
      .union(procedure.states.map { .state($0.name) })
    var seen: Set<Mention.What> = []
    return mentions.compactMap { mention in
      guard !declared.contains(mention.what), seen.insert(mention.what).inserted else {
        return nil
      }
      return Finding(
        .names, in: procedure.name, mention.subject, .undefined,
        "这里提到的 \(mention.what) 没有定义:事项走到这一步会出错。")
    }
  }

  /// A state that nothing leads to is a matter of rule 1.
  private func unused(_ used: Set<Mention.What>) -> [Finding] {
    declarations.compactMap { what, subject in
      guard !used.contains(what) else { return nil }
      return Finding(
        .names, .warning, in: procedure.name, subject, .unused,
        "定义了 \(what),但没有任何地方用到。")
    }
  }

  private var declarations: [(what: Mention.What, subject: Subject)] {
    let roles = procedure.roles.map(\.name)
    let fields = procedure.fields.map(\.name)
    let ladders = procedure.ladders.map(\.name)
    let clocks = procedure.clocks.map(\.name)
    return roles.map { (.role($0), .role($0)) } + fields.map { (.field($0), .field($0)) }
      + ladders.map { (.ladder($0), .ladder($0)) } + clocks.map { (.clock($0), .clock($0)) }
  }

  private var actionNames: [ActionName] {
    procedure.actions.flatMap { action in
      [action.name] + action.branches.compactMap(\.name)
        + (action.second.map { [$0.confirm, $0.decline] } ?? [])
    }
  }

  /// The fields of this procedure that others give or read.
  private var foreignMentions: Set<Mention.What> {
    var found: Set<Mention.What> = []
    for other in others {
      for effect in other.allEffects {
        if case .open(let rule) = effect, rule.procedure == procedure.name {
          found.formUnion(rule.fields.map { .field($0.field) })
        }
        if case .open(let rule) = effect, let link = rule.forEach.link,
          link.procedure == procedure.name
        {
          found.insert(.field(link.field))
        }
      }
      for link in other.roles.flatMap(\.forEach).compactMap(\.link)
      where link.procedure == procedure.name {
        found.insert(.field(link.field))
      }
      for clock in other.clocks {
        for term in clock.terms {
          if case .relativeDate(let relative, _) = term.length {
            found.insert(.field(relative.field))
          }
        }
      }
    }
    return found
  }
}

extension OpenFor {
  fileprivate var link: LinkReference? {
    switch self {
    case .once, .organisations, .everyMember: nil
    case .linkingField(let link, _), .linkingRequesters(let link): link
    }
  }
}

extension Mention.What: CustomStringConvertible {
  var description: String {
    switch self {
    case .role(let name): "role \(name)"
    case .field(let name): "field \(name)"
    case .ladder(let name): "ladder \(name)"
    case .clock(let name): "clock \(name)"
    case .state(let name): "state \(name)"
    case .action(let name): "action \(name)"
    }
  }
}
