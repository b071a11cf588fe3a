/// Procedures that were read together: what the actions of one do to the cases of another.
struct ProcedureFamily {
  let procedures: [Procedure]
  private let graphs: [ProcedureName: ProcedureGraph]
  private let assigned: [ProcedureName: AssignedFields]
  private let openings: [ProcedureName: [Opening]]
  private let orders: [OrderedAction: [Order]]

  /// A way from a state to another on which further cases are opened.
  struct Opening {
    let procedure: ProcedureName
    let edge: Edge
    let rule: OpenRule
  }

  /// What has an action done by order.
  struct Order {
    let cause: PathCause
    let procedure: ProcedureName
    /// The way taken by the case that orders; nil where a rung does.
    let edge: Edge?
    /// The one that orders is the only parent or child of its kind.
    let isOfOneRelative: Bool
  }

  private struct OrderedAction: Hashable {
    let procedure: ProcedureName
    let action: ActionName
  }

  init(_ procedures: [Procedure]) {
    self.procedures = procedures
    let graphs = procedures.map { ($0.name, ProcedureGraph($0)) }
    self.graphs = Dictionary(graphs) { first, _ in first }
    assigned = self.graphs.mapValues { AssignedFields($0, among: procedures) }
    var openings: [ProcedureName: [Opening]] = [:]
    var orders: [OrderedAction: [Order]] = [:]
    for (name, graph) in graphs {
      for edge in graph.edges {
        for case .open(let rule) in edge.effects {
          openings[rule.procedure, default: []].append(
            Opening(procedure: name, edge: edge, rule: rule))
        }
        for ordered in ProcedureFamily.orders(of: edge, in: graph.procedure, among: procedures) {
          let key = OrderedAction(procedure: ordered.to, action: ordered.action)
          orders[key, default: []].append(
            Order(
              cause: .order(name, edge.action.name), procedure: name, edge: edge,
              isOfOneRelative: ordered.isOfOneRelative))
        }
      }
      for clock in graph.procedure.clocks {
        guard let ladder = clock.ladder.flatMap(graph.procedure.ladder) else { continue }
        for action in ladder.rungs.compactMap(\.action) {
          orders[OrderedAction(procedure: name, action: action), default: []].append(
            Order(
              cause: .rung(ladder.name), procedure: name, edge: nil, isOfOneRelative: false))
        }
      }
    }
    self.openings = openings
    self.orders = orders
  }

  func graph(_ name: ProcedureName) -> ProcedureGraph? { graphs[name] }

  /// What cases of a procedure certainly have in each state.
  func assigned(_ name: ProcedureName) -> AssignedFields? { assigned[name] }

  /// The ways on which cases of a procedure are opened by others.
  func openings(of name: ProcedureName) -> [Opening] { openings[name] ?? [] }

  /// What has an action of a procedure's cases done by order.
  func orders(of action: ActionName, in procedure: ProcedureName) -> [Order] {
    orders[OrderedAction(procedure: procedure, action: action)] ?? []
  }

  /// What the effects of an edge have relatives do.
  func orders(
    by edge: Edge, of procedure: Procedure
  ) -> [(to: ProcedureName, action: ActionName)] {
    edge.effects.flatMap { effect -> [(to: ProcedureName, action: ActionName)] in
      guard case .order(let rule) = effect else { return [] }
      return ProcedureFamily.relatives(rule.to, of: procedure, among: procedures).map {
        (to: $0, action: rule.action)
      }
    }
  }

  private typealias Ordered = (to: ProcedureName, action: ActionName, isOfOneRelative: Bool)

  private static func orders(
    of edge: Edge, in procedure: Procedure, among all: [Procedure]
  ) -> [Ordered] {
    var found: [Ordered] = []
    for effect in edge.effects {
      switch effect {
      case .order(let rule):
        found += relatives(rule.to, of: procedure, among: all).map {
          (to: $0, action: rule.action, isOfOneRelative: rule.to.isParentOrChild)
        }
      case .lead(.some):
        // Work asked of an organisation that becomes the lead itself ends.
        found += procedure.openRules.compactMap { rule in
          rule.ifSameLead.map { (to: rule.procedure, action: $0, isOfOneRelative: true) }
        }
      case .lead(nil), .set, .clear, .copy, .assign, .fresh, .renew, .meet, .move, .countHeld,
        .leave, .nextRound, .raiseLevel, .resetLevel, .open, .merge, .unmerge, .detachRequester:
        continue
      }
    }
    guard edge.from != edge.to else { return found }
    for (child, policy) in edge.action.children {
      if case .order(let action) = policy {
        found.append((to: child, action: action, isOfOneRelative: true))
      }
    }
    return found
  }

  /// The procedures of which a relation may reach cases.
  private static func relatives(
    _ relation: Relation, of procedure: Procedure, among all: [Procedure]
  ) -> [ProcedureName] {
    switch relation {
    case .children(let name): [name]
    case .linking(let link): [link.procedure]
    case .linked(let field): procedure.field(field)?.type.linkedProcedure.map { [$0] } ?? []
    case .parent:
      all.filter { one in
        one.openRules.contains { $0.asChild && $0.procedure == procedure.name }
      }.map(\.name)
    }
  }
}

extension Relation {
  fileprivate var isParentOrChild: Bool {
    switch self {
    case .parent, .children: true
    case .linked, .linking: false
    }
  }
}

extension FieldType {
  /// The procedure of whose cases the field names some.
  var linkedProcedure: ProcedureName? {
    switch self {
    case .link(let name), .links(let name, _): name
    case .line, .text, .contact, .choice, .flag, .integer, .date, .organisation, .organisations,
      .person:
      nil
    }
  }
}
