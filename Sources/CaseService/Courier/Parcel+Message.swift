internal import CaseCore
internal import CaseStore
internal import Delivery

extension Parcel {
  /// The message of the notice, whatever the format in which its endpoint takes it.
  var envelope: WebhookEnvelope<MessageData> {
    let source =
      switch notice.draft.about {
      case .ofCase: ofCase.map { MessageSource.case($0.publicID) } ?? ""
      case .ofEndpoint(let endpoint, _): MessageSource.endpoint(endpoint)
      case .ofDigest: MessageSource.digests
      }
    return WebhookEnvelope(
      id: notice.draft.id.text, type: type.word, at: eventAt, source: source, subject: subject,
      sequence: ofCase?.sequence, data: MessageData(self))
  }

  /// By what people know what it is about.
  private var subject: String? {
    switch notice.draft.about {
    case .ofCase: ofCase?.number
    case .ofEndpoint: nil
    case .ofDigest(let digest): digest.id
    }
  }
}

/// What a message says besides its type and time; what does not apply is not there.
struct MessageData: Encodable, Sendable {
  var `case`: String?
  var number: String?
  /// The place of the event in its case; a receiver can tell by it what came first.
  var sequence: Int?
  /// An endpoint that was given up, and whose it is.
  var endpoint: String?
  var endpointOrganisation: String?
  var digest: Digest?
  var organisation: String
  var recipient: String
  var kind: String
  var template: String
  var facts: [Fact]

  struct Fact: Encodable, Sendable {
    var label: String
    var value: String
  }

  /// What a digest counts, and the chain's head at its foot.
  struct Digest: Encodable, Sendable {
    var id: String
    var kind: String
    var slot: String
    var duties: Int
    var late: Int
    var ended: Int
    var event: Int64
    var head: String
  }

  private enum CodingKeys: String, CodingKey {
    case `case`, number, sequence, endpoint, digest
    case endpointOrganisation = "endpoint_organisation"
    case organisation, recipient, kind, template, facts
  }

  init(_ parcel: Parcel) {
    let draft = parcel.notice.draft
    `case` = parcel.ofCase?.publicID
    number = parcel.ofCase?.number
    sequence = parcel.ofCase?.sequence
    switch draft.about {
    case .ofCase: break
    case .ofEndpoint(let id, let owner):
      endpoint = id.text
      endpointOrganisation = owner.text
    case .ofDigest(let written): digest = Digest(written)
    }
    organisation = draft.organisation.text
    recipient = draft.recipient.person.text
    kind = draft.purpose.rawValue
    template = draft.template.text
    facts = draft.facts.map { Fact(label: $0.label, value: $0.value) }
  }
}

extension MessageData.Digest {
  init(_ digest: WrittenDigest) {
    self.init(
      id: digest.id, kind: digest.kind.rawValue, slot: digest.slot, duties: digest.owedCount,
      late: digest.lateCount, ended: digest.endedCount, event: digest.head.number,
      head: digest.head.hash)
  }
}
