package import CaseCore
internal import WorkCalendar

/// Looks at a case after each event for what it must never be.
struct NeglectCheck {
  let moment: Moment

  /// What is wrong with the open cases as they stand.
  var standing: [Neglect] {
    moment.openFiles.flatMap { file -> [Neglect] in
      guard let procedure = moment.procedure(of: file) else { return [] }
      return ofOwner(file) + ofDuty(file, procedure) + ofLadders(file, procedure)
    }
  }

  private func ofOwner(_ file: CaseFile) -> [Neglect] {
    let isOwned = file.owner.map { moment.around.roster.isActive($0.person) } ?? false
    return isOwned ? [] : [.noOwner(file.procedure.name, file.state)]
  }

  private func ofDuty(_ file: CaseFile, _ procedure: Procedure) -> [Neglect] {
    let isBounded = file.clocks.contains { run in
      guard case .rule(let name) = run.key, let rule = procedure.clock(name) else { return false }
      return rule.renewal == nil && run.phase != .held
    }
    if isBounded || isWaiting(file, procedure) { return [] }
    return [.noDuty(file.procedure.name, file.state)]
  }

  /// Whether it waits for others, one of which at least is still open: those that name it, or its
  /// own children, with the last of which it goes on by itself.
  private func isWaiting(_ file: CaseFile, _ procedure: Procedure) -> Bool {
    guard case .open(_, let link?)? = procedure.state(file.state)?.kind else { return false }
    if moment.around.docket.linking(to: file.id, by: link).contains(where: \.isOpen) { return true }
    let awaited = procedure.actions.filter { action in
      action.trigger == .automatic && action.from.contains(file.state)
    }.flatMap { action in action.children.filter { $0.value == .wait }.keys }
    return moment.around.docket.children(of: file.id).contains { child in
      child.isOpen && awaited.contains(child.procedure.name)
    }
  }

  private func ofLadders(_ file: CaseFile, _ procedure: Procedure) -> [Neglect] {
    file.clocks.compactMap { run in
      guard run.phase == .running, run.missedAt != nil, run.nextRung == nil,
        !isMuted(run, file, procedure), !file.stopped.contains(run.key)
      else { return nil }
      switch run.key {
      case .rule, .confirmation, .reach, .release:
        return .ladderRunsOut(file.procedure.name, clock: run.key.words)
      case .signature, .acknowledgement, .look: return nil
      }
    }
  }

  /// While a proposal is pending, its own clock climbs in place of those it mutes.
  private func isMuted(_ run: ClockRun, _ file: CaseFile, _ procedure: Procedure) -> Bool {
    guard case .rule(let clock) = run.key, let proposal = file.proposal else { return false }
    return procedure.action(proposal.action, in: file.state)?.second?.mutes.contains(clock)
      ?? false
  }

  /// What is wrong with one event of a case that was `before`.
  func of(_ step: CaseStep, before: CaseFile?) -> [Neglect] {
    guard let procedure = moment.procedure(of: step.after) else { return [] }
    return ofEcho(step, before, procedure) + ofChildren(step, before)
      + ofSilence(step, procedure)
  }

  /// Time answers for a party: where that ends the case or hands it to somebody else, the question
  /// must have arrived, and only a clock that says so waits for that.
  private func ofSilence(_ step: CaseStep, _ procedure: Procedure) -> [Neglect] {
    guard case .acted(let action, _) = step.event.kind, step.event.actor == .time else {
      return []
    }
    let expired = step.event.changes.compactMap { change -> ClockRule? in
      guard case .clock(let run) = change, run.phase == .expired, case .rule(let name) = run.key
      else { return nil }
      return procedure.clock(name)
    }
    let owner = procedure.state(step.after.state)?.owner
    let isUnasked = expired.contains { rule in
      guard !rule.isSilence, rule.owner != owner, let role = procedure.role(rule.owner) else {
        return false
      }
      return role.isBound(to: .requester) || role.isBound(to: .lead)
    }
    return isUnasked ? [.silenceUnasked(procedure.name, action)] : []
  }

  private func ofEcho(
    _ step: CaseStep, _ before: CaseFile?, _ procedure: Procedure
  ) -> [Neglect] {
    guard case .acted(let action, _) = step.event.kind, let before else { return [] }
    let mustBeTold =
      (before.isOpen && !step.after.isOpen) || before.lead != step.after.lead
      || before.isPaused(by: procedure) != step.after.isPaused(by: procedure)
    let isTold = step.notices.contains { $0.purpose == .echo }
    return mustBeTold && !isTold ? [.noEcho(procedure.name, action)] : []
  }

  private func ofChildren(_ step: CaseStep, _ before: CaseFile?) -> [Neglect] {
    guard before?.isOpen == true, !step.after.isOpen else { return [] }
    // The children's own orders have been carried out by the end of the command.
    let children = moment.around.docket.children(of: step.after.id).filter(\.isOpen)
    let waiting = moment.around.docket.namers(of: step.after.id).filter {
      isWaiting($0, forDateOf: step.after.id)
    }
    return (children + waiting).map {
      .leftHanging(step.after.procedure.name, child: $0.procedure.name)
    }
  }

  /// Whether a date of the other case is that of a clock which runs.
  private func isWaiting(_ file: CaseFile, forDateOf other: CaseID) -> Bool {
    guard file.isOpen, let procedure = moment.procedure(of: file) else { return false }
    return file.clocks.contains { run in
      guard case .rule(let name) = run.key, run.phase == .running else { return false }
      return procedure.clock(name)?.terms.contains { term in
        guard case .relativeDate(let relative, _) = term.length, let link = relative.link else {
          return false
        }
        return file.fields[link]?.cases.contains(other) == true
      } ?? false
    }
  }

  /// What is wrong with all that came of one command: a date that somebody waits for moved in
  /// another case, and whoever asked did not hear of it.
  func ofAll(_ steps: [CaseStep]) -> [Neglect] {
    guard let cause = steps.first, case .acted(let action, _) = cause.event.kind else { return [] }
    let told = Set(steps.filter { $0.notices.contains { $0.purpose == .echo } }.map(\.after.id))
    let isUnheard = steps.contains { step in
      step.event.kind == .relativeMoved && step.after.isOpen && !told.contains(step.after.id)
        && moment.procedure(of: step.after)?.opening.by.isEmpty == false
    }
    return isUnheard ? [.noEcho(cause.after.procedure.name, action)] : []
  }
}

extension CaseFile {
  /// Whether a clock of its state's own owner stands still.
  func isPaused(by procedure: Procedure) -> Bool {
    guard isOpen, let owner = procedure.state(state)?.owner else { return false }
    return clocks.contains { run in
      guard run.phase == .held, case .rule(let name) = run.key else { return false }
      return procedure.clock(name).map { $0.owner == owner && $0.renewal == nil } ?? false
    }
  }
}

extension ClockKey {
  /// The clock in short.
  package var words: String {
    switch self {
    case .rule(let name): name.text
    case .confirmation: "second person"
    case .signature(let index): "signature \(index)"
    case .acknowledgement(let index): "acknowledgement \(index)"
    case .reach(let name): "to reach for \(name)"
    case .look: "the look"
    case .release: "release"
    }
  }
}
