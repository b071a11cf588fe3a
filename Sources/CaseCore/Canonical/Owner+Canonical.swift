extension Owner: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("post", post)
    writer.field("person", person)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(post: try reader.field("post"), person: try reader.field("person"))
    try reader.close()
  }
}

extension Actor: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    switch self {
    case .person(let person, let post):
      writer.field("person", person)
      writer.field("as", post)
    case .behalf(let behalf): writer.field("behalf", behalf)
    case .time: writer.field("time", true)
    case .administrator(let person):
      writer.field("administrator", true)
      writer.field("as", person)
    }
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    let key = try reader.anyKey()
    switch key {
    case "person": self = .person(try PersonID(from: &reader), as: try reader.field("as"))
    case "behalf": self = .behalf(try Behalf(from: &reader))
    case "time":
      _ = try reader.bool()
      self = .time
    case "administrator":
      _ = try reader.bool()
      self = .administrator(as: try reader.optional("as"))
    default: throw reader.fault(.unknownWord(key.text))
    }
    try reader.close()
  }
}

extension Behalf: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("recorder", recorder)
    writer.field("post", post)
    writer.field("role", role)
    writer.field("said_by", FreeText(saidBy))
    writer.field("means", means)
    writer.field("said_on", saidOn)
    writer.field("organisation", organisation)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      recorder: try reader.field("recorder"), post: try reader.field("post"),
      role: try reader.field("role"), saidBy: try (reader.field("said_by") as FreeText).text,
      means: try reader.field("means"), saidOn: try reader.field("said_on"),
      organisation: try reader.optional("organisation"))
    try reader.close()
  }
}
