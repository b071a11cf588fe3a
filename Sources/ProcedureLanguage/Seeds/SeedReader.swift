package import CaseCore
package import WorkCalendar

/// Reads the files of a demonstration; all complaints come back at once, with their places.
///
/// What they name must be there: procedures, actions and fields, people and organisations, and the
/// other cases of the demonstration, none of which is named before it is filed.
package enum SeedReader {
  /// The latest working day that a demonstration may name, some three years on.
  package static let lastDay = 750

  package static func read(
    files: [(name: String, text: String)], _ names: SeedNames
  ) -> Result<SeedPlan, Complaints> {
    let complaints = ComplaintCollector()
    let reading = SeedReading(names)
    for (name, text) in files {
      let document = StrictYAML.compose(text, file: name, complaints)
      _ = document?.fields { keys in
        keys.required("cases")?.identified { key, value in reading.story(key, value) }
      }
    }
    return complaints.result(reading.plan(), of: SourcePlace(file: files.first?.name ?? ""))
  }
}

/// What the files of a demonstration may name.
package struct SeedNames: Sendable {
  let procedures: [Procedure]
  let organisations: [String]
  let people: [String]
  let officeHours: OfficeHours

  package init(procedures: [Procedure], roster: RosterFile, officeHours: OfficeHours) {
    self.procedures = procedures
    organisations = roster.organisations.map(\.id.text)
    people = roster.people.map(\.id.text)
    self.officeHours = officeHours
  }

  func procedure(_ value: YAMLValue) -> Procedure? {
    let all = procedures.map(\.name.text)
    guard let name = known(value, among: all, "procedure") else { return nil }
    return procedures.first { $0.name.text == name }
  }

  func person(_ value: YAMLValue) -> PersonID? {
    known(value, among: people, "person").map { PersonID($0) }
  }

  func organisation(_ value: YAMLValue) -> OrganisationID? {
    known(value, among: organisations, "organisation").map { OrganisationID($0) }
  }

  /// An action of the procedure, a word for or against a proposal, or one that every case has.
  func action(_ value: YAMLValue, of procedure: Procedure) -> ActionName? {
    let own = procedure.actions.flatMap { rule in
      [rule.name] + (rule.second.map { [$0.confirm, $0.decline] } ?? [])
    }
    let all = own.map(\.text) + EngineAction.allCases.map(\.rawValue)
    return known(value, among: all, "action").map { ActionName($0) }
  }

  /// An identifier that is one of these; nil after it has complained.
  func known(_ value: YAMLValue, among names: [String], _ kind: String) -> String? {
    guard let name = value.identifier() else { return nil }
    if names.contains(name) { return name }
    value.complainOfUnknown(kind, name, among: names)
    return nil
  }
}
