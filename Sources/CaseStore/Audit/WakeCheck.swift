internal import CaseCore
internal import WorkCalendar

/// Nothing that was due has been left undone, and nothing stands in quarantine.
enum WakeCheck {
  /// How late the wake loop may be, in milliseconds, before it counts as asleep.
  static let grace = 15 * Instant.millisecondsPerMinute

  static func findings(_ subject: AuditCase) -> [AuditFinding] {
    let file = subject.file
    guard file.isOpen else { return [] }
    if let reason = file.quarantine { return [.quarantined(file.id, reason: reason)] }
    guard file.wakeAt.advanced(byMilliseconds: grace) < subject.at else { return [] }
    return [.overslept(file.id, since: file.wakeAt)]
  }
}
