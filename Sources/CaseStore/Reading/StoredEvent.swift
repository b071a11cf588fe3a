package import CaseCore

/// An event as it stands in the chain.
package struct StoredEvent: Equatable, Sendable {
  package var seq: Int64
  package var content: Content

  /// What an event is about.
  package enum Content: Equatable, Sendable {
    case ofCase(CaseEvent)
    case ofRoster(RosterEvent)
    /// An entry of one of the daemon's own streams, by its kind.
    case ofOffice(OfficeRecord)
  }

  package init(seq: Int64, content: Content) {
    self.seq = seq
    self.content = content
  }
}
