import Testing
import WorkCalendar

@testable import CaseCore

/// A case that is led along the path of a finding, as people, time and relatives would do it.
struct PathWalk {
  var world: World
  private(set) var walked: CaseID = CaseID(0)
  /// Whether optional fields are filled in: it opens the children that a fault may be about.
  let fillsAll: Bool
  /// Whether dates are chosen as far ahead as may be.
  let waitsLong: Bool

  struct Lost: Error, CustomStringConvertible {
    let description: String
  }

  init(_ procedures: [Procedure], fillsAll: Bool, waitsLong: Bool) throws {
    world = try World(at: "2026-03-02T09:00+08:00")
    world.around.procedures = ProcedureShelf(procedures)
    world.keepsPromises = false
    world.expectsFailures = true
    self.fillsAll = fillsAll
    self.waitsLong = waitsLong
  }

  /// The same world, looking at another case.
  func turned(to other: CaseID) -> PathWalk {
    var walk = self
    walk.walked = other
    return walk
  }

  var file: CaseFile {
    get throws { try world.case_(walked) }
  }

  /// Takes every step, or says which one could not be taken.
  mutating func follow(_ steps: [PathStep]) throws {
    for (place, step) in steps.enumerated() {
      switch step.move {
      case .opened where place == 0: walked = try open(step.procedure)
      case .opened: try turnToChild(step.procedure)
      case .adopted: try adopt(step.procedure, in: step.to)
      case .acted(let acted): try take(acted, of: step.procedure)
      }
      let state = try file.state
      guard state == step.to else {
        throw Lost(description: "came to \(state), not to \(step.to), by step \(place)")
      }
    }
  }

  /// Opens a case whose form is filled in whole, and with what else it takes.
  mutating func open(
    _ name: ProcedureName, _ more: [FieldName: FieldValue] = [:]
  ) throws -> CaseID {
    guard let procedure = world.around.procedures.inForce(name) else {
      throw Lost(description: "no procedure \(name)")
    }
    let fields = filled(procedure.opening.form, procedure).merging(more) { $1 }
    for person in people {
      for requester in ["suat", "secretariat"] as [OrganisationID] {
        let opening = Opening(
          procedure: name, requester: requester, contact: nil, fields: fields,
          caller: Caller(person: person, post: nil))
        guard case .done(let steps) = world.decide(.open(opening)), let first = steps.first else {
          continue
        }
        return first.after.id
      }
    }
    throw Lost(description: "nobody could open \(name)")
  }

  private mutating func adopt(_ name: ProcedureName, in state: StateName) throws {
    guard let procedure = world.around.procedures.inForce(name), let rule = procedure.adoption,
      let place = rule.state(state)
    else { throw Lost(description: "nothing is taken over in \(state)") }
    var fields = filled(rule.form(of: place), procedure)
    fields[rule.since] = .date(world.around.calendar.date(of: world.now))
    for person in people {
      let opening = Opening(
        procedure: name, requester: "suat", contact: nil, fields: fields,
        caller: Caller(person: person, post: nil))
      let outcome = world.decide(.adopt(Adoption(opening: opening, state: state, level: 0)))
      guard case .done(let steps) = outcome, let first = steps.first else { continue }
      walked = first.after.id
      return
    }
    throw Lost(description: "nobody could take a case over in \(state)")
  }

  private mutating func turnToChild(_ name: ProcedureName) throws {
    let opened = world.around.docket.files.filter { $0.procedure.name == name }
    guard let newest = opened.map(\.id).max() else {
      throw Lost(description: "no case of \(name) was opened")
    }
    walked = newest
  }

  private mutating func take(_ acted: PathAction, of procedure: ProcedureName) throws {
    switch acted.cause {
    case .person: try act(acted)
    case .clock, .rung, .itself: try wait(for: acted)
    case .order(let other, let action): try order(acted, by: action, of: other)
    case .unknownOrder: throw Lost(description: "nothing that was read orders \(acted.action)")
    }
  }

  /// Lets time pass until the action is done, by itself or as a consequence.
  mutating func wait(for acted: PathAction, days: Int64 = 120) throws {
    let known = world.steps.count
    for _ in 0..<days {
      world.advance(to: world.now.advanced(byMilliseconds: 86_400_000))
      let news = world.steps.dropFirst(known).filter { $0.event.caseID == walked }
      if let step = news.first(where: { $0.event.kind == .acted(acted.action, branch: acted.name) })
      {
        // Time may have gone on in the same day.
        guard step.after.state == (try file.state) else {
          throw Lost(description: "time went on past \(acted.name)")
        }
        return
      }
    }
    throw Lost(description: "time alone never did \(acted.action)")
  }

  /// A relative's action has this one done; time does it if nobody can.
  private mutating func order(
    _ acted: PathAction, by action: ActionName, of other: ProcedureName
  ) throws {
    let walking = walked
    let relatives = world.around.docket.files.filter { $0.procedure.name == other && $0.isOpen }
    for relative in relatives.map(\.id).sorted() {
      let file = try world.case_(relative)
      let procedure = world.around.procedures[file.procedure]
      guard let rule = procedure?.action(action, in: file.state) else { continue }
      for branch in rule.branches.indices {
        let ordering = PathAction(
          action: action, from: file.state, branch: branch,
          name: rule.branches[branch].name ?? action, cause: .itself)
        walked = relative
        defer { walked = walking }
        if (try? act(ordering)) != nil { return }
      }
    }
    try wait(for: acted)
  }

  /// Somebody does the action so that it turns out as wanted.
  mutating func act(_ acted: PathAction) throws {
    var why = "nobody was offered \(acted.action)"
    for person in people {
      for offer in try offers(to: person) where offer.action == acted.action {
        for fields in fillings(of: offer) {
          var trial = self
          switch trial.attempt(offer, by: person, fields) {
          case .success(let kind) where kind == .acted(acted.action, branch: acted.name):
            self = trial
            return
          case .success(let kind): why = "turned out as \(kind)"
          case .failure(let refused): why = refused.description
          }
        }
      }
    }
    throw Lost(description: why)
  }

  func offers(to person: PersonID) throws -> [Offer] {
    let file = try file
    guard let procedure = world.around.procedures[file.procedure] else { return [] }
    return Offers(file, procedure, around: world.around, at: world.now, for: person).all()
      .filter { !$0.isRecording }
  }

  /// Does what is offered, confirmed by somebody where that is needed.
  mutating func attempt(
    _ offer: Offer, by person: PersonID, _ fields: [FieldName: FieldValue]
  ) -> Result<EventKind, Lost> {
    let outcome = world.attempt(
      walked, offer.action, by: person, as: offer.posts.first, note: "随意", fields)
    guard case .done(let steps) = outcome,
      let kind = steps.first(where: { $0.event.caseID == walked })?.event.kind
    else { return .failure(Lost(description: "\(offer.action) was refused: \(outcome)")) }
    guard case .proposed = kind else { return .success(kind) }
    return confirm()
  }

  private mutating func confirm() -> Result<EventKind, Lost> {
    guard let file = try? file, let proposal = file.proposal,
      let procedure = world.around.procedures[file.procedure],
      let second = procedure.action(proposal.action, in: file.state)?.second
    else { return .failure(Lost(description: "nothing to confirm")) }
    for person in people {
      let outcome = world.attempt(walked, second.confirm, by: person)
      guard case .done(let steps) = outcome,
        let kind = steps.first(where: { $0.event.caseID == walked })?.event.kind
      else { continue }
      return .success(kind)
    }
    return .failure(Lost(description: "nobody could confirm \(proposal.action)"))
  }

  /// Those whom a case may need: the alliance's own, and the people of some organisations.
  var people: [PersonID] {
    let all = world.around.roster.peopleByID.keys.sorted()
    let own = ["officer-one", "director", "member-one", "chair"].map { PersonID($0) }
    return own.filter(all.contains) + all.filter { !own.contains($0) }
  }
}
