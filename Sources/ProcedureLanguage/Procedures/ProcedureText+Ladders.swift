internal import CaseCore
internal import WorkCalendar

/// `ladders`: who is told, and what is issued, around a due date.
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
      let label = keys.optional("label")?.label() ?? name.text
      let rungs = keys.required("rungs")?.list { item in rung(item).map { ($0, item) } }
      let again = keys.optional("again")
      let repetition = again.flatMap(repetition)
      guard let rungs else { return nil }
      for (index, (rung, source)) in rungs.enumerated() {
        sources.note(.rung(name, index), source.place)
        if index > 0, rungs[index - 1].0.offset.count >= rung.offset.count {
          source.complain("the rungs go up: `at` is not later than that of the rung before")
        }
      }
      if let again { sources.note(.rung(name, rungs.count), again.place) }
      return Ladder(name: name, label: label, rungs: rungs.map(\.0), repetition: repetition)
    }
  }

  private func rung(_ value: YAMLValue) -> Rung? {
    value.fields { keys in
      let offset = keys.required("at")?.workingDays()
      let tells = keys.optional("tell").flatMap(told) ?? []
      let slip = keys.optional("slip")?.oneOf(SlipColour.self)
      let sign = keys.optional("sign").flatMap(sign)
      let acknowledge = keys.optional("acknowledge")?.limit()
      let level = keys.optional("level")?.int(in: ProcedureText.levels)
      let action = keys.optional("do").flatMap(action)
      let ring = keys.optional("ring").flatMap(role)
      guard let offset else { return nil }
      return Rung(
        offset: offset, tells: tells, slip: slip, sign: sign, acknowledge: acknowledge,
        level: level, action: action, asksToRing: ring)
    }
  }

  private func repetition(_ value: YAMLValue) -> Repetition? {
    value.fields { keys in
      let every = keys.required("every")?.workingDays()
      let tells = keys.required("tell").flatMap(told)
      let sign = keys.optional("sign").flatMap(sign)
      let isInBulletin = keys.optional("bulletin")?.yes() ?? false
      let level = keys.optional("level").flatMap(repetitionLevel)
      guard let every, let tells else { return nil }
      return Repetition(
        every: every, tells: tells, sign: sign, isInBulletin: isInBulletin, level: level)
    }
  }

  /// The levels of a case, from the secretariat's to the assembly's bulletin.
  private static let levels = 0...3

  /// `director within 1wd`.
  private func sign(_ value: YAMLValue) -> SignRule? {
    guard var phrase = Phrase(value) else { return nil }
    guard let name = phrase.word(), phrase.skip("within"), let limit = phrase.limit(),
      phrase.isAtEnd
    else { return phrase.refuse("who signs, and within what, such as `director within 1wd`") }
    return SignRule(role: role(name, value), limit: limit)
  }

  /// `3`, or `3 from the 3rd`.
  private func repetitionLevel(_ value: YAMLValue) -> RepetitionLevel? {
    guard var phrase = Phrase(value) else { return nil }
    let wanted = "a level, such as `3` or `3 from the 3rd`"
    guard let level = phrase.word().flatMap({ Int($0) }), ProcedureText.levels.contains(level)
    else { return phrase.refuse(wanted) }
    if phrase.isAtEnd { return RepetitionLevel(level: level, fromOccurrence: 1) }
    let ordinal = phrase.word(after: "from", "the")
    guard let ordinal, let occurrence = Int(ordinal.prefix { $0.isNumber }), occurrence > 0,
      ["st", "nd", "rd", "th"].contains(ordinal.drop { $0.isNumber }), phrase.isAtEnd
    else { return phrase.refuse(wanted) }
    return RepetitionLevel(level: level, fromOccurrence: occurrence)
  }

  /// `owner`, a role, or a list of them.
  func told(_ value: YAMLValue) -> [Told]? {
    value.list(orOne: true) { item in
      guard let name = item.identifier() else { return nil }
      return name == "owner" ? .owner : .role(role(name, item))
    }
  }
}

extension YAMLValue {
  /// A limit in working days, such as `5wd` or `-1wd`.
  func workingDays() -> Limit? {
    guard let limit = limit() else { return nil }
    guard case .workingDays = limit else { return refuse("working days, such as 5wd or -1wd") }
    return limit
  }
}
