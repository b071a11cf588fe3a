internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat

/// Filters that name something of the roster or of the rules.
///
/// A name by which nothing goes is a slip of the pen: an empty list would say that there is nothing
/// to be found.
extension Call {
  /// How many names a complaint lists; of more it says where they are to be had.
  private static let mostListed = 60

  func procedureFilter() throws -> ProcedureName? {
    let shelf = office.rules.shelf
    let names = Set(shelf.all.map(\.name)).sorted()
    return try filter("procedure", "规程", names.map { ($0.text, shelf.inForce($0)?.label) })
      .map { ProcedureName($0) }
  }

  /// A state of this procedure, or of any, in any version that a case may still go by.
  func stateFilter(of procedure: ProcedureName?) throws -> StateName? {
    let states = office.rules.shelf.all.filter { procedure == nil || $0.name == procedure }
      .flatMap(\.states)
    let labels = Dictionary(grouping: states, by: \.name).sorted { $0.key < $1.key }
      .map { name, same in (name.text, Set(same.map(\.label)).sorted().joined(separator: "/")) }
    return try filter("state", "环节", labels).map { StateName($0) }
  }

  func organisationFilter(_ parameter: String) throws -> OrganisationID? {
    let known = office.store.roster.organisationsByID.values.sorted { $0.id < $1.id }
    return try filter(
      parameter, "单位", known.map { ($0.id.text, $0.name) }, listedAt: "GET /organisations"
    ).map { OrganisationID($0) }
  }

  func postFilter(_ parameter: String) throws -> PostID? {
    let roster = office.store.roster
    let known = roster.postsByID.keys.sorted().map { ($0.text, roster.label(of: $0)) }
    return try filter(parameter, "岗位", known, listedAt: "GET /posts").map { PostID($0) }
  }

  /// The name given, which is one of those known, each with what people call it.
  private func filter(
    _ parameter: String, _ noun: String, _ known: [(name: String, label: String?)],
    listedAt place: String = "规程文件"
  ) throws -> String? {
    guard let asked = try query.optionalString(parameter) else { return nil }
    if known.contains(where: { $0.name == asked }) { return asked }
    func shown(_ one: (name: String, label: String?)) -> String {
      one.name + (one.label.map { "（\($0)）" } ?? "")
    }
    let nearest = NearestName.of(asked, among: known.map(\.name))
    let meant = known.first { $0.name == nearest }.map { "，是不是 \(shown($0))？" } ?? "；"
    let all =
      known.count <= Call.mostListed
      ? "可用的是：" + known.map(shown).joined(separator: "、") : "编号见 \(place)"
    throw Problem(
      .invalidParameters,
      errors: [
        FieldFault(pointer: "/\(parameter)", message: "没有\(noun)「\(asked)」\(meant)\(all)")
      ])
  }
}
