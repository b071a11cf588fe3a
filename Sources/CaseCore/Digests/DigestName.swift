/// By what a digest is known outside: in its mail's Message-ID, in lists, and in messages.
package struct DigestName: Hashable, Sendable {
  package var kind: DigestKind
  package var person: PersonID
  /// As `DigestSlot.text` has it.
  package var slot: String

  package init(kind: DigestKind, person: PersonID, slot: String) {
    self.kind = kind
    self.person = person
    self.slot = slot
  }

  private static let first = "digest"

  /// Such as `digest.daily.officer-one.2026-03-03T0830`, which fits a Message-ID and a file's name.
  package var text: String {
    "\(DigestName.first).\(kind.rawValue).\(person).\(slot.replacing(":", with: ""))"
  }

  /// Reads what `text` gives; a person's id may hold full stops itself.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0] == DigestName.first, let last = parts.last,
      let kind = DigestKind(rawValue: String(parts[1])), last.count > 2
    else { return nil }
    self.init(
      kind: kind, person: PersonID(parts[2..<(parts.count - 1)].joined(separator: ".")),
      slot: "\(last.dropLast(2)):\(last.suffix(2))")
    guard self.text == text else { return nil }
  }
}
