internal import CaseCore

/// A settlement as the members of its event.
extension DigestSettlement {
  func writeMembers(to writer: inout CanonicalWriter) {
    writer.field("digest", name.kind.rawValue)
    writer.field("slot", name.slot)
    writer.field("person", name.person)
    writer.field("word", word.rawValue)
    writer.field("reason", reason)
  }

  init(members reader: inout CanonicalReader) throws(CanonicalFault) {
    let digest: String = try reader.field("digest")
    guard let kind = DigestKind(rawValue: digest) else { throw reader.fault(.unknownWord(digest)) }
    let slot: String = try reader.field("slot")
    let person: PersonID = try reader.field("person")
    let said: String = try reader.field("word")
    guard let word = DigestWord(rawValue: said) else { throw reader.fault(.unknownWord(said)) }
    self.init(
      name: DigestName(kind: kind, person: person, slot: slot), word: word,
      reason: try reader.field("reason"))
  }
}
