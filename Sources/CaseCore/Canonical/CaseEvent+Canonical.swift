extension CaseEvent: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("case", caseID)
    writer.field("version", version)
    writer.field("at", at)
    writer.field("actor", actor)
    writer.field("what", kind)
    writer.field("note", note.map(FreeText.init(_:)))
    writer.field("changes", changes)
    writer.field("notices", notices)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      caseID: try reader.field("case"), version: try reader.field("version"),
      at: try reader.field("at"), actor: try reader.field("actor"),
      kind: try reader.field("what"), note: try (reader.optional("note") as FreeText?)?.text,
      changes: try reader.field("changes"), notices: try reader.field("notices"))
    try reader.close()
  }
}
