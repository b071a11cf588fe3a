/// One member of a JSON object.
package struct JSONMember: Equatable, Sendable {
  package var name: String
  package var value: JSONValue

  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

/// The members of a JSON object in their order.
///
/// Looking one up walks the members: bodies have few, and the walk is faster than a hash there.
package struct JSONObject: Equatable, Sendable {
  package private(set) var members: [JSONMember]

  package init(_ members: [JSONMember] = []) {
    self.members = members
  }

  /// The value of a member; setting `nil` takes the member away, setting a new one appends it.
  package subscript(name: String) -> JSONValue? {
    get { members.first { $0.name == name }?.value }
    set {
      let place = members.firstIndex { $0.name == name }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(JSONMember(name, value))
      case (nil, nil): break
      }
    }
  }

  /// The names of the members in their order.
  package var names: [String] { members.map(\.name) }
  /// Whether there are no members.
  package var isEmpty: Bool { members.isEmpty }
}
