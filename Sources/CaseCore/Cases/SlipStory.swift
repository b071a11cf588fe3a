package import WorkCalendar

/// A supervision slip (督办单) and what became of it when, as the case's events tell.
package struct SlipStory: Equatable, Sendable {
  package var slip: Slip
  package var laidAt: Instant
  /// When it went out as a slip, or in its place the notice without a number; nil while it lies
  /// before whoever signs, and where the case ended before that.
  package var sentAt: Instant?
  package var acknowledgement: Acknowledgement

  /// Whether somebody has said that they received it.
  package enum Acknowledgement: Equatable, Sendable {
    /// Not asked for, or no longer: what the slip was about is done with.
    case none
    case owed
    case given(Instant)
    case missed(Instant)
  }

  /// The slips of a case in the order of their index, from all of its events.
  package static func all(_ events: some Sequence<CaseEvent>) -> [SlipStory] {
    var stories: [SlipStory] = []
    for event in events {
      for change in event.changes { stories.follow(change, of: event) }
      if case .slipAcknowledged(let index) = event.kind { stories.answer(index, .given(event.at)) }
      if case .acknowledgementExpired(let index) = event.kind {
        stories.answer(index, .missed(event.at))
      }
    }
    return stories
  }
}

extension [SlipStory] {
  fileprivate mutating func follow(_ change: Change, of event: CaseEvent) {
    if case .slip(let slip) = change {
      let sentAt = event.sends(slip) ? event.at : nil
      if let place = place(of: slip.index) {
        self[place].slip = slip
        self[place].sentAt = sentAt
      } else {
        append(SlipStory(slip: slip, laidAt: event.at, sentAt: sentAt, acknowledgement: .none))
      }
    }
    guard case .clock(let run) = change, case .acknowledgement(let index) = run.key else { return }
    answer(index, run.phase.isLive ? .owed : .none)
  }

  fileprivate mutating func answer(_ index: Int, _ word: SlipStory.Acknowledgement) {
    if let place = place(of: index) { self[place].acknowledgement = word }
  }

  private func place(of index: Int) -> Int? { firstIndex { $0.slip.index == index } }
}

extension CaseEvent {
  /// Whether the slip goes out with this event, or a notice in its place.
  fileprivate func sends(_ slip: Slip) -> Bool {
    switch slip.phase {
    case .laid: false
    case .issued: true
    case .unsigned: kind == .slipLapsed(slip.index)
    }
  }
}

extension Slip {
  /// What it is called: by its colour, or as a line in the bulletin.
  package var label: String { colour?.label ?? "督办通报" }

  /// Its number in the year's series; nil for one that has none, or not yet.
  package var number: String? {
    switch phase {
    case .issued(let number): number
    case .laid, .unsigned: nil
    }
  }
}
