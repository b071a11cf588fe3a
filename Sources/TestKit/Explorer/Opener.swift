internal import CaseCore
internal import WorkCalendar

/// Begins cases as people would.
struct Opener {
  private let lenses: [ProcedureName: ProcedureLens]

  init(_ lenses: [ProcedureName: ProcedureLens]) { self.lenses = lenses }

  /// The procedure's case just opened, or taken over in a state, beside cases that forms name.
  func beginnings(
    of name: ProcedureName, among procedures: [Procedure], seed: UInt64
  ) throws -> [Moment] {
    guard let procedure = procedures.first(where: { $0.name == name }) else { return [] }
    let blank = try Moment(procedures, seed: seed)
    let companions = procedure.companions.compactMap { other in
      procedures.first { $0.name == other && !$0.opening.by.isEmpty }
    }
    let own = opened(procedure, in: blank) + planned(procedure, in: blank)
    let worlds = own.map { world in
      // The plainest of each comes along: the last way leaves most open.
      companions.reduce(world) { opened($1, in: $0).last ?? $0 }
    }
    return worlds
      + (procedure.adoption?.states ?? []).flatMap {
        adopted(procedure, in: $0.state, blank)
      }
  }

  /// The worlds in which a case of the procedure has just been opened, in each way that matters.
  private func opened(_ procedure: Procedure, in world: Moment) -> [Moment] {
    let (form, roles) = (procedure.opening.form, procedure.opening.by)
    return attempts(procedure, form: form, by: roles, in: world).compactMap {
      done(.open($0), in: world)
    }
  }

  /// The world in which a rule of the calendar has opened one, with the flags that only it gives.
  private func planned(_ procedure: Procedure, in world: Moment) -> [Moment] {
    let flags = procedure.flagsNobodyRaises
    let form = procedure.opening.form
    guard !flags.isEmpty,
      let opening = attempts(procedure, form: form, by: procedure.opening.by, in: world).first
    else { return [] }
    let fields = opening.fields.merging(flags.map { ($0, .flag(true)) }) { $1 }
    let planned = PlannedOpening(
      procedure: procedure.name, requester: opening.requester, fields: fields, note: "文",
      nextCase: world.around.counters.nextCase)
    return [done(.plan(planned), in: world)].compactMap(\.self)
  }

  private func adopted(
    _ procedure: Procedure, in state: StateName, _ world: Moment
  ) -> [Moment] {
    guard let rule = procedure.adoption, let place = rule.state(state) else { return [] }
    let form = rule.form(of: place)
    return attempts(procedure, form: form, by: rule.by, in: world).prefix(1).compactMap {
      var opening = $0
      if opening.fields[rule.since] != nil { opening.fields[rule.since] = .date(world.today) }
      return done(.adopt(Adoption(opening: opening, state: state, level: 0)), in: world)
    }
  }

  private func done(_ command: Command, in world: Moment) -> Moment? {
    var next = world
    switch next.decide(command) {
    case .done: return next
    case .refused: return nil
    }
  }

  private func attempts(
    _ procedure: Procedure, form: [FormField], by roles: [RoleName], in world: Moment
  ) -> [Opening] {
    guard let lens = lenses[procedure.name] else { return [] }
    let kind = procedure.opening.requesters.first ?? .member
    let requester = world.around.roster.organisationsOf(kind: kind, on: world.today).first
    guard let requester else { return [] }
    let filling = FormFilling(moment: world, procedure: procedure, lens: lens, file: nil)
    let view = PartyView(requester: requester)
    let people = roles.compactMap(procedure.role).compactMap {
      world.around.roster.resolve($0.acting, for: view, on: world.today)?.owner
    }
    // Who files makes no difference to the case.
    return filling.ways(form, effects: procedure.opening.effects).flatMap { fields in
      people.prefix(1).map {
        Opening(
          procedure: procedure.name, requester: requester, contact: nil,
          fields: withoutRequester(fields, requester),
          caller: Caller(person: $0.person, post: $0.post))
      }
    }
  }

  private func withoutRequester(
    _ fields: [FieldName: FieldValue], _ requester: OrganisationID
  ) -> [FieldName: FieldValue] {
    fields.filter { !$0.value.organisations.contains(requester) }
  }
}

extension Procedure {
  /// The flags that some condition reads and that no form and no effect gives.
  fileprivate var flagsNobodyRaises: [FieldName] {
    let read = Set(conditions.flatMap(\.fields))
    var given = Set((opening.form + actions.flatMap(\.form)).map(\.field))
    given.formUnion(adoption?.form.map(\.field) ?? [])
    for case .set(let field, _) in allEffects { given.insert(field) }
    return fields.filter { $0.type == .flag && read.contains($0.name) && !given.contains($0.name) }
      .map(\.name)
  }

  /// The other procedures whose cases its forms can name.
  fileprivate var companions: [ProcedureName] {
    let named = fields.compactMap { field -> ProcedureName? in
      switch field.type {
      case .link(let other), .links(let other, _): other
      case .line, .text, .contact, .choice, .flag, .integer, .date, .organisation,
        .organisations, .person:
        nil
      }
    }
    return Set(named).subtracting([name]).sorted()
  }
}
