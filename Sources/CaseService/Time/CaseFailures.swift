internal import CaseCore
internal import CaseStore
internal import Synchronization

/// The cases to which nothing could be done, noted while a submission's answer is rendered.
final class CaseFailures: Sendable {
  private let noted = Mutex<[CaseFailure]>([])

  var found: [CaseFailure] { noted.withLock { $0 } }

  /// Renders nothing; a submission that is decided again is noted again.
  var render: @Sendable (Decided) -> Answer {
    { decided in
      switch decided {
      case .each(let failed): self.noted.withLock { $0 = failed }
      case .cases, .roster, .numbered, .done: break
      }
      return Answer(status: 200, body: [])
    }
  }
}
