extension NoticeDraft: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("id", id)
    switch about {
    case .ofCase(let id): writer.field("case", id)
    case .ofEndpoint(let endpoint, let organisation):
      writer.field("endpoint", endpoint)
      writer.field("endpoint_of", organisation)
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
    let caseID: CaseID? = try reader.optional("case")
    let about =
      try caseID.map { .ofCase($0) }
      ?? NoticeSubject.ofEndpoint(reader.field("endpoint"), reader.field("endpoint_of"))
    self.init(
      id: id, about: about,
      recipient: try reader.field("recipient"), organisation: try reader.field("organisation"),
      template: try reader.field("template"), purpose: try reader.field("purpose"),
      facts: try reader.field("facts"), sendAt: try reader.field("send_at"))
    try reader.close()
  }
}
