internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Who acts by a body's word: from which post, and for whom (代录).
extension Call {
  /// The caller that a body about a case names by `as` and `on_behalf`.
  func caller() throws -> Caller {
    let body = try json()
    return Caller(
      person: try person(), post: try body.optionalString("as").map { PostID($0) },
      behalf: try body.optionalBody("on_behalf").map(claim), isAdministrator: isAdministrator)
  }

  private func claim(_ said: Checked) throws -> BehalfClaim {
    guard let means = BehalfMeans(rawValue: try said.string("means")) else {
      throw fault("means", BehalfMeans.choices)
    }
    let at = Instant(milliseconds: try said.instant("at").milliseconds)
    guard at <= office.clock.now() else { throw fault("at", "不能晚于现在") }
    return BehalfClaim(
      saidBy: try speaker(said), means: means,
      saidOn: at.iso8601(in: zone),
      organisation: try said.optionalString("organisation").map { OrganisationID($0) })
  }

  /// Whose words they were: somebody of the roster, or whoever goes by that name.
  private func speaker(_ said: Checked) throws -> String {
    if let id = try said.optionalString("person") {
      guard let known = office.store.roster.person(PersonID(id)) else {
        throw fault("person", "名册中没有此人；不在册的请用 name 写明")
      }
      return known.name
    }
    guard let name = try said.optionalString("name") else { throw fault("name", "请写明何人所说") }
    return name
  }

  private func fault(_ member: String, _ message: String) -> Problem {
    Problem(
      .invalidFields, errors: [FieldFault(pointer: "/on_behalf/\(member)", message: message)])
  }
}
