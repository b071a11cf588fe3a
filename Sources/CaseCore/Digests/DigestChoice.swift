package import WorkCalendar

/// Which duties one digest names, in which part of it.
///
/// What is news is named before anything else; what there is no room for is counted.
package struct DigestChoice: Equatable, Sendable {
  /// How many duties of a person are looked at, the earliest due first.
  package static let mostRead = 2_000
  /// How many are named that are no news: a mail is to be read on a phone.
  package static let mostKnown = 40
  /// How many that are news; more make the mail too long to be delivered whole.
  package static let mostNews = 150
  /// How many that ended are named.
  package static let mostEnded = 40

  package let window: DigestWindow
  package let late: [DigestDuty]
  /// Near their date, or due today.
  package let near: [DigestDuty]
  package let later: [DigestDuty]
  package let ended: [DigestDuty]
  /// All that is owed, and what of it is late.
  package let owedCount: Int
  package let lateCount: Int
  package let endedCount: Int

  /// Nil where nothing is owed: then nothing is written.
  ///
  /// `open` is in the order of the dates, `ended` in that of their ends within the window;
  /// `owesMore` where the person owes something that no case has a clock for.
  package init?(
    open: [DigestDuty], ended: [DigestDuty], window: DigestWindow, calendar: WorkCalendar,
    owesMore: Bool = false
  ) {
    guard !open.isEmpty || owesMore else { return nil }
    self.window = window
    owedCount = open.count
    lateCount = open.count { $0.isLate(at: window.end) }
    endedCount = ended.count
    self.ended = Array(ended.prefix(DigestChoice.mostEnded))
    let named = DigestChoice.named(open, in: window)
    let today = calendar.date(of: window.end)
    late = named.filter { $0.isLate(at: window.end) }
    let rest = named.filter { !$0.isLate(at: window.end) }
    func isNear(_ duty: DigestDuty) -> Bool {
      duty.yellowAt <= window.end || calendar.date(of: duty.dueAt) == today
    }
    near = rest.filter(isNear)
    later = rest.filter { !isNear($0) }
  }

  /// Those named, in the order in which they came.
  private static func named(_ open: [DigestDuty], in window: DigestWindow) -> [DigestDuty] {
    var (news, known) = (0, 0)
    return open.filter { duty in
      if duty.news(in: window).isEmpty {
        known += 1
        return known <= mostKnown
      }
      news += 1
      return news <= mostNews
    }
  }

  package var named: [DigestDuty] { late + near + later }

  package var omittedCount: Int { owedCount - named.count }

  /// The cases that it speaks of.
  package var cases: Set<CaseID> { Set((named + ended).map(\.caseID)) }
}
