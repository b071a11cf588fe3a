/// An object that was checked against its shape, read member by member.
///
/// Asking for a member that the shape doesn't promise is our own mistake and throws
/// `Undescribed`: an internal error for one request, never the end of the process.
package struct Checked: Equatable, Sendable {
  package let object: JSONObject

  init(_ object: JSONObject) {
    self.object = object
  }

  /// A route asked a body for what its description doesn't hold.
  package struct Undescribed: Error, Equatable, Sendable {
    package let name: String
  }

  /// The text of a member that is always there.
  package func string(_ name: String) throws(Undescribed) -> String {
    try present(name, optionalString(name))
  }

  /// The text, or nothing where it was left out or is null.
  package func optionalString(_ name: String) throws(Undescribed) -> String? {
    try value(name) { $0.text }
  }

  /// The whole number of a member that is always there.
  package func integer(_ name: String) throws(Undescribed) -> Int64 {
    try present(name, optionalInteger(name))
  }

  /// The whole number, or nothing where it was left out or is null.
  package func optionalInteger(_ name: String) throws(Undescribed) -> Int64? {
    try value(name) { $0.whole }
  }

  /// The truth value; left out, it is false.
  package func flag(_ name: String) throws(Undescribed) -> Bool {
    try value(name) { $0.flag } ?? false
  }

  /// The date of a member that is always there.
  package func date(_ name: String) throws(Undescribed) -> WrittenDate {
    try present(name, optionalDate(name))
  }

  /// The date, or nothing where it was left out or is null.
  package func optionalDate(_ name: String) throws(Undescribed) -> WrittenDate? {
    try value(name) { $0.text.flatMap(WrittenDate.init) }
  }

  /// The instant of a member that is always there.
  package func instant(_ name: String) throws(Undescribed) -> WrittenInstant {
    try present(name, optionalInstant(name))
  }

  /// The instant, or nothing where it was left out or is null.
  package func optionalInstant(_ name: String) throws(Undescribed) -> WrittenInstant? {
    try value(name) { $0.text.flatMap(WrittenInstant.init) }
  }

  /// The object below a member that is always there.
  package func body(_ name: String) throws(Undescribed) -> Checked {
    try present(name, optionalBody(name))
  }

  /// The object below, or nothing where it was left out or is null.
  package func optionalBody(_ name: String) throws(Undescribed) -> Checked? {
    try value(name) { $0.object.map(Checked.init) }
  }

  /// The objects of a list; left out, there are none.
  package func bodies(_ name: String) throws(Undescribed) -> [Checked] {
    try value(name) { value in
      guard let elements = value.elements else { return nil }
      let objects = elements.compactMap { $0.object.map(Checked.init) }
      return objects.count == elements.count ? objects : nil
    } ?? []
  }

  /// The texts of a list; left out, there are none.
  package func strings(_ name: String) throws(Undescribed) -> [String] {
    try value(name) { value in
      guard let elements = value.elements else { return nil }
      let texts = elements.compactMap(\.text)
      return texts.count == elements.count ? texts : nil
    } ?? []
  }

  /// The members of a map or of dynamic fields; left out, there are none.
  package func members(_ name: String) throws(Undescribed) -> [JSONMember] {
    try value(name) { $0.object?.members } ?? []
  }

  private func value<Value>(
    _ name: String, _ read: (JSONValue) -> Value?
  ) throws(Undescribed) -> Value? {
    guard let found = object[name], found != .null else { return nil }
    return try present(name, read(found))
  }

  private func present<Value>(_ name: String, _ value: Value?) throws(Undescribed) -> Value {
    guard let value else { throw Undescribed(name: name) }
    return value
  }
}
