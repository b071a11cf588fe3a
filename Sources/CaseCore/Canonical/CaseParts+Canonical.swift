// The smaller parts of a case and of its events.

extension ProcedureReference: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("name", name)
    writer.field("version", version)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(name: try reader.field("name"), version: try reader.field("version"))
    try reader.close()
  }
}

extension Requester: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("organisation", organisation)
    writer.field("contact", contact)
    writer.field("joined_from", joinedFrom)
    writer.field("answer", answer)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      organisation: try reader.field("organisation"), contact: try reader.optional("contact"),
      joinedFrom: try reader.optional("joined_from"), answer: try reader.optional("answer"))
    try reader.close()
  }
}

extension UseCount: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("action", action)
    writer.field("in_case", inCase)
    writer.field("in_round", inRound)
    writer.field("under_lead", underLead)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      action: try reader.field("action"), inCase: try reader.field("in_case"),
      inRound: try reader.field("in_round"), underLead: try reader.field("under_lead"))
    try reader.close()
  }
}

extension Proposal: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("action", action)
    writer.entries("fields", fields, by: <)
    writer.field("note", note.map(FreeText.init(_:)))
    writer.field("proposer", proposer)
    writer.field("proposed_at", proposedAt)
    writer.field("second", second)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      action: try reader.field("action"), fields: try reader.entries("fields"),
      note: try (reader.optional("note") as FreeText?)?.text,
      proposer: try reader.field("proposer"), proposedAt: try reader.field("proposed_at"),
      second: try reader.field("second"))
    try reader.close()
  }
}

extension Slip: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("index", index)
    writer.field("colour", colour)
    writer.field("round", round)
    writer.field("clock", clock)
    writer.field("phase", phase)
    writer.field("recipients", recipients)
    writer.field("acknowledge", acknowledge)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      index: try reader.field("index"), colour: try reader.optional("colour"),
      round: try reader.field("round"), clock: try reader.field("clock"),
      phase: try reader.field("phase"), recipients: try reader.field("recipients"),
      acknowledge: try reader.optional("acknowledge"))
    try reader.close()
  }
}

extension SlipPhase: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    switch self {
    case .laid: writer.field("laid", true)
    case .issued(let number):
      writer.field("issued", true)
      writer.field("number", number)
    case .unsigned: writer.field("unsigned", true)
    }
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    let key = try reader.anyKey()
    _ = try reader.bool()
    switch key {
    case "laid": self = .laid
    case "issued": self = .issued(number: try reader.optional("number"))
    case "unsigned": self = .unsigned
    default: throw reader.fault(.unknownWord(key.text))
    }
    try reader.close()
  }
}

extension NoticeReference: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("id", id)
    writer.field("recipient", recipient)
    writer.field("is_echo", isEcho)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      id: try reader.field("id"), recipient: try reader.field("recipient"),
      isEcho: try reader.field("is_echo"))
    try reader.close()
  }
}

extension NoticeFact: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("label", label)
    writer.field("value", FreeText(value))
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      label: try reader.field("label"), value: try (reader.field("value") as FreeText).text)
    try reader.close()
  }
}

extension Opened: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("public_id", publicID)
    writer.field("number", number)
    writer.field("procedure", procedure)
    writer.field("parent", parent)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      publicID: try reader.field("public_id"), number: try reader.field("number"),
      procedure: try reader.field("procedure"), parent: try reader.optional("parent"))
    try reader.close()
  }
}
