extension MeetingDay {
  /// The explanation as clerks read it: a line a day, then whether it may still move.
  package func lines() -> [String] {
    days.map { "\($0.date) \($0.date.weekdayLabel) \($0.kind.label) \(label($0.account))" }
      + (isProvisional ? ["暂定（以国务院办公厅放假通知为准）"] : [])
      + ["日历第 \(calendarVersion) 版"]
  }

  /// In one sentence, for where there is no room for a line a day.
  package var words: String {
    let mark = isProvisional ? "（暂定，以国务院办公厅放假通知为准）" : ""
    if days.count == 1 { return "按规则是 \(ruleDay)\(mark)" }
    let passed = days.filter { $0.account != .rest }.count - 1
    let rest = days.count { $0.account == .rest }
    let reasons = [
      rest > 0 ? "休息日 \(rest) 天" : nil, passed > 0 ? "长假后头几个工作日 \(passed) 天" : nil,
    ].compactMap(\.self).joined(separator: "、")
    return "按规则是 \(ruleDay)，避开\(reasons)，顺延至 \(date)\(mark)"
  }

  private func label(_ account: Account) -> String {
    switch account {
    case .rest: "休息，不开会"
    case .afterRest(let number): "长假后第 \(number) 个工作日，不开会"
    case .taken: "开会"
    }
  }
}
