internal import CaseCore

/// Each stored case is, byte for byte, what its events fold to (P3, P5).
enum RebuildCheck {
  static func findings(_ subject: AuditCase) -> [AuditFinding] {
    isFold(subject.file, of: subject.events) ? [] : [.snapshotUnlike(subject.file.id)]
  }

  private static func isFold(_ file: CaseFile, of events: [CaseEvent]) -> Bool {
    guard let first = events.first, var fold = CaseFile(first: first) else { return false }
    for event in events.dropFirst() { fold.apply(event) }
    return fold.version == file.version && fold.snapshot == file.snapshot
  }
}
