extension ClockRun: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("key", key)
    writer.field("serial", serial)
    writer.field("generation", generation)
    writer.field("owner", owner)
    writer.field("phase", phase)
    writer.field("intervals", intervals)
    writer.field("due", due)
    writer.field("calendar", calendarVersion)
    writer.field("yellow_at", yellowAt)
    writer.field("missed_at", missedAt)
    writer.field("next_rung", nextRung)
    writer.field("armed_after", armedAfter)
    writer.field("last_fired", lastFired)
    writer.field("asked_by", askedBy)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      key: try reader.field("key"), serial: try reader.field("serial"),
      generation: try reader.field("generation"), owner: try reader.field("owner"),
      phase: try reader.field("phase"), intervals: try reader.field("intervals"),
      due: try reader.field("due"), calendarVersion: try reader.field("calendar"),
      yellowAt: try reader.field("yellow_at"), missedAt: try reader.optional("missed_at"),
      nextRung: try reader.optional("next_rung"), armedAfter: try reader.field("armed_after"),
      lastFired: try reader.optional("last_fired"), askedBy: try reader.field("asked_by"))
    try reader.close()
  }
}

extension PlannedRung: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("rung", rung)
    writer.field("occurrence", occurrence)
    writer.field("planned", planned)
    writer.field("at", at)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      rung: try reader.field("rung"), occurrence: try reader.field("occurrence"),
      planned: try reader.field("planned"), at: try reader.field("at"))
    try reader.close()
  }
}

extension FiredRung: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("rung", rung)
    writer.field("occurrence", occurrence)
    writer.field("generation", generation)
    writer.field("planned", planned)
    writer.field("at", at)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      rung: try reader.field("rung"), occurrence: try reader.field("occurrence"),
      generation: try reader.field("generation"), planned: try reader.field("planned"),
      at: try reader.field("at"))
    try reader.close()
  }
}

extension EndedClock: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("key", key)
    writer.field("serial", serial)
    writer.field("round", round)
    writer.field("phase", phase)
    writer.field("was_missed", wasMissed)
    writer.field("due", due)
    writer.field("ended_at", endedAt)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      key: try reader.field("key"), serial: try reader.field("serial"),
      round: try reader.field("round"), phase: try reader.field("phase"),
      wasMissed: try reader.field("was_missed"), due: try reader.field("due"),
      endedAt: try reader.field("ended_at"))
    try reader.close()
  }
}
