internal import WorkCalendar

/// What only a demonstration's files ask of a value.
extension YAMLValue {
  /// `day 12 10:20`: a minute within office hours.
  func seedTime(_ hours: OfficeHours) -> SeedTime? {
    let wanted = "`day N HH:MM`, such as day 12 10:20,"
    guard var phrase = Phrase(self), let day = phrase.word(after: "day").flatMap(seedDay),
      let minute = phrase.word().flatMap(minute), phrase.isAtEnd
    else { return refuse(wanted) }
    guard hours.intervals.contains(where: { $0.start <= minute && minute < $0.end }) else {
      complain("nobody works at that time; office hours are \(hours.intervals)")
      return nil
    }
    return SeedTime(day: day, minute: minute)
  }

  /// `day 45`: a date, as the demonstration counts working days.
  func seedDay() -> Int? {
    guard var phrase = Phrase(self), let day = phrase.word(after: "day").flatMap(seedDay),
      phrase.isAtEnd
    else { return refuse("`day N`, such as day 45,") }
    return day
  }

  private func seedDay(_ text: String) -> Int? {
    Int(text).flatMap { (1...SeedReader.lastDay).contains($0) ? $0 : nil }
  }

  /// One of a field's options.
  func option(_ options: [String]) -> String? {
    guard let text = text() else { return nil }
    return options.contains(text) ? text : refuse("one of \(options.joined(separator: ", "))")
  }
}
