extension Change: CanonicalValue {
  package func write(to writer: inout CanonicalWriter) {
    writer.open()
    switch self {
    case .opened(let opened): writer.field("opened", opened)
    case .entered(let state, let isFinal):
      writer.field("entered", state)
      writer.field("is_final", isFinal)
    case .owned(let owner): writer.field("owned", owner.map { [$0] } ?? [])
    case .field(let name, let value):
      writer.field("field", name)
      writer.field("value", value)
    case .requesters(let requesters): writer.field("requesters", requesters)
    case .lead(let lead): writer.field("lead", lead.map { [$0] } ?? [])
    case .assigned(let kind, let person):
      writer.field("assigned", kind)
      writer.field("person", person)
    case .clock(let run): writer.field("clock", run)
    case .rung(let key, let fired):
      writer.field("rung", key)
      writer.field("fired", fired)
    case .proposal(let proposal): writer.field("proposal", proposal.map { [$0] } ?? [])
    case .round(let round): writer.field("round", round)
    case .level(let level): writer.field("level", level)
    case .counted(let action): writer.field("counted", action)
    case .slip(let slip): writer.field("slip", slip)
    case .asked(let notice, let end):
      writer.field("asked", notice)
      writer.field("end", end)
    case .mergedInto(let target): writer.field("merged_into", target.map { [$0] } ?? [])
    case .quarantine(let reason): writer.field("quarantine", reason.map { [$0] } ?? [])
    case .stopped(let clocks): writer.field("stopped", clocks)
    case .lookedBy(let people): writer.field("looked_by", people)
    case .followed(let reference, let state, let cameFrom):
      writer.field("followed", reference)
      writer.field("state", state)
      writer.field("came_from", cameFrom)
    case .wanted(let fields): writer.field("wanted", fields)
    }
    writer.close()
  }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    try reader.open()
    let key = try reader.anyKey()
    switch key {
    case "opened": self = .opened(try Opened(from: &reader))
    case "entered":
      self = .entered(try StateName(from: &reader), isFinal: try reader.field("is_final"))
    case "owned": self = .owned(try ([Owner](from: &reader)).first)
    case "field": self = .field(try FieldName(from: &reader), try reader.optional("value"))
    case "requesters": self = .requesters(try reader.array())
    case "lead": self = .lead(try ([OrganisationID](from: &reader)).first)
    case "assigned":
      self = .assigned(try PostKind(from: &reader), try reader.optional("person"))
    case "clock": self = .clock(try ClockRun(from: &reader))
    case "rung": self = .rung(try ClockKey(from: &reader), try reader.field("fired"))
    case "proposal": self = .proposal(try ([Proposal](from: &reader)).first)
    case "round": self = .round(try Int(from: &reader))
    case "level": self = .level(try Int(from: &reader))
    case "counted": self = .counted(try ActionName(from: &reader))
    case "slip": self = .slip(try Slip(from: &reader))
    case "asked": self = .asked(try NoticeID(from: &reader), try reader.field("end"))
    case "merged_into": self = .mergedInto(try ([CaseID](from: &reader)).first)
    case "quarantine": self = .quarantine(try ([String](from: &reader)).first)
    case "stopped": self = .stopped(try reader.array())
    case "looked_by": self = .lookedBy(try reader.array())
    case "followed":
      self = .followed(
        try ProcedureReference(from: &reader), state: try reader.field("state"),
        cameFrom: try reader.optional("came_from"))
    case "wanted": self = .wanted(try reader.array())
    default: throw reader.fault(.unknownWord(key.text))
    }
    try reader.close()
  }
}
