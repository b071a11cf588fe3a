package import CaseCore
package import WorkCalendar

/// Another system of an organisation, to which its notices go as webhooks.
package struct Endpoint: Equatable, Sendable {
  package var id: EndpointID
  package var organisation: OrganisationID
  package var url: String
  package var filter: EndpointFilter
  /// One at a time, the next only after the one before is through.
  package var isOrdered: Bool
  /// How its messages are laid out from now on; what was laid out before stays as it is.
  package var format: MessageFormat
  package var createdAt: Instant
  package var secrets: EndpointSecrets
  /// Since when nothing goes there, and why; nil while it is enabled.
  package var disabled: Disabling?

  /// When and why an endpoint was taken out of use.
  package struct Disabling: Equatable, Sendable {
    package var at: Instant
    package var reason: String
    /// The courier gave it up, and nobody has seen to it yet.
    package var isFailure: Bool

    package init(at: Instant, reason: String, isFailure: Bool = false) {
      self.at = at
      self.reason = reason
      self.isFailure = isFailure
    }
  }

  package init(
    id: EndpointID, organisation: OrganisationID, url: String, filter: EndpointFilter,
    isOrdered: Bool, format: MessageFormat = .standard, createdAt: Instant,
    secrets: EndpointSecrets, disabled: Disabling? = nil
  ) {
    self.id = id
    self.organisation = organisation
    self.url = url
    self.filter = filter
    self.isOrdered = isOrdered
    self.format = format
    self.createdAt = createdAt
    self.secrets = secrets
    self.disabled = disabled
  }
}

/// Which of its organisation's notices an endpoint gets; what is empty keeps nothing out.
package struct EndpointFilter: Equatable, Sendable {
  package var types: Set<MessageType>
  /// Only of cases in which one of these takes part.
  package var organisations: Set<OrganisationID>

  package init(types: Set<MessageType> = [], organisations: Set<OrganisationID> = []) {
    self.types = types
    self.organisations = organisations
  }
}

/// The keys under which an endpoint's deliveries are signed, sealed.
package struct EndpointSecrets: Equatable, Sendable {
  /// How long the former one goes on signing beside the new one, in milliseconds.
  package static let overlap: Int64 = Instant.millisecondsPerDay

  package var current: SealedSecret
  /// What checks `v1a` signatures, as it is shown; nil where there are none.
  package var publicKey: String?
  package var former: Former?

  /// One that was replaced, and until when it still signs.
  package struct Former: Equatable, Sendable {
    package var secret: SealedSecret
    package var until: Instant
  }

  package init(current: SealedSecret, publicKey: String? = nil, former: Former? = nil) {
    self.current = current
    self.publicKey = publicKey
    self.former = former
  }

  /// With a new one in the place of the current, which signs on beside it for a while.
  package func rotated(to keys: EndpointKeys, at instant: Instant) -> EndpointSecrets {
    let until = instant.advanced(byMilliseconds: EndpointSecrets.overlap)
    return EndpointSecrets(
      current: keys.sealed, publicKey: keys.publicKey,
      former: Former(secret: current, until: until))
  }

  /// With a key for `v1a` beside the current secret; a former one signs on as it did.
  package func with(_ keys: EndpointKeys) -> EndpointSecrets {
    EndpointSecrets(current: keys.sealed, publicKey: keys.publicKey, former: former)
  }

  /// Those that sign at an instant, the newest first.
  package func inForce(at instant: Instant) -> [SealedSecret] {
    guard let former, instant < former.until else { return [current] }
    return [current, former.secret]
  }
}

/// Fresh keys of an endpoint.
package struct EndpointKeys: Equatable, Sendable {
  package var sealed: SealedSecret
  /// What checks `v1a` signatures, as it is shown; nil where there are none.
  package var publicKey: String?

  package init(sealed: SealedSecret, publicKey: String? = nil) {
    self.sealed = sealed
    self.publicKey = publicKey
  }
}

/// What happens to an endpoint; each leaves an event, and no event has a secret or the whole URL.
package enum EndpointChange: Equatable, Sendable {
  /// `origin` is what the event says of the URL: the rest of it may be a secret of the receiver's.
  case added(Endpoint, origin: String)
  case rotated(EndpointID, EndpointKeys)
  /// The key for `v1a` beside the secret that it has: what was sealed is sealed anew, with it.
  case keyAdded(EndpointID, EndpointKeys, to: SealedSecret)
  case reformatted(EndpointID, MessageFormat)
  /// Whoever is to know of it is owed a notice, if it changed anything.
  case disabled(EndpointID, reason: String, telling: [NoticeDraft] = [])
  case enabled(EndpointID)
}
