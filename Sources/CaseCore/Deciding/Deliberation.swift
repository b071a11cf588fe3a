package import WorkCalendar

/// Decides what `command` does at `at`.
///
/// Reads no clock, performs nothing and throws nothing: the caller stores the outcome's steps in
/// one transaction. The surroundings then hold the cases and counters as the command leaves them,
/// so that the next command of a batch sees them; a refusal leaves all but its record as it was.
package func decide(
  _ command: Command, at: Instant, in surroundings: inout Surroundings
) -> Outcome {
  var deliberation = Deliberation(at: at, around: surroundings)
  do {
    try deliberation.carryOut(command)
    surroundings = deliberation.around
    return .done(deliberation.steps)
  } catch {
    if let clock = deliberation.ticking {
      return .refused(.clockFailed(clock, error), record: [])
    }
    guard case .tooLate = error, case .act(let call) = command else {
      return .refused(error, record: [])
    }
    var recording = Deliberation(at: at, around: surroundings)
    recording.recordLateness(of: call)
    surroundings = recording.around
    return .refused(error, record: recording.steps)
  }
}

/// One command under way: the steps taken so far, and what they still make others do.
struct Deliberation {
  /// How far from the case that began it an order may travel.
  static let deepestGeneration = 2
  /// How many cases one command may touch.
  static let mostFollowUps = 1_024

  let at: Instant
  var around: Surroundings
  private(set) var steps: [CaseStep] = []
  /// The clock that a tick is about.
  var ticking: ClockKey?
  private var queue: [(followUp: FollowUp, generation: Int)] = []
  private var generation = 0

  init(at: Instant, around: Surroundings) {
    self.at = at
    self.around = around
  }

  var today: CivilDate { around.calendar.date(of: at) }

  mutating func carryOut(_ command: Command) throws(Rejection) {
    switch command {
    case .open(let opening): try open(opening)
    case .plan(let planned): try open(planned)
    case .adopt(let adoption): try adopt(adoption)
    case .act(let call): try act(call)
    case .tick(let id): try tick(id)
    case .noticeEnded(let id, let notice, let end): try noticeEnded(id, notice, end)
    case .quarantine(let id, let failing, let reason): try quarantine(id, failing, reason)
    case .ownersChanged(let id): try ownersChanged(id)
    case .calendarChanged(let id): try calendarChanged(id)
    case .migrate(let id, let plan): try migrate(id, plan)
    case .settleNotice(let settlement): try settleNotice(settlement)
    case .showContacts(let request): try showContacts(request)
    }
    try settle()
  }

  /// Carries out what the steps so far make of others, breadth first.
  private mutating func settle() throws(Rejection) {
    var done = 0
    while !queue.isEmpty {
      let (followUp, generation) = queue.removeFirst()
      done += 1
      if done > Deliberation.mostFollowUps || generation > Deliberation.deepestGeneration {
        throw .conditionNotMet(message: "此操作牵涉的事项过多或层级过深")
      }
      self.generation = generation
      try carryOut(followUp)
    }
  }

  /// The case and the procedure version it is pinned to.
  func file(_ id: CaseID) throws(Rejection) -> (CaseFile, Procedure) {
    guard let file = around.docket[id], let procedure = around.procedures[file.procedure] else {
      throw .unknownCase
    }
    return (file, procedure)
  }

  func draft(_ file: CaseFile, _ procedure: Procedure, by actor: Actor) -> Draft {
    Draft(file, procedure, actor: actor, at: at, around: around)
  }

  /// Takes a drafted event into the steps, and queues what it makes of others.
  mutating func take(_ draft: consuming Draft, _ kind: EventKind, note: String? = nil) {
    let before = around.docket[draft.file.id]
    var closing = draft
    let step = closing.close(kind, note: note)
    around.counters = closing.around.counters
    around.draws = closing.around.draws
    around.docket.put(step.after)
    steps.append(step)
    let next = generation + 1
    queue += closing.followUps.map { ($0, next) }
    queue += consequences(of: step.after, before: before).map { ($0, next) }
    if let lapsed = closing.lapsed { record(lapsed, in: step.after, by: closing.actor) }
  }

  /// What others may have to do because this case's state or dates changed.
  private func consequences(of after: CaseFile, before: CaseFile?) -> [FollowUp] {
    var found: [FollowUp] = []
    // Whoever waited for it also waits no more once it names him no longer.
    let named = after.namedCases.union(before?.namedCases ?? [])
    if before?.state != after.state || before?.namedCases != after.namedCases {
      let waiting = [after.id] + named.sorted() + (after.parent.map { [$0] } ?? [])
      found += waiting.filter { hasAutomaticAction($0) }.map { .consider($0) }
    }
    if let before, dates(of: before) != dates(of: after) {
      let hanging = around.docket.children(of: after.id) + around.docket.namers(of: after.id)
      found += hanging.filter { hasClock($0, hangingOn: after.id) }.map { .dateMoved($0.id) }
    }
    if let before, before.assigned != after.assigned {
      let children = around.docket.children(of: after.id).filter(\.isOpen)
      found += children.filter(asksParent).map { .assignedByParent($0.id) }
    }
    return found
  }

  /// Whether a clock of the case runs until a date of the other one.
  private func hasClock(_ file: CaseFile, hangingOn other: CaseID) -> Bool {
    guard file.isOpen, let procedure = around.procedures[file.procedure] else { return false }
    return file.clocks.contains { run in
      guard case .rule(let name) = run.key, let rule = procedure.clock(name) else { return false }
      return rule.terms.contains { term in
        guard case .relativeDate(let relative, _) = term.length else { return false }
        return relative.link.map { file.fields[$0]?.cases.contains(other) == true }
          ?? (file.parent == other)
      }
    }
  }

  /// Whether some chain of the case's reads whom its parent names.
  private func asksParent(_ file: CaseFile) -> Bool {
    around.procedures[file.procedure]?.roles.contains { role in
      role.chain.contains { step in
        switch step {
        case .assignedByParent: true
        case .assigned, .post, .postOf, .inCharge: false
        }
      }
    } ?? false
  }

  private func dates(of file: CaseFile) -> [FieldName: CivilDate] {
    file.fields.compactMapValues(\.date)
  }

  private func hasAutomaticAction(_ id: CaseID) -> Bool {
    guard let file = around.docket[id], file.isOpen,
      let actions = around.procedures[file.procedure]?.actions
    else { return false }
    // By place: asked after every step, and copying each rule to look at it would cost more.
    return actions.indices.contains {
      actions[$0].trigger == .automatic && actions[$0].from.contains(file.state)
    }
  }

  func automaticActions(of file: CaseFile) -> [ActionRule] {
    around.procedures[file.procedure]?.actions.filter {
      $0.trigger == .automatic && $0.from.contains(file.state)
    } ?? []
  }
}
