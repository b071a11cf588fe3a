package import WorkCalendar

extension Due: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("at", instant)
    writer.field("date", date)
    writer.field("provisional", isProvisional)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      instant: try reader.field("at"), date: try reader.field("date"),
      isProvisional: try reader.field("provisional"))
    try reader.close()
  }
}

extension Term: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    switch self {
    case .limit(let limit): writer.field("limit", limit)
    case .date(let date): writer.field("date", date)
    }
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    let key = try reader.anyKey()
    switch key {
    case "limit": self = .limit(try Limit(from: &reader))
    case "date": self = .date(try CivilDate(from: &reader))
    default: throw reader.fault(.unknownWord(key.text))
    }
    try reader.close()
  }
}

extension ClockSpan: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    switch pace {
    case .running: writer.field("running", since)
    case .held: writer.field("held", since)
    }
    writer.field("until", until)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    let key = try reader.anyKey()
    let pace: Pace
    switch key {
    case "running": pace = .running
    case "held": pace = .held
    default: throw reader.fault(.unknownWord(key.text))
    }
    self.init(pace, since: try Instant(from: &reader), until: try reader.optional("until"))
    try reader.close()
  }
}

extension ClockIntervals: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    writer.field("started", started)
    writer.field("term", term)
    writer.field("spans", spans)
    writer.field("floor", floor)
    writer.field("granted", floorGranted)
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    self.init(
      started: try reader.field("started"), term: try reader.field("term"),
      spans: try reader.field("spans"), floor: try reader.optional("floor"),
      floorGranted: try reader.optional("granted"))
    try reader.close()
  }
}
