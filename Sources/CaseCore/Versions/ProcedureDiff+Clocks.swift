internal import WorkCalendar

/// Clocks and ladders.
extension ProcedureDiff {
  private static var goesOnFromThere: String { "已发的催办不再重发，此后的按新的级次，间隔照旧" }

  mutating func compareLadders() {
    let ladders = Paired(old.ladders, new.ladders, by: \.name)
    for ladder in ladders.gone { add(.ladder, ladder.name.text, "不再有「\(ladder.label)」") }
    for ladder in ladders.added { add(.ladder, ladder.name.text, "新增「\(ladder.label)」") }
    for (before, after) in ladders.kept {
      compareLabel(.ladder, after.name.text, before.label, after.label)
      let offsets = (before.rungs.map(\.offset), after.rungs.map(\.offset))
      if offsets.0 != offsets.1 {
        add(
          .ladder, after.name.text,
          "「\(after.label)」的级次由 \(steps(offsets.0)) 改为 \(steps(offsets.1))",
          meaning: ProcedureDiff.goesOnFromThere)
      } else if before.rungs != after.rungs {
        add(
          .ladder, after.name.text, "「\(after.label)」各级告知谁、发何单有变",
          meaning: ProcedureDiff.goesOnFromThere)
      }
      if before.repetition != after.repetition {
        add(
          .ladder, after.name.text, "「\(after.label)」最后一级的重复有变",
          meaning: ProcedureDiff.goesOnFromThere)
      }
    }
  }

  private func steps(_ offsets: [Limit]) -> String {
    offsets.map { "\($0)" }.joined(separator: "、")
  }

  mutating func compareClocks() {
    let clocks = Paired(old.clocks, new.clocks, by: \.name)
    for clock in clocks.gone {
      add(
        .clock, clock.name.text, "取消时限「\(clock.label)」", meaning: "正在走的停止，告知责任人")
    }
    for clock in clocks.added {
      add(.clock, clock.name.text, "新增时限「\(clock.label)」(\(words(of: clock.terms, in: new)))")
    }
    for (before, after) in clocks.kept { compare(before, after) }
    let order = (old.clocks.map(\.name), new.clocks.map(\.name))
    if Set(order.0) == Set(order.1), order.0 != order.1 {
      add(.clock, new.name.text, "时限的先后次序有变", meaning: "同一时刻到期的，按新的次序办理")
    }
  }

  private mutating func compare(_ before: ClockRule, _ after: ClockRule) {
    let name = after.name.text
    compareLabel(.clock, name, before.label, after.label)
    if before.terms != after.terms || before.least != after.least {
      add(
        .clock, name, "「\(after.label)」的期限\(change(of: before, after))",
        meaning: "已用的时间照算；已超过新期限的即刻到期，告知责任人；经批准延期的不变")
    }
    if before.renewal != after.renewal {
      add(
        .clock, name, "「\(after.label)」续期的长短有变", meaning: "续期中的随之调整，已用的时间照算")
    }
    if before.owner != after.owner {
      add(
        .clock, name,
        "「\(after.label)」改由「\(new.label(of: after.owner))」负责，原为「\(old.label(of: before.owner))」",
        meaning: "正在走的即转给新的责任人，并告知")
    }
    if before.ladder != after.ladder {
      add(
        .clock, name,
        "「\(after.label)」的催办由「\(old.label(of: before.ladder))」改为「\(new.label(of: after.ladder))」",
        meaning: ProcedureDiff.goesOnFromThere)
    }
    if before.unless != after.unless {
      add(.clock, name, "哪些事项不计「\(after.label)」有变", meaning: "不再计的停止，新计的自迁移起计")
    }
    if before.expiry != after.expiry || before.isSilence != after.isSilence {
      add(.clock, name, "「\(after.label)」到期后如何办理有变", meaning: "到期时按新的规则办理")
    }
  }

  /// From what to what a clock's length changes; where its terms have the conditions that they had,
  /// of those alone that changed.
  private func change(of before: ClockRule, _ after: ClockRule) -> String {
    var terms = (old: before.terms, new: after.terms)
    if terms.old.map(\.when) == terms.new.map(\.when) {
      let changed = terms.old.indices.filter { terms.old[$0] != terms.new[$0] }
      terms = (changed.map { before.terms[$0] }, changed.map { after.terms[$0] })
    }
    let words = (words(of: terms.old, in: old), words(of: terms.new, in: new))
    return words.0 == words.1 ? "的条件有变" : "由 \(words.0) 改为 \(words.1)"
  }

  /// How long a clock runs, in words.
  private func words(of terms: [ClockTerm], in procedure: Procedure) -> String {
    terms.map { term in
      let condition = term.when.map { "\(words(of: $0, in: procedure))时 " } ?? ""
      return condition + words(of: term.length, in: procedure)
    }.joined(separator: "；")
  }

  private func words(of length: ClockLength, in procedure: Procedure) -> String {
    switch length {
    case .limit(let limit): limit.words
    case .date(let field, let offset):
      "至「\(procedure.label(of: field))」\(offset.map { "\($0.distance)" } ?? "")"
    case .relativeDate(let field, let offset):
      "至关联事项的日期(\(field.field))\(offset.map { "\($0.distance)" } ?? "")"
    }
  }

  private func words(of condition: Condition, in procedure: Procedure) -> String {
    switch condition {
    case .field(let name, let values):
      "「\(procedure.label(of: name))」为\(values.joined(separator: "、"))"
    case .isSet(let name): "已填「\(procedure.label(of: name))」"
    case .all, .not, .done, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking, .linked,
      .today, .later, .sinceEnd, .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      "符合所列条件"
    }
  }
}
