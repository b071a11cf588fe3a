extension RosterEvent: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("version", version)
    writer.field("at", at)
    writer.field("actor", actor)
    writer.field("change", change)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      version: try reader.field("version"), at: try reader.field("at"),
      actor: try reader.field("actor"), change: try reader.field("change"))
    try reader.close()
  }
}

extension RosterChange: CanonicalValue {
  /// The version in which every kind is written today.
  package static let storedVersion = 1

  /// The kind's word, which stands in the record and in the event's row.
  package var storedKind: StaticString {
    switch self {
    case .organisationAdded: "organisation-added"
    case .organisationRenamed: "organisation-renamed"
    case .organisationClosed: "organisation-closed"
    case .personAdded: "person-added"
    case .personRenamed: "person-renamed"
    case .personMoved: "person-moved"
    case .contactChanged: "contact-changed"
    case .personClosed: "person-closed"
    case .postAdded: "post-added"
    case .postRelabelled: "post-relabelled"
    case .postMoved: "post-moved"
    case .appointed: "appointed"
    case .termChanged: "term-changed"
    case .deputyNamed: "deputy-named"
    case .deputyTermChanged: "deputy-term-changed"
    }
  }

  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.key("kind")
    writer.word(storedKind)
    switch self {
    case .organisationAdded(let organisation): writer.field("organisation", organisation)
    case .organisationRenamed(let id, let name, let shortName):
      writer.field("organisation", id)
      writer.field("name", name)
      writer.field("short_name", shortName)
    case .organisationClosed(let id, let closure):
      writer.field("organisation", id)
      writer.field("closure", closure)
    case .personAdded(let person): writer.field("person", person)
    case .personRenamed(let id, let name):
      writer.field("person", id)
      writer.field("name", name)
    case .personMoved(let id, let organisation):
      writer.field("person", id)
      writer.field("to", organisation)
    case .contactChanged(let id, let email, let phone):
      writer.field("person", id)
      writer.field("email", email.map(FreeText.init(_:)))
      writer.field("phone", phone.map(FreeText.init(_:)))
    case .personClosed(let id): writer.field("person", id)
    case .postAdded(let post): writer.field("post", post)
    case .postRelabelled(let id, let label):
      writer.field("post", id)
      writer.field("label", label)
    case .postMoved(let id, let organisation):
      writer.field("post", id)
      writer.field("to", organisation)
    case .appointed(let holding): writer.field("holding", holding)
    case .deputyNamed(let deputyship): writer.field("deputyship", deputyship)
    case .termChanged(let post, let person, let from, let until),
      .deputyTermChanged(let post, let person, let from, let until):
      writer.field("post", post)
      writer.field("person", person)
      writer.field("from", from)
      writer.field("until", until)
    }
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    guard reader.skip(key: "kind") else { throw reader.fault(.missing("kind")) }
    let kind = try reader.word()
    switch kind {
    case "organisation-added": self = .organisationAdded(try reader.field("organisation"))
    case "organisation-renamed":
      self = .organisationRenamed(
        try reader.field("organisation"), name: try reader.field("name"),
        shortName: try reader.optional("short_name"))
    case "organisation-closed":
      self = .organisationClosed(
        try reader.field("organisation"), try reader.field("closure"))
    case "person-added": self = .personAdded(try reader.field("person"))
    case "person-renamed":
      self = .personRenamed(try reader.field("person"), name: try reader.field("name"))
    case "person-moved":
      self = .personMoved(try reader.field("person"), to: try reader.field("to"))
    case "contact-changed":
      self = .contactChanged(
        try reader.field("person"), email: try (reader.optional("email") as FreeText?)?.text,
        phone: try (reader.optional("phone") as FreeText?)?.text)
    case "person-closed": self = .personClosed(try reader.field("person"))
    case "post-added": self = .postAdded(try reader.field("post"))
    case "post-relabelled":
      self = .postRelabelled(try reader.field("post"), label: try reader.optional("label"))
    case "post-moved":
      self = .postMoved(try reader.field("post"), to: try reader.field("to"))
    case "appointed": self = .appointed(try reader.field("holding"))
    case "term-changed":
      self = .termChanged(
        try reader.field("post"), try reader.field("person"), from: try reader.field("from"),
        until: try reader.optional("until"))
    case "deputy-named": self = .deputyNamed(try reader.field("deputyship"))
    case "deputy-term-changed":
      self = .deputyTermChanged(
        try reader.field("post"), try reader.field("person"), from: try reader.field("from"),
        until: try reader.optional("until"))
    default: throw reader.fault(.unknownWord(kind.text))
    }
    try reader.close()
  }
}
