package import CaseCore

extension Rules {
  /// What messages to other systems can be about.
  package var messageTypes: [MessageType] {
    let families = Set(shelf.all.map(\.messages)).union([.case])
    return families.sorted().flatMap(\.types) + MessageType.ofNoFamily
  }
}
