extension WrittenDigest: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("id", id)
    writer.field("kind", kind.rawValue)
    writer.field("slot", slot)
    writer.field("owed", owedCount)
    writer.field("late", lateCount)
    writer.field("ended", endedCount)
    writer.field("event", head.number)
    writer.field("head", head.hash)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    let id: String = try reader.field("id")
    let word: String = try reader.field("kind")
    guard let kind = DigestKind(rawValue: word) else { throw reader.fault(.unknownWord(word)) }
    self.init(
      id: id, kind: kind, slot: try reader.field("slot"), owedCount: try reader.field("owed"),
      lateCount: try reader.field("late"), endedCount: try reader.field("ended"),
      head: DigestFacts.Head(number: try reader.field("event"), hash: try reader.field("head")))
    try reader.close()
  }
}
