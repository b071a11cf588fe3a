internal import CaseCore
internal import CaseStore
internal import WorkCalendar

/// Finding owners anew, case by case; one that nobody can own stops no other.
extension BatchDesk {
  mutating func findOwners(
    _ cases: [CaseID], reaching mark: OwnerMark?, at: Instant, _ entry: inout CommitEntry
  ) -> Decided {
    entry.ownerMark = mark
    let failed = cases.filter { id in
      switch CaseCore.decide(.ownersChanged(id), at: at, in: &around) {
      case .done(let steps):
        take(steps, &entry)
        return false
      case .refused: return true
      }
    }
    return .ticks(failed: failed)
  }
}
