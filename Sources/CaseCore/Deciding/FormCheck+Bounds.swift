internal import WorkCalendar

/// What an entered date may lie between, and which organisations may not be chosen.
extension FormCheck {
  /// The first and last dates that may be entered in a field.
  func dates(
    _ asked: FormField, _ values: [FieldName: FieldValue] = [:]
  ) -> (earliest: CivilDate?, latest: CivilDate?) {
    guard let bounds = asked.dateBounds else { return (nil, nil) }
    var earliest = bounds.earliest.compactMap { date(of: $0, asked, values) }
    var latest = bounds.latest.compactMap { date(of: $0, asked, values) }
    if let run = bounds.extends.flatMap({ file?.run($0) }) {
      let firstLimit = around.calendar.firstLimit(of: run.intervals)
      earliest.append(run.due.date.advanced(byDays: 1))
      latest.append(around.calendar.due(firstLimit, from: run.due.date).date)
    }
    guard bounds.isWorkingDay else { return (earliest.max(), latest.min()) }
    return (
      earliest.max().map(around.calendar.rolledForward),
      latest.min().map(around.calendar.rolledBack)
    )
  }

  /// What stands against a date on which offices are closed, where they are to be open.
  func faultOfRestDay(_ date: CivilDate, _ asked: FormField) -> String? {
    let calendar = around.calendar
    guard asked.dateBounds?.isWorkingDay == true, !calendar.isWorkingDay(date) else { return nil }
    let (before, after) = (calendar.rolledBack(date), calendar.rolledForward(date))
    return "\(date) 是休息日，应选工作日；最近的工作日是 \(before) 和 \(after)"
  }

  private func date(
    of bound: DateBound, _ asked: FormField, _ values: [FieldName: FieldValue]
  ) -> CivilDate? {
    switch bound {
    case .today(let limit): return around.calendar.due(limit, from: today).date
    case .field(let name, let limit):
      // A field's own bound counts from the date that it had.
      let entered = name == asked.field ? nil : values[name]
      let base = (entered ?? file?.fields[name])?.date
      return base.map { around.calendar.due(limit, from: $0).date }
    }
  }

  func faultOfBarred(
    _ organisations: [OrganisationID], _ asked: FormField, _ values: [FieldName: FieldValue]
  ) -> String? {
    for barred in asked.otherThan {
      let those = self.organisations(barred, values)
      if organisations.contains(where: those.contains) { return words(for: barred) }
    }
    return nil
  }

  /// All organisations that may not be chosen for a field.
  func barredOrganisations(_ asked: FormField) -> Set<OrganisationID> {
    asked.otherThan.reduce(into: []) { $0.formUnion(organisations($1, [:])) }
  }

  private func organisations(
    _ barred: BarredOrganisation, _ values: [FieldName: FieldValue]
  ) -> Set<OrganisationID> {
    switch barred {
    case .party(.lead): Set([file?.lead].compactMap(\.self))
    case .party(.requester): Set(file?.requesters.map(\.organisation) ?? [])
    case .field(let name): Set((values[name] ?? file?.fields[name])?.organisations ?? [])
    case .openChild(let procedure):
      Set(
        file.map { around.docket.children(of: $0.id, procedure) }?.filter(\.isOpen)
          .compactMap(\.lead) ?? [])
    }
  }

  private func words(for barred: BarredOrganisation) -> String {
    switch barred {
    case .party(.lead): "应另选单位，不能是现在的办理单位"
    case .party(.requester): "不能是提出单位自己"
    case .field(let name): "不能与“\(procedure.field(name)?.label ?? name.text)”相同"
    case .openChild(let name):
      "该单位还有未办结的\(around.procedures.inForce(name)?.label ?? name.text)"
    }
  }
}

extension WorkCalendar {
  /// The limit that a clock began with: how long it may be put off at most.
  fileprivate func firstLimit(of clock: ClockIntervals) -> Limit {
    switch clock.term {
    case .limit(let limit): limit
    case .date: .workingDays(max(1, workingDays(of: clock)))
    }
  }
}
