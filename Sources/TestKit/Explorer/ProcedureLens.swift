internal import CaseCore
internal import WorkCalendar

/// What of a procedure's cases can make a difference to their course.
///
/// Two cases that look alike through it are taken for one, so that the space stays small.
struct ProcedureLens: Sendable {
  let procedure: Procedure
  /// The choices and flags that some condition compares, with the sets they are compared with.
  let compared: [FieldName: [Set<String>]]
  /// The fields that some condition, term or bound asks to be there.
  let asked: Set<FieldName>
  /// The dates that some condition wants to be today.
  let todays: Set<FieldName>
  /// The fields whose sight tells two cases apart, in a fixed order.
  let watched: [FieldName]
  /// The fields of which leaving them open can change anything.
  let telling: Set<FieldName>
  /// What people may do in each state that can make a difference, with the effects of each.
  let choices: [StateName: [Choice]]
  /// Those, and the dates that some condition wants to lie ahead.
  let days: [FieldName]
  /// What is counted: actions with a cap, and those that a condition counts.
  let counted: [Counted]
  /// The states from which a case may go back to where it came from.
  let returning: Set<StateName>
  /// The roles whose actions nobody can withhold for good: those of the alliance's own bodies.
  let stewards: Set<RoleName>

  struct Counted: Hashable, Sendable {
    let action: ActionName
    let scope: CapScope
    let most: Int
  }

  /// An action that people may do.
  struct Choice: Sendable {
    let action: ActionRule
    let effects: [Effect]
    /// Whether it begins a case that is nobody's child.
    let opensAnother: Bool
  }

  /// A lens for each procedure.
  static func all(_ procedures: [Procedure]) -> [ProcedureName: ProcedureLens] {
    Dictionary(procedures.map { ($0.name, ProcedureLens($0)) }, uniquingKeysWith: { $1 })
  }

  init(_ procedure: Procedure) {
    self.procedure = procedure
    let conditions = procedure.conditions.flatMap(\.atoms)
    var compared: [FieldName: [Set<String>]] = [:]
    var asked: Set<FieldName> = []
    var todays: Set<FieldName> = []
    var laters: Set<FieldName> = []
    var counted: [Counted] = []
    for condition in conditions {
      switch condition {
      case .field(let name, let values): compared[name, default: []].append(Set(values))
      case .isSet(let name): asked.insert(name)
      case .later(let name): laters.insert(name)
      case .today(let name): todays.insert(name)
      case .done(let action, let scope, let times):
        counted.append(Counted(action: action, scope: scope, most: times))
      case .all, .not, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking, .linked,
        .sinceEnd, .severalRequesters, .requestersWaiting, .mergeTargetOpen:
        continue
      }
    }
    for action in procedure.actions {
      counted += action.caps.map {
        Counted(action: action.name, scope: $0.scope, most: $0.times)
      }
    }
    for length in procedure.clocks.flatMap(\.terms).map(\.length) {
      if case .date(let name, _) = length { asked.insert(name) }
    }
    self.compared = compared
    self.asked = asked
    self.todays = todays
    days = todays.union(laters).sorted()
    self.counted = Array(Set(counted)).sorted { "\($0)" < "\($1)" }
    returning = Set(
      procedure.actions.filter { $0.branches.contains { $0.target.goesBack } }.flatMap(\.from))
    stewards = Set(procedure.roles.filter(\.isSteward).map(\.name))
    let watched = Set(compared.keys).union(asked).union(todays)
    self.watched = watched.sorted()
    telling = watched.union(procedure.fields.map(\.name).filter(procedure.isRead))
    let counting = Set(counted.map(\.action))
    let offered = procedure.actions.filter { action in
      !action.by.isEmpty && (counting.contains(action.name) || !action.isIdle(watched))
    }
    choices = ProcedureLens.byState(offered)
  }

  private static func byState(_ actions: [ActionRule]) -> [StateName: [Choice]] {
    var choices: [StateName: [Choice]] = [:]
    for action in actions {
      let effects = action.effects + action.branches.flatMap(\.effects)
      let opensAnother = effects.contains {
        if case .open(let opened) = $0 { !opened.asChild } else { false }
      }
      let choice = Choice(action: action, effects: effects, opensAnother: opensAnother)
      for state in action.from { choices[state, default: []].append(choice) }
    }
    return choices
  }

  /// One option for each way in which conditions can take a choice.
  func representatives(of field: FieldName, among options: [String]) -> [String] {
    guard let sets = compared[field] else { return Array(options.prefix(1)) }
    var seen: Set<[Bool]> = []
    return options.filter { option in seen.insert(sets.map { $0.contains(option) }).inserted }
  }

  /// What conditions see of a field's value.
  func sight(of field: FieldName, in fields: [FieldName: FieldValue]) -> [Bool]? {
    let value = fields[field]
    guard let sets = compared[field] else { return value == nil ? nil : [] }
    let text = value?.comparable ?? "no"
    return sets.map { $0.contains(text) } + [value != nil]
  }

  /// Whether a date is over (-1), today (0) or ahead (1); 2 where there is none.
  func day(of field: FieldName, in file: CaseFile, today: CivilDate) -> Int {
    file.fields[field]?.date.map { ($0.daysSinceEpoch - today.daysSinceEpoch).signum() } ?? 2
  }
}
