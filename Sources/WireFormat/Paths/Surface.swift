/// The whole HTTP surface: routes, OpenAPI and the tests between them are made from this table.
package enum Surface {
  package static let operations: [Operation] =
    CaseOperations.all + RosterOperations.all + RuleOperations.all + VersionOperations.all
    + NoticeOperations.all + DigestOperations.all + DowntimeOperations.all
    + EndpointOperations.all + UpkeepOperations.all

  /// The operation of that id.
  package static func operation(_ id: String) -> Operation? {
    operations.first { $0.id == id }
  }
}
