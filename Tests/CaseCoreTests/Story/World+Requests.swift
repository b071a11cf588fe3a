import Testing
import WorkCalendar

@testable import CaseCore

/// Bringing requests, and the clinic they may go to, as far as a test wants them.
extension World {
  static let transport: PersonID = "district-transport-liaison"
  static let housing: PersonID = "district-housing-liaison"
  static let done: [FieldName: FieldValue] = [
    "outcome": .choice("已解决"), "public-reply": .text("末班车延至 22:30。"),
    "signed-by": .text("区交通运输局负责人"),
  ]

  /// A request filed and accepted.
  mutating func accepted(
    from member: OrganisationID = "suat", weight: String = "一般", urgency: String = "一般",
    _ more: [FieldName: FieldValue] = [:]
  ) throws -> CaseID {
    let fields: [FieldName: FieldValue] = [
      "title": .text("园区公交末班车太早"), "description": .text("夜班人员无法返回。"),
    ]
    let id = try file(
      for: member, by: PersonID("\(member)-liaison"), fields.merging(more) { _, new in new })
    try act(
      id, "accept", by: "officer-one",
      [
        "category": .choice("交通安全"), "urgency": .choice(urgency), "weight": .choice(weight),
      ])
    return id
  }

  /// A request dispatched to the transport department.
  mutating func dispatched(
    from member: OrganisationID = "suat", weight: String = "一般",
    with departments: [OrganisationID] = []
  ) throws -> CaseID {
    let id = try accepted(from: member, weight: weight)
    var fields: [FieldName: FieldValue] = ["lead-department": .organisation("district-transport")]
    if !departments.isEmpty { fields["co-departments"] = .organisations(departments) }
    try act(id, "dispatch", by: "officer-one", fields)
    return id
  }

  /// A request that the transport department has claimed.
  mutating func claimed(
    from member: OrganisationID = "suat", weight: String = "一般",
    with departments: [OrganisationID] = []
  ) throws -> CaseID {
    let id = try dispatched(from: member, weight: weight, with: departments)
    try act(id, "claim", by: World.transport)
    return id
  }

  /// A request whose completion was approved.
  mutating func awaitingRating(from member: OrganisationID = "suat") throws -> CaseID {
    let id = try claimed(from: member)
    try act(id, "complete", by: World.transport, World.done)
    try act(id, "approve", by: "officer-one")
    return id
  }

  /// Suspends a claimed request until a day, which the director confirms.
  mutating func suspend(_ id: CaseID, until day: String) throws {
    try act(
      id, "suspend", by: World.transport,
      [
        "suspend-cause": .choice("待第三方"), "reason": .text("待检测"), "review-date": try date(day),
      ])
    try act(id, "confirm", by: "director")
  }

  /// Returns a dispatched request within the claim limit.
  mutating func returned(_ id: CaseID) throws {
    try act(
      id, "return", by: World.transport,
      [
        "reason": .text("由市公交集团调度"), "legal-basis": .text("三定方案"),
        "suggested-lead": .organisation("district-housing"),
      ])
  }

  mutating func clinic(on day: String, _ more: [FieldName: FieldValue] = [:]) throws -> CaseID {
    let fields: [FieldName: FieldValue] = [
      "title": .text("2026年第二期问诊会"), "held-on": try date(day),
    ]
    return try file(
      "clinic", for: "secretariat", by: "officer-one", fields.merging(more) { _, new in new })
  }

  mutating func table(_ id: CaseID, at clinic: CaseID) throws {
    try act(
      id, "table", by: "officer-one",
      ["clinic": .cases([clinic]), "proposed-lead": .organisation("district-transport")])
  }

  /// Changes the roster, and finds the owners of these cases anew as the executor does.
  mutating func change(_ command: RosterCommand, touching cases: [CaseID]) throws {
    let outcome = around.roster.decide(
      command, at: now, today: around.calendar.date(of: now), actor: .administrator(as: nil))
    guard case .done(let events) = outcome else {
      throw RosterRefused(outcome: outcome)
    }
    for event in events { around.roster.apply(event) }
    for id in cases { decide(.ownersChanged(id)) }
  }

  struct RosterRefused: Error {
    let outcome: RosterOutcome
  }

  func children(_ id: CaseID, _ procedure: ProcedureName = "assistance") -> [CaseFile] {
    around.docket.children(of: id, procedure)
  }

  /// Whom a template of a case has told, in order.
  func told(_ template: TemplateName, of id: CaseID) -> [PersonID] {
    notices.filter { $0.caseID == id && $0.template == template }
      .sorted { $0.id < $1.id }.map(\.recipient.person)
  }

  /// What the latest notice of a template says under a label.
  func says(_ label: String, in template: TemplateName, of id: CaseID) -> String? {
    notices.last { $0.caseID == id && $0.template == template }?
      .facts.first { $0.label == label }?.value
  }
}

extension Outcome {
  /// The fields of a form about which a refusal complains.
  var refusedFields: [FieldName] {
    guard case .refused(.invalidFields(let complaints), _) = self else { return [] }
    return complaints.map(\.field)
  }

  var isDone: Bool {
    switch self {
    case .done: true
    case .refused: false
    }
  }
}
