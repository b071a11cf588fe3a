extension MigrationOrder: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writeMembers(to: &writer)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    try self.init(members: &reader)
    try reader.close()
  }

  package func writeMembers(to writer: inout CanonicalWriter) {
    writer.field("migration", number)
    writer.field("procedure", reference)
    writer.entries("states", states, by: <)
    writer.entries("cases", cases, by: <)
    writer.field("by", actor)
  }

  package init(members reader: inout CanonicalReader) throws(CanonicalFault) {
    let number: Int = try reader.field("migration")
    let reference: ProcedureReference = try reader.field("procedure")
    self.init(
      number: number, procedure: reference.name, version: reference.version,
      states: try reader.entries("states"), cases: try reader.entries("cases"),
      actor: try reader.field("by"))
  }
}
