internal import CaseCore
internal import WorkCalendar

/// Knows all that people may do at a moment, and that they may leave it undone.
struct Adversary {
  let lenses: [ProcedureName: ProcedureLens]
  /// Two cases of a procedure that stand for themselves are the same story twice.
  let mostCases: Int
  /// Dates are set as early as can be, not as late.
  var isHasty = false

  func moves(at moment: Moment) -> [Move] {
    var moves: [Move] = []
    for file in moment.files {
      guard let lens = lenses[file.procedure.name] else { continue }
      moves += engineActs(on: file, lens, moment) + acts(on: file, lens, moment)
      if file.isOpen {
        let days = lens.todays.compactMap { file.fields[$0]?.date }.filter { $0 > moment.today }
        moves += days.map { .waitUntil($0) }
      }
    }
    guard !moment.openFiles.isEmpty else { return moves }
    moves.append(.wait(questionsArrive: true))
    if moment.hasOpenQuestion { moves.append(.wait(questionsArrive: false)) }
    return moves
  }

  private func acts(on file: CaseFile, _ lens: ProcedureLens, _ moment: Moment) -> [Move] {
    let procedure = lens.procedure
    return (lens.choices[file.state] ?? []).flatMap { choice -> [Move] in
      let rule = choice.action
      guard !choice.opensAnother || moment.files.count < mostCases,
        let caller = caller(for: rule, on: file, procedure, moment)
      else { return [] }
      let filling = FormFilling(
        moment: moment, procedure: procedure, lens: lens, file: file, isHasty: isHasty)
      return filling.ways(rule.form, effects: choice.effects).map {
        .act(
          Move.Act(
            call: call(rule.name, on: file, caller, $0), procedure: procedure.name,
            roles: Set(rule.by), isCapped: !rule.caps.isEmpty))
      }
    }
  }

  /// Confirming and declining, and what a question that did not arrive asks of the officer.
  private func engineActs(
    on file: CaseFile, _ lens: ProcedureLens, _ moment: Moment
  ) -> [Move] {
    var moves: [Move] = []
    let procedure = lens.procedure
    func add(
      _ action: ActionName, _ role: RoleName, _ excluded: Set<PersonID>, isCapped: Bool
    ) {
      guard let actor = actor(in: [role], of: file, procedure, moment, excluded) else { return }
      moves.append(
        .act(
          Move.Act(
            call: call(action, on: file, Caller(person: actor.person, post: actor.post), [:]),
            procedure: procedure.name, roles: [role],
            isCapped: isCapped)))
    }
    if let proposal = file.proposal, let rule = procedure.action(proposal.action, in: file.state),
      let second = rule.second
    {
      let first = Set([proposal.proposer.person].compactMap(\.self))
      add(second.confirm, proposal.second, first, isCapped: !rule.caps.isEmpty)
      add(second.decline, proposal.second, first, isCapped: false)
    }
    let isWaiting = file.clocks.contains {
      if case .reach = $0.key { true } else { false }
    }
    if isWaiting {
      add(ActionName(EngineAction.reached.rawValue), procedure.reach.role, [], isCapped: false)
    }
    return moves
  }

  private func call(
    _ action: ActionName, on file: CaseFile, _ caller: Caller, _ fields: [FieldName: FieldValue]
  ) -> ActionCall {
    ActionCall(
      caseID: file.id, action: action, fields: fields, note: "文", version: nil,
      caller: caller)
  }

  /// Somebody who may do it, or may record that somebody did who has no hands here.
  private func caller(
    for rule: ActionRule, on file: CaseFile, _ procedure: Procedure, _ moment: Moment
  ) -> Caller? {
    if let own = actor(in: rule.by, of: file, procedure, moment) {
      return Caller(person: own.person, post: own.post)
    }
    guard rule.mayBeRecorded else { return nil }
    let recorders = rule.by.compactMap { procedure.role($0)?.recordedBy }
    return actor(in: recorders, of: file, procedure, moment).map {
      Caller(
        person: $0.person, post: $0.post,
        behalf: BehalfClaim(saidBy: "文", means: .telephone, saidOn: "\(moment.today)"))
    }
  }

  /// Somebody who may act in one of the roles.
  private func actor(
    in roles: [RoleName], of file: CaseFile, _ procedure: Procedure, _ moment: Moment,
    _ excluded: Set<PersonID> = []
  ) -> Owner? {
    for role in roles.compactMap(procedure.role) {
      // Of several who asked, one who has not answered yet.
      let waiting = file.requesters.first { $0.answer == nil } ?? file.requesters.first
      let view = moment.around.parties(of: file, asking: waiting)
      let found = moment.around.roster.resolve(
        role.acting, for: view, on: moment.today, excluding: excluded)
      if let found { return found.owner }
    }
    return nil
  }
}

extension Moment {
  /// Whether somebody's silence would count and it is not known yet whether he was asked.
  var hasOpenQuestion: Bool {
    openFiles.contains { file in
      file.clocks.contains { run in run.askedBy.contains { file.asked[$0] == nil } }
    }
  }

  /// The questions that nobody knows the end of, with their cases.
  var openQuestions: [(CaseID, NoticeID)] {
    openFiles.flatMap { file in
      file.clocks.flatMap(\.askedBy).filter { file.asked[$0] == nil }.map { (file.id, $0) }
    }
  }
}
