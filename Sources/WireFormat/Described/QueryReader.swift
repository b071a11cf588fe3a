/// The described parameters of a query string.
package struct QueryShape: Equatable, Sendable {
  package var parameters: [Member]

  package init(_ parameters: [Member] = []) {
    self.parameters = parameters
  }

  /// Reads decoded names and values: numbers and truth values are read from their text, a
  /// parameter given twice is refused, an empty one counts as left out.
  package func read(_ pairs: [(name: String, value: String)]) throws(Problem) -> Checked {
    var object = JSONObject()
    var repeated: [FieldFault] = []
    for (name, value) in pairs where !value.isEmpty {
      guard object[name] == nil else {
        let pointer = JSONPointer.appending(name, to: "")
        repeated.append(
          FieldFault(pointer: pointer, message: "参数 \(BodyReader.shown(name)) 重复"))
        continue
      }
      let shape = parameters.first { $0.name == name }?.shape
      object[name] = Self.value(value, as: shape)
    }
    let faults = Shape.object(parameters).faults(of: .object(object)) + repeated
    guard faults.isEmpty else { throw Problem(.invalidParameters, errors: faults) }
    return Checked(object)
  }

  private static func value(_ text: String, as shape: Shape?) -> JSONValue {
    switch shape?.core {
    case .integer: Int64(text).map(JSONValue.integer) ?? .string(text)
    case .boolean: ["true": true, "false": false][text].map(JSONValue.bool) ?? .string(text)
    case .string, .number, .date, .instant, .identifier, .oneOf, .array, .object, .map, .dynamic,
      .anything, .nullable, .named, nil:
      .string(text)
    }
  }
}
