package import WorkCalendar

/// Which duties one digest names, in which part of it.
///
/// What is late, near or news is named before anything else; what there is no room for is counted.
package struct DigestChoice: Equatable, Sendable {
  /// How many duties of a person are looked at, the earliest due first.
  package static let mostRead = 2_000
  /// How many are named that are far off and no news: a mail is to be read on a phone.
  package static let mostFarOff = 10
  /// How many others; more make the mail too long to be delivered whole.
  package static let mostPressing = 150
  /// How many that ended are named.
  package static let mostEnded = 30

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
    let today = calendar.date(of: window.end)
    func isNear(_ duty: DigestDuty) -> Bool {
      duty.yellowAt <= window.end || calendar.date(of: duty.dueAt) == today
    }
    let owed = open.filter { !$0.isFirstLook }
    guard !owed.isEmpty || owesMore else { return nil }
    self.window = window
    owedCount = owed.count
    lateCount = owed.count { $0.isLate(at: window.end) }
    let ended = ended.filter { !$0.isFirstLook }
    endedCount = ended.count
    self.ended = Array(ended.prefix(DigestChoice.mostEnded))
    let named = DigestChoice.named(owed) {
      $0.isLate(at: window.end) || isNear($0) || !$0.news(in: window).isEmpty
    }
    late = named.filter { $0.isLate(at: window.end) }
    let rest = named.filter { !$0.isLate(at: window.end) }
    near = rest.filter(isNear)
    later = rest.filter { !isNear($0) }
  }

  /// Those named, in the order in which they came.
  private static func named(
    _ owed: [DigestDuty], _ isPressing: (DigestDuty) -> Bool
  ) -> [DigestDuty] {
    var (pressing, farOff) = (0, 0)
    return owed.filter { duty in
      guard isPressing(duty) else {
        farOff += 1
        return farOff <= mostFarOff
      }
      pressing += 1
      return pressing <= mostPressing
    }
  }

  package var named: [DigestDuty] { late + near + later }

  package var omittedCount: Int { owedCount - named.count }

  /// The cases that it speaks of.
  package var cases: Set<CaseID> { Set((named + ended).map(\.caseID)) }
}
