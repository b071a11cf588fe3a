/// Rule 5, first half: what whoever asked must hear of is not done in silence.
///
/// Endings, a new lead, the start and the end of a pause, and a date that was told and moves: there
/// an echo goes to whoever asked. Cases that only other cases open have somebody to echo to.
struct EchoRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  private var procedure: Procedure { inspected.procedure }

  var findings: [Finding] {
    let told = procedure.datesTold
    let links = procedure.clocksOnRelatives
    let pauses = Set(inspected.pauses.map(\.state.name))
    var findings: [Finding] = []
    for edge in inspected.edges {
      guard let why = reason(for: edge, pauses, told, links), !isHeard(edge.echo) else { continue }
      let finding = Finding(
        .echo, in: procedure.name, edge.action.subject, .noEcho,
        "「\(edge.branch.label ?? edge.action.label)」\(why),却不告知提出方:事情变了,提出的人不知道。",
        path: inspected.paths.path(taking: edge))
      let isSaid = findings.contains {
        $0.subject == finding.subject && $0.suffers == finding.suffers
      }
      if !isSaid { findings.append(finding) }
    }
    return findings + withoutReason
  }

  /// Why the edge owes an echo; nil where it may be done without.
  private func reason(
    for edge: Edge, _ pauses: Set<StateName>, _ told: Set<FieldName>, _ links: Set<FieldName>
  ) -> String? {
    let isMove = edge.from != edge.to
    if isMove, inspected.finalStates.contains(edge.to) { return "使事项了结" }
    if edge.effects.contains(where: \.changesLead) { return "换了牵头单位" }
    if isMove, pauses.contains(edge.to) { return "使办理停下来" }
    if isMove, pauses.contains(edge.from) { return "使停着的办理恢复或改道" }
    if !told.isDisjoint(with: edge.action.form.map(\.field) + edge.effects.flatMap(\.datesChanged))
    {
      return "改了告诉过提出方的日期"
    }
    if edge.effects.contains(where: { !$0.linksCleared.isDisjoint(with: links) }) {
      return "使原定的日期不算数了"
    }
    return nil
  }

  private func isHeard(_ echo: Echo) -> Bool {
    switch echo {
    case .none: return false
    case .to(let roles, _, _):
      return procedure.opening.by.isEmpty
        || roles.contains(where: procedure.isRequesters)
    }
  }

  /// `none` without saying why.
  private var withoutReason: [Finding] {
    procedure.actions.compactMap { action in
      let echoes = [action.echo] + action.branches.compactMap(\.echo)
      let isBare = echoes.contains { echo in
        if case .none(let reason) = echo { reason.allSatisfy(\.isWhitespace) } else { false }
      }
      guard isBare else { return nil }
      return Finding(
        .echo, in: procedure.name, action.subject, .noEcho,
        "「\(action.label)」不告知任何人,却没有说明理由。")
    }
  }
}

extension Procedure {
  /// The dates that an echo has told to whoever asked.
  fileprivate var datesTold: Set<FieldName> {
    let echoes = actions.flatMap { [$0.echo] + $0.branches.compactMap(\.echo) }
    let all = [opening.echo] + [adoption?.echo].compactMap(\.self) + echoes
    var found: Set<FieldName> = []
    for case .to(let roles, _, let says) in all
    where roles.contains(where: isRequesters) {
      found.formUnion(says.filter { field($0)?.type == .date })
    }
    return found
  }

  /// The links to cases on whose dates a clock hangs.
  fileprivate var clocksOnRelatives: Set<FieldName> {
    Set(
      clocks.flatMap(\.terms).compactMap { term in
        if case .relativeDate(let relative, _) = term.length { relative.link } else { nil }
      })
  }
}

extension Effect {
  fileprivate var changesLead: Bool {
    switch self {
    case .lead: true
    case .set, .clear, .copy, .assign, .fresh, .renew, .meet, .move, .countHeld, .leave,
      .nextRound, .raiseLevel, .resetLevel, .open, .order, .merge, .unmerge, .detachRequester:
      false
    }
  }

  /// The fields whose date the effect changes or takes away.
  fileprivate var datesChanged: [FieldName] {
    switch self {
    case .copy(let field, _): [field]
    case .move(_, let field): [field]
    case .set, .clear, .lead, .assign, .fresh, .renew, .meet, .countHeld, .leave, .nextRound,
      .raiseLevel, .resetLevel, .open, .order, .merge, .unmerge, .detachRequester:
      []
    }
  }

  fileprivate var linksCleared: Set<FieldName> {
    switch self {
    case .clear(let fields): Set(fields)
    case .set, .copy, .lead, .assign, .fresh, .renew, .meet, .move, .countHeld, .leave, .nextRound,
      .raiseLevel, .resetLevel, .open, .order, .merge, .unmerge, .detachRequester:
      []
    }
  }
}
