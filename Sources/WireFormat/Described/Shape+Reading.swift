extension Shape {
  /// Reads a body: parses it, checks it against this shape, and gives it out member by member.
  package func read(_ bytes: [UInt8]) throws(Problem) -> Checked {
    try bytes.withUnsafeBufferPointer { bytes throws(Problem) in try read(bytes) }
  }

  /// Reads a body where it lies.
  package func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) -> Checked {
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes)
    } catch {
      throw Problem(error)
    }
    return try read(value)
  }

  /// Checks a value against this shape and gives it out member by member.
  package func read(_ value: JSONValue) throws(Problem) -> Checked {
    let faults = faults(of: value)
    guard faults.isEmpty else { throw Problem(.invalidFields, errors: faults) }
    return Checked(value.object ?? JSONObject())
  }
}
