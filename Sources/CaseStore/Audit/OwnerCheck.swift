internal import CaseCore

/// Each open case has an owning post in which somebody is (P1).
enum OwnerCheck {
  static func findings(_ subject: AuditCase) -> [AuditFinding] {
    guard subject.file.isOpen else { return [] }
    guard let owner = subject.file.owner else {
      return [.ownerGone(subject.file.id, PostID(""))]
    }
    let posts = [owner.post] + subject.file.clocks.filter(\.isOwed).map(\.owner.post)
    return Set(posts).sorted()
      .filter { subject.roster.addressee(of: $0, on: subject.today) == nil }
      .map { .ownerGone(subject.file.id, $0) }
  }
}
