/// One JSON value, with its members in the order they were written.
///
/// Two objects are equal only if their members stand in the same order: answers are compared and
/// hashed as written.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// A number that is not a whole one; whole ones are always `integer`.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The text, if this is one.
  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The whole number, if this is one.
  package var whole: Int64? {
    if case .integer(let whole) = self { whole } else { nil }
  }

  /// The truth value, if this is one.
  package var flag: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// The elements, if this is an array.
  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members, if this is an object.
  package var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The value of the member of that name, if this is an object that has it.
  package subscript(name: String) -> JSONValue? {
    object?[name]
  }

  /// The value itself, or `null` for nothing.
  package static func orNull(_ text: String?) -> JSONValue {
    text.map(JSONValue.string) ?? .null
  }

  /// The value itself, or `null` for nothing.
  package static func orNull(_ whole: Int64?) -> JSONValue {
    whole.map(JSONValue.integer) ?? .null
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONMember($0.0, $0.1) }))
  }
}
