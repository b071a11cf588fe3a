package import CaseCore

/// A downtime as the members of its event.
extension Downtime {
  func writeMembers(to writer: inout CanonicalWriter) {
    writer.field("from", from)
    writer.field("until", until)
    writer.field("cases", cases)
    writer.field("delayed", delayed)
  }

  init(members reader: inout CanonicalReader) throws(CanonicalFault) {
    self.init(
      from: try reader.field("from"), until: try reader.field("until"),
      cases: try reader.field("cases"), delayed: try reader.field("delayed"))
  }
}

extension DelayedCase: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("case", caseID)
    writer.field("at", at)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(caseID: try reader.field("case"), at: try reader.field("at"))
    try reader.close()
  }
}
