/// Schemas that are written once and referred to, in the order in which they were met.
package struct NamedSchemas {
  package private(set) var members = JSONObject()

  package init() {}

  mutating func add(_ name: String, _ shape: Shape) {
    guard members[name] == nil else { return }
    members[name] = .null
    members[name] = shape.schema(&self)
  }
}

extension Shape {
  /// The JSON Schema (2020-12, as OpenAPI 3.1 has it) of this shape; named ones go to `named`.
  package func schema(_ named: inout NamedSchemas) -> JSONValue {
    switch self {
    case .string(let rule): return rule.schema
    case .identifier: return BodyReader.identifierRule.schema
    case .integer(let range):
      return [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .number: return ["type": "number"]
    case .boolean: return ["type": "boolean"]
    case .date: return ["type": "string", "format": "date"]
    case .instant: return ["type": "string", "format": "date-time"]
    case .oneOf(let options):
      return ["type": "string", "enum": .array(options.map(JSONValue.string))]
    case .array(let element, let countMax):
      return [
        "type": "array", "items": element.schema(&named), "maxItems": .integer(Int64(countMax)),
      ]
    case .object(let rule): return rule.schema(&named)
    case .map(let keys, let element, let countMax):
      return [
        "type": "object", "propertyNames": ["pattern": .string(keys.expression)],
        "additionalProperties": element.schema(&named), "maxProperties": .integer(Int64(countMax)),
      ]
    case .dynamic: return Self.dynamicSchema
    case .anything: return .object(JSONObject())
    case .nullable(let shape): return ["anyOf": .array([shape.schema(&named), ["type": "null"]])]
    case .named(let name, let shape):
      named.add(name, shape)
      return ["$ref": .string("#/components/schemas/\(name)")]
    }
  }

  private static var dynamicSchema: JSONValue {
    let text: JSONValue = [
      "type": "string", "maxLength": .integer(Int64(BodyReader.dynamicTextMax)),
    ]
    let scalar: [JSONValue] = [text, ["type": "integer"], ["type": "boolean"]]
    let list: JSONValue = [
      "type": "array", "items": ["anyOf": .array(scalar)],
      "maxItems": .integer(Int64(BodyReader.dynamicListMax)),
    ]
    return ["anyOf": .array(scalar + [list])]
  }
}

extension TextRule {
  fileprivate var schema: JSONValue {
    var schema = JSONObject([JSONMember("type", "string")])
    if length.lowerBound > 0 { schema["minLength"] = .integer(Int64(length.lowerBound)) }
    schema["maxLength"] = .integer(Int64(length.upperBound))
    if let pattern { schema["pattern"] = .string(pattern.expression) }
    return .object(schema)
  }
}

extension ObjectRule {
  fileprivate func schema(_ named: inout NamedSchemas) -> JSONValue {
    var properties = JSONObject()
    for member in members {
      properties[member.name] = member.schema(&named)
    }
    var schema = JSONObject([
      JSONMember("type", "object"), JSONMember("properties", .object(properties)),
    ])
    let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
    if !required.isEmpty { schema["required"] = .array(required) }
    if !isOpen { schema["additionalProperties"] = false }
    return .object(schema)
  }
}

extension Member {
  /// The schema of the member's value with what is said about it.
  package func schema(_ named: inout NamedSchemas) -> JSONValue {
    guard var schema = shape.schema(&named).object else { return shape.schema(&named) }
    if let label { schema["title"] = .string(label) }
    if !description.isEmpty { schema["description"] = .string(description) }
    return .object(schema)
  }
}
