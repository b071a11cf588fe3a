internal import CaseCore
internal import CaseService
internal import WireFormat
internal import WorkCalendar

/// The procedures and the calendar in force, for reading.
enum RulesHandlers {
  @Sendable static func procedures(_ call: Call) async throws -> Reply {
    let items = call.office.rules.shelf.allInForce.map { procedure($0, call) }
    return Reply(["items": .array(items), "next": .null])
  }

  private static func procedure(_ procedure: Procedure, _ call: Call) -> JSONValue {
    let states = procedure.states.map { state -> JSONValue in
      [
        "id": .string(state.name.text), "label": .string(state.label),
        "is_final": .bool(state.isFinal),
      ]
    }
    let fields = procedure.opening.form.compactMap { asked -> JSONValue? in
      guard let rule = procedure.field(asked.field) else { return nil }
      // Before there is a case, nothing holds of it.
      let need = FieldNeed(asked, in: procedure.opening.form) { _ in false }
      let members = [
        JSONMember("id", .string(rule.name.text)), JSONMember("label", .string(rule.label)),
        JSONMember("type", .string(rule.type.wireName)),
      ]
      return .object(JSONObject(members + OfferWire.need(need)))
    }
    return [
      "id": .string(procedure.name.text), "label": .string(procedure.label),
      "version": .integer(Int64(procedure.version)), "states": .array(states),
      "fields": .array(fields),
      "requester_kinds": .array(procedure.opening.requesters.map { .string($0.rawValue) }),
    ]
  }

  @Sendable static func calendars(_ call: Call) async throws -> Reply {
    let calendar = call.office.rules.calendar
    let circulars = calendar.circulars.map { circular -> JSONValue in
      [
        "year": .integer(Int64(circular.year)), "number": .string(circular.number),
        "days_off": .array(circular.off.map { .string("\($0)") }),
        "working_days": .array(circular.work.map { .string("\($0)") }),
      ]
    }
    let years = Set(calendar.circulars.map(\.year)).sorted().map { JSONValue.integer(Int64($0)) }
    let item: JSONValue = [
      "version": .integer(Int64(calendar.version)), "known_years": .array(years),
      "circulars": .array(circulars),
    ]
    return Reply(["items": [item], "next": .null])
  }
}

/// The version that the daemon says it is.
package enum DaemonVersion {
  package static let text = ProgramVersion.text
}
