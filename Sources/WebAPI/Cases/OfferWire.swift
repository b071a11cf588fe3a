internal import CaseCore
internal import WireFormat

/// Puts offered actions and their forms into the words of the wire.
enum OfferWire {
  /// `candidates` are the cases that links may name, each with how it is called there.
  static func action(_ offer: Offer, _ candidates: [FieldName: [Candidate]]) -> JSONValue {
    [
      "id": .string(offer.action.text), "label": .string(offer.label),
      "fields": .array(offer.fields.map { field($0, candidates[$0.field]) }),
      "posts": .array(offer.posts.map { .string($0.text) }),
      "on_behalf": .bool(offer.isRecording), "note_required": .bool(offer.needsNote),
    ]
  }

  struct Candidate {
    let publicID: String
    let label: String
  }

  static func field(_ field: FieldOffer, _ candidates: [Candidate]?) -> JSONValue {
    var members = [
      JSONMember("id", .string(field.field.text)), JSONMember("label", .string(field.label)),
      JSONMember("type", .string(field.type.wireName)),
    ]
    members += need(field.need)
    if let candidates {
      members.append(JSONMember("options", .array(candidates.map { .string($0.publicID) })))
      members.append(JSONMember("option_labels", .array(candidates.map { .string($0.label) })))
    } else if !field.options.isEmpty {
      members.append(JSONMember("options", .array(field.options.map { .string($0.value) })))
      members.append(
        JSONMember("option_labels", .array(field.options.map { .string($0.label) })))
    }
    members += bounds(field)
    return .object(JSONObject(members))
  }

  /// Whether the field must be filled in, or when.
  static func need(_ need: FieldNeed) -> [JSONMember] {
    let required = JSONMember("required", .bool(need.isRequired))
    guard !need.when.isEmpty else { return [required] }
    let clauses = need.when.map { clause -> JSONValue in
      switch clause {
      case .chosen(let field, let options):
        ["field": .string(field.text), "in": .array(options.map { .string($0) })]
      case .filled(let field, let isFilled):
        ["field": .string(field.text), "set": .bool(isFilled)]
      }
    }
    return [required, JSONMember("required_when", .array(clauses))]
  }

  private static func bounds(_ field: FieldOffer) -> [JSONMember] {
    switch field.type {
    case .line(let max), .text(let max), .contact(let max):
      [JSONMember("max", .integer(Int64(max)))]
    case .integer(let min, let max):
      [JSONMember("min", .integer(Int64(min))), JSONMember("max", .integer(Int64(max)))]
    case .date:
      [
        field.earliest.map { JSONMember("min", .string("\($0)")) },
        field.latest.map { JSONMember("max", .string("\($0)")) },
        field.isWorkingDay ? JSONMember("working_day", true) : nil,
      ].compactMap(\.self)
    case .organisations(_, let max), .links(_, let max):
      [JSONMember("many", true), JSONMember("max", .integer(Int64(max)))]
    case .choice, .flag, .organisation, .person, .link: []
    }
  }
}
