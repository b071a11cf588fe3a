extension NoticeDraft: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("id", id)
    writer.field("case", caseID)
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
    self.init(
      id: try reader.field("id"), caseID: try reader.field("case"),
      recipient: try reader.field("recipient"), organisation: try reader.field("organisation"),
      template: try reader.field("template"), purpose: try reader.field("purpose"),
      facts: try reader.field("facts"), sendAt: try reader.field("send_at"))
    try reader.close()
  }
}
