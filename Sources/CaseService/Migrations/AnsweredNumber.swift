private import Synchronization

/// The number under which something began, noted while its answer is rendered.
final class AnsweredNumber: Sendable {
  private let noted = Mutex<Int?>(nil)

  var number: Int? { noted.withLock(\.self) }

  /// Renders nothing; a submission that is decided again is noted again.
  var render: @Sendable (Decided) -> Answer {
    { decided in
      switch decided {
      case .numbered(let number): self.noted.withLock { $0 = number }
      case .cases, .each, .roster, .done: break
      }
      return Answer(status: 200, body: [])
    }
  }
}
