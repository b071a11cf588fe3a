internal import CaseCore

/// Reads roster files: who there is, who holds which post and since when.
package enum RosterReader {
  /// Reads one file; all complaints come back at once, with their places.
  package static func read(_ text: String, file: String) -> Result<RosterFile, Complaints> {
    StrictYAML.read(text, file: file) { document in
      document.fields { fields in
        let organisations = fields.required("organisations")?.identified(organisation)
        let people = fields.required("people")?.identified(person)
        let posts = fields.required("posts")?.identified(post)
        guard let organisations, let people, let posts else { return nil }
        return RosterFile(
          organisations: organisations.map(\.value), people: people.map(\.value),
          posts: posts.map(\.value))
      }
    }
  }

  private static func organisation(_ id: String, _ value: YAMLValue) -> Organisation? {
    value.fields { fields in
      let kind = fields.required("kind")?.oneOf(OrganisationKind.self)
      let name = fields.required("name")?.label()
      let shortName = fields.optional("short-name")?.label()
      guard let kind, let name else { return nil }
      return Organisation(
        id: OrganisationID(id), kind: kind, name: name, shortName: shortName)
    }
  }

  private static func person(_ id: String, _ value: YAMLValue) -> Person? {
    value.fields { fields in
      let name = fields.required("name")?.label()
      let organisation = fields.required("organisation")?.identifier()
      let email = fields.optional("email")?.text(atMost: YAMLValue.labelLimit)
      let phone = fields.optional("phone")?.text(atMost: YAMLValue.labelLimit)
      guard let name, let organisation else { return nil }
      return Person(
        id: PersonID(id), name: name, organisation: OrganisationID(organisation), email: email,
        phone: phone)
    }
  }

  private static func post(_ id: String, _ value: YAMLValue) -> RosterFile.PostEntry? {
    let id = PostID(id)
    return value.fields { fields in
      let kind = fields.required("kind")?.oneOf(PostKind.self)
      let organisation = fields.required("organisation")?.identifier()
      let label = fields.optional("label")?.label()
      let holders = fields.optional("holders")?.list { holding($0, of: id) }
      let deputies = fields.optional("deputies")?.list { deputyship($0, of: id) }
      guard let kind, let organisation else { return nil }
      return RosterFile.PostEntry(
        post: Post(
          id: id, kind: kind, organisation: OrganisationID(organisation), label: label),
        holders: holders ?? [], deputies: deputies ?? [])
    }
  }

  private static func holding(_ value: YAMLValue, of post: PostID) -> Holding? {
    value.fields { fields in
      let person = fields.required("person")?.identifier()
      let from = fields.required("from")?.date()
      let until = fields.optional("until")?.date()
      guard let person, let from else { return nil }
      return Holding(post: post, person: PersonID(person), from: from, until: until)
    }
  }

  private static func deputyship(_ value: YAMLValue, of post: PostID) -> Deputyship? {
    value.fields { fields in
      let person = fields.required("person")?.identifier()
      let from = fields.required("from")?.date()
      let until = fields.optional("until")?.date()
      let when = fields.optional("when")?.oneOf(DeputyOccasion.self)
      guard let person, let from else { return nil }
      return Deputyship(
        post: post, deputy: PersonID(person), from: from, until: until, when: when ?? .absence)
    }
  }
}
