internal import CaseCore
internal import WorkCalendar

/// `ladders`: who is told as a due date comes near and passes.
extension ProcedureText {
  func ladders(_ section: YAMLValue) -> [Ladder] {
    let read = section.entries { entry -> Ladder? in
      guard let id = entry.key.identifier() else { return nil }
      declare(.ladder, id)
      sources.note(.ladder(LadderName(id)), entry.key.place)
      return ladder(LadderName(id), entry.value)
    }
    return read ?? []
  }

  private func ladder(_ name: LadderName, _ value: YAMLValue) -> Ladder? {
    value.fields { keys in
      let label = keys.required("label")?.label()
      var index = 0
      let rungs = keys.required("rungs")?.list { item -> Rung? in
        sources.note(.rung(name, index), item.place)
        index += 1
        return rung(item)
      }
      let again = keys.optional("again")
      if let again { sources.note(.rung(name, index), again.place) }
      let repetition = again.flatMap(repetition)
      guard let label, let rungs else { return nil }
      if zip(rungs, rungs.dropFirst()).contains(where: { $0.offset.count >= $1.offset.count }) {
        keys.complain("the rungs of a ladder are written from the earliest to the latest")
      }
      return Ladder(name: name, label: label, rungs: rungs, repetition: repetition)
    }
  }

  private func rung(_ value: YAMLValue) -> Rung? {
    value.fields { keys in
      let offset = keys.required("at").flatMap(workingDays)
      let tells = keys.required("tell")?.list(orOne: true, of: told)
      let slip = keys.optional("slip")?.oneOf(SlipColour.self)
      let sign = keys.optional("sign").flatMap(signing)
      let acknowledge = keys.optional("acknowledge").flatMap(workingDays)
      let level = keys.optional("level")?.int(in: 1...3)
      let action = keys.optional("do").flatMap(action)
      let ring = keys.optional("ring").flatMap(role)
      guard let offset, let tells else { return nil }
      return Rung(
        offset: offset, tells: tells, slip: slip, sign: sign, acknowledge: acknowledge,
        level: level, action: action, asksToRing: ring)
    }
  }

  private func repetition(_ value: YAMLValue) -> Repetition? {
    value.fields { keys in
      let every = keys.required("every").flatMap(workingDays)
      let tells = keys.required("tell")?.list(orOne: true, of: told)
      let isInBulletin = keys.optional("bulletin")?.yes() ?? false
      let sign = keys.optional("sign").flatMap(signing)
      let level = keys.optional("level").flatMap(repetitionLevel)
      guard let every, let tells else { return nil }
      return Repetition(
        every: every, tells: tells, sign: sign, isInBulletin: isInBulletin, level: level)
    }
  }

  /// Rungs are measured in working time, so that none burns on a weekend.
  private func workingDays(_ value: YAMLValue) -> Limit? {
    guard let limit = value.limit() else { return nil }
    switch limit {
    case .workingDays: return limit
    case .days, .hours, .months: return value.refuse("working days, such as `1wd` or `-1wd`")
    }
  }

  /// `director within 1wd`
  private func signing(_ value: YAMLValue) -> SignRule? {
    guard var phrase = Phrase(value) else { return nil }
    guard let name = phrase.word(), phrase.skip("within"), let limit = phrase.limit(),
      phrase.isAtEnd
    else { return phrase.refuse("a role and a limit, such as `director within 1wd`") }
    return SignRule(role: role(name, value), limit: limit)
  }

  /// `3 from the 3rd`
  private func repetitionLevel(_ value: YAMLValue) -> RepetitionLevel? {
    guard var phrase = Phrase(value) else { return nil }
    guard let level = phrase.word().flatMap({ Int($0) }), (1...3).contains(level),
      phrase.skip("from", "the"), let ordinal = phrase.word(),
      let occurrence = Int(ordinal.prefix { $0.isNumber }), occurrence > 0, phrase.isAtEnd
    else { return phrase.refuse("a level and an occurrence, such as `3 from the 3rd`") }
    return RepetitionLevel(level: level, fromOccurrence: occurrence)
  }

  /// A role, or `owner` for whoever owes the duty.
  func told(_ value: YAMLValue) -> Told? {
    if case .text("owner") = value.content { return .owner }
    return role(value).map { .role($0) }
  }
}
