extension NoticeDraft: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("id", id)
    switch about {
    case .ofCase(let id): writer.field("case", id)
    case .ofEndpoint(let endpoint, let organisation):
      writer.field("endpoint", endpoint)
      writer.field("endpoint_of", organisation)
    case .ofDigest(let digest): writer.field("digest", digest)
    }
    writer.field("recipient", recipient)
    writer.field("organisation", organisation)
    writer.field("template", template)
    writer.field("purpose", purpose)
    writer.field("facts", facts)
    writer.field("send_at", sendAt)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    let id: NoticeID = try reader.field("id")
    self.init(
      id: id, about: try NoticeSubject(from: &reader),
      recipient: try reader.field("recipient"), organisation: try reader.field("organisation"),
      template: try reader.field("template"), purpose: try reader.field("purpose"),
      facts: try reader.field("facts"), sendAt: try reader.field("send_at"))
    try reader.close()
  }
}

extension NoticeSubject {
  /// Reads the members of a draft that say what it is about.
  fileprivate init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    if let id: CaseID = try reader.optional("case") {
      self = .ofCase(id)
    } else if let digest: WrittenDigest = try reader.optional("digest") {
      self = .ofDigest(digest)
    } else {
      self = .ofEndpoint(try reader.field("endpoint"), try reader.field("endpoint_of"))
    }
  }
}
