extension Explanation {
  /// The explanation as clerks read it: a line a day, then roll, floor, due and calendar.
  package func lines() -> [String] {
    var lines = days.map(line)
    if let rolledFrom, let last = days.last {
      lines.append("\(rolledFrom) 为休息日，\(isBackwards ? "提前" : "顺延")至 \(last.date)")
    }
    if let floor {
      lines.append("恢复计时后至少保留的时限，不早于 \(text(of: floor))")
    }
    if let due {
      let mark = due.isProvisional ? "，暂定（以国务院办公厅放假通知为准）" : ""
      lines.append("到期 \(text(of: due.instant))\(mark)")
    } else {
      lines.append("暂停计时，恢复后续算")
    }
    lines.append("日历第 \(calendarVersion) 版")
    return lines
  }

  /// A day and its account in words: what it is, and whether it counts.
  package func reason(_ day: Day) -> String { "\(day.kind.label)，\(label(day.account))" }

  private func line(_ day: Day) -> String {
    let mark = day.isProvisional ? " 暂定" : ""
    return "\(day.date) \(day.date.weekdayLabel) \(day.kind.label) \(label(day.account))\(mark)"
  }

  private func label(_ account: Account) -> String {
    let before = isBackwards ? "前" : ""
    return switch account {
    case .start: "起算日，不计"
    case .workingDay(let number): "\(before)第 \(number) 个工作日"
    case .day(let number): "\(before)第 \(number) 天"
    case .monthsEnd(let months): isBackwards ? "前 \(-months) 个月" : "满 \(months) 个月"
    case .hoursEnd(let hours): isBackwards ? "前 \(-hours) 小时" : "满 \(hours) 小时"
    case .promised: "所定日期"
    case .skipped: "不计"
    case .paused: "暂停，不计"
    case .rolled: isBackwards ? "提前" : "顺延"
    case .rolledHere: isBackwards ? "提前至此" : "顺延至此"
    }
  }

  /// `2026-09-24 周四 18:00`; a due in hours may have seconds, which are left out.
  private func text(of instant: Instant) -> String {
    let date = zone.date(of: instant)
    return "\(date) \(date.weekdayLabel) \(timeOfDay(zone.minuteOfDay(of: instant)))"
  }
}

extension CivilDate {
  /// The day of the week as calendars print it: 周一 to 周日.
  package var weekdayLabel: String {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][weekday - 1]
  }
}

extension DayKind {
  /// The kind in Chinese, with the circular or the day's name.
  package var label: String {
    switch self {
    case .weekday: "工作日"
    case .weekend: "周末"
    case .rest(let circular): "放假（\(circular)）"
    case .makeUp(let circular): "调休上班（\(circular)）"
    case .statutory(let name): "法定节日（\(name)）"
    }
  }
}
