package import CaseCore

/// One case of a demonstration: how it is filed, and what is then done to it.
package struct SeedCase: Equatable, Sendable {
  package var procedure: ProcedureName
  package var requester: OrganisationID
  package var by: PersonID
  package var fields: [FieldName: String]
  package var then: [SeedStep]
}

/// One action of a demonstration.
package struct SeedStep: Equatable, Sendable {
  package var action: ActionName
  package var by: PersonID
  package var fields: [FieldName: String]
}

/// Reads the cases of a demonstration; their fields are typed by their procedures.
package enum SeedReader {
  package static func read(_ text: String, file: String) -> Result<[SeedCase], Complaints> {
    StrictYAML.read(text, file: file) { document in
      document.fields { keys in keys.required("cases")?.list(of: seed) }
    }
  }

  private static func seed(_ value: YAMLValue) -> SeedCase? {
    value.fields { keys in
      let procedure = keys.required("procedure")?.identifier()
      let requester = keys.required("requester")?.identifier()
      let by = keys.required("by")?.identifier()
      let fields = keys.required("fields").map(fields) ?? [:]
      let then = keys.optional("then")?.list(of: step) ?? []
      guard let procedure, let requester, let by else { return nil }
      return SeedCase(
        procedure: ProcedureName(procedure), requester: OrganisationID(requester),
        by: PersonID(by), fields: fields, then: then)
    }
  }

  private static func step(_ value: YAMLValue) -> SeedStep? {
    value.fields { keys in
      let action = keys.required("do")?.identifier()
      let by = keys.required("by")?.identifier()
      let fields = keys.optional("fields").map(fields) ?? [:]
      guard let action, let by else { return nil }
      return SeedStep(action: ActionName(action), by: PersonID(by), fields: fields)
    }
  }

  private static func fields(_ value: YAMLValue) -> [FieldName: String] {
    let read = value.identified { _, text in text.text() } ?? []
    return Dictionary(read.map { (FieldName($0.id), $0.value) }) { first, _ in first }
  }
}
