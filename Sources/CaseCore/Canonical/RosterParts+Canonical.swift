// The parts of a roster's events. Contact data is free text: it can be erased.

extension Organisation: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("id", id)
    writer.field("kind", kind)
    writer.field("name", name)
    writer.field("short_name", shortName)
    writer.field("closed", closed)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      id: try reader.field("id"), kind: try reader.field("kind"),
      name: try reader.field("name"), shortName: try reader.optional("short_name"),
      closed: try reader.optional("closed"))
    try reader.close()
  }
}

extension Closure: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("on", on)
    writer.field("successor", successor)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(on: try reader.field("on"), successor: try reader.optional("successor"))
    try reader.close()
  }
}

extension Person: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("id", id)
    writer.field("name", name)
    writer.field("organisation", organisation)
    writer.field("email", email.map(FreeText.init(_:)))
    writer.field("phone", phone.map(FreeText.init(_:)))
    writer.field("closed_at", closedAt)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      id: try reader.field("id"), name: try reader.field("name"),
      organisation: try reader.field("organisation"),
      email: try (reader.optional("email") as FreeText?)?.text,
      phone: try (reader.optional("phone") as FreeText?)?.text,
      closedAt: try reader.optional("closed_at"))
    try reader.close()
  }
}

extension Post: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("id", id)
    writer.field("kind", kind)
    writer.field("organisation", organisation)
    writer.field("label", label)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      id: try reader.field("id"), kind: try reader.field("kind"),
      organisation: try reader.field("organisation"), label: try reader.optional("label"))
    try reader.close()
  }
}

extension Holding: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("post", post)
    writer.field("person", person)
    writer.field("from", from)
    writer.field("until", until)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      post: try reader.field("post"), person: try reader.field("person"),
      from: try reader.field("from"), until: try reader.optional("until"))
    try reader.close()
  }
}

extension Deputyship: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("post", post)
    writer.field("deputy", deputy)
    writer.field("from", from)
    writer.field("until", until)
    writer.field("when", when)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      post: try reader.field("post"), deputy: try reader.field("deputy"),
      from: try reader.field("from"), until: try reader.optional("until"),
      when: try reader.field("when"))
    try reader.close()
  }
}

extension DeputyOccasion: StoredWord {
  package var storedWord: StaticString {
    switch self {
    case .absence: "absence"
    case .vacancy: "vacancy"
    }
  }
}
