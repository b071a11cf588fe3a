extension Shape {
  /// Reads a body: parses it, checks it against this shape, and gives it out member by member.
  package func read(_ bytes: [UInt8]) throws(Problem) -> Checked {
    try bytes.withUnsafeBufferPointer { bytes throws(Problem) in try read(bytes) }
  }

  /// Reads a body where it lies.
  package func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) -> Checked {
    try read(Shape.parse(bytes))
  }

  /// Reads a body as `read` does, but gives its faults back with it: whoever asks may find more of
  /// them before any is told.
  package func judge(_ bytes: [UInt8]) throws(Problem) -> Judged {
    let value = try bytes.withUnsafeBufferPointer { bytes throws(Problem) in
      try Shape.parse(bytes)
    }
    let object = value.object ?? JSONObject()
    let faults = faults(of: value)
    return faults.isEmpty ? .sound(Checked(object)) : .faulty(object, faults)
  }

  /// A body held against its description.
  package enum Judged: Sendable {
    case sound(Checked)
    case faulty(JSONObject, [FieldFault])
  }

  /// Every body comes in here: what is checked and kept has one sort of line ends.
  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) -> JSONValue {
    do {
      return try JSONValue.parse(bytes).withPlainLineEnds
    } catch {
      throw Problem(error)
    }
  }

  /// Checks a value against this shape and gives it out member by member.
  package func read(_ value: JSONValue) throws(Problem) -> Checked {
    let faults = faults(of: value)
    guard faults.isEmpty else { throw Problem(.invalidFields, errors: faults) }
    return Checked(value.object ?? JSONObject())
  }
}
