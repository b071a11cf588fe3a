package import CaseCore
package import WorkCalendar

/// An event that is neither a case's nor the roster's: the daemon's own administration.
package struct OfficeRecord: Equatable, Sendable {
  package var at: Instant
  package var actor: Actor
  package var deed: Deed

  /// What was done.
  package enum Deed: Equatable, Sendable {
    case procedureLoaded(ProcedureReference, sha256: String)
    case calendarLoaded(Int, sha256: String)
    /// The open cases of older versions begin to go over to a newer one.
    case migrationBegan(MigrationOrder)
    /// So many did, and so many stayed where they were.
    case migrationEnded(Int, moved: Int, left: Int)
    case tokenCreated(Int64, PersonID, scopes: [String])
    case tokenRevoked(Int64)
    case erased(CaseID, [FieldName], reason: String)
    /// The notes of these events of the case, by their versions.
    case notesErased(CaseID, [Int], reason: String)
    /// What a person's contact data was before it was taken out of the roster.
    case contactErased(PersonID, reason: String)
    /// A person's telephone and mail were shown whole to whoever acted.
    case contactShown(PersonID, reason: String)
    /// Of its URL the event has the origin alone: what follows may be a secret of the receiver's.
    case endpointAdded(EndpointID, OrganisationID, origin: String)
    case endpointRotated(EndpointID)
    /// A key for `v1a`, beside the secret that it had.
    case endpointKeyAdded(EndpointID)
    case endpointReformatted(EndpointID, MessageFormat)
    case endpointDisabled(EndpointID, reason: String)
    case endpointEnabled(EndpointID)
    /// So many notices went to it again, or sooner, because somebody asked for it.
    case endpointReplayed(EndpointID, notices: Int)
    /// These people were written to for a slot.
    case digestsWritten(DigestKind, slot: String, to: [PersonID])
    /// Somebody's word on a digest of which nobody knew whether it had arrived.
    case digestSettled(DigestSettlement)
    /// Time did nothing although something was due.
    case downtimeNoted(Downtime)
    /// Somebody saw to what that downtime delayed, by its event's number.
    case downtimeSeen(Int64, reason: String)
  }

  package init(at: Instant, actor: Actor, deed: Deed) {
    self.at = at
    self.actor = actor
    self.deed = deed
  }
}
