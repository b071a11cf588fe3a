internal import CaseCore
internal import WireFormat

/// Says of a case what people read first.
enum CaseWords {
  /// What a list can be asked for.
  static let lights = Light.allCases.map(\.rawValue)

  /// A light by the word of either language that lists show.
  static func light(named name: String) -> String? {
    Light.allCases.first { $0.rawValue == name || $0.label == name }?.rawValue
  }

  /// The light in a word; a dash for what has none.
  static func light(_ row: JSONValue) -> String {
    row["light"]?.text.flatMap(Light.init(rawValue:)).map { "\(Words.light($0))" } ?? "—"
  }

  /// A case over some lines: where it stands, what is owed, what may be done.
  static func write(_ file: JSONValue) {
    print("\(file.shown("number"))  \(file.shown("title"))")
    let isFinal = file["is_final"]?.flag == true
    var facts: [(name: Words, value: String)] = [
      (.state, file.shown("state_label") + (isFinal ? "" : "  \(light(file))")),
      (.level, file.shown("level")),
      (.requester(called: file["requester_role"]?.text), file.shown("requester_label")),
      (.lead(called: file["lead_role"]?.text), file.shown("lead_label")),
      (.ownerPost, file.shown("owner_label")),
      (.caseVersion, file.shown("version")),
      (.id, file.shown("id")),
    ]
    if let proposal = file["proposal"], proposal != .null {
      facts.append((.proposed, "\(proposal.shown("label"))  \(proposal.minute("at"))"))
    }
    TextTable(facts: facts).write()
    entered(.askedFor, file["proposal"]?["fields"], in: file)
    entered(.entered, file["fields"], in: file)
    section(.duties, file["duties"]) { duty in
      let provisional = duty["provisional"]?.flag == true ? "\(Words.provisional)" : ""
      return [
        duty.shown("label"), light(duty), duty.minute("due_at"), duty.shown("assignee_label"),
        provisional,
      ]
    }
    section(.slips, file["slips"]) { SlipWords(slip: $0).row }
    section(.offers, file["actions"], row: offer)
  }

  /// What was filled in, each field by what forms call it.
  private static func entered(_ heading: Words, _ fields: JSONValue?, in file: JSONValue) {
    let members = (fields?.object?.members ?? []).filter { $0.value != .null }
    guard !members.isEmpty else { return }
    print(heading)
    let rows = members.map { member in
      [file["field_labels"]?[member.name]?.text ?? member.name, entry(member.value)]
    }
    TextTable(rows: rows).write(indented: true)
  }

  /// A value on one line.
  private static func entry(_ value: JSONValue) -> String {
    if let list = value.elements { return list.map(entry).joined(separator: "、") }
    if let flag = value.flag { return "\(flag ? Words.yes : Words.no)" }
    return (value.text ?? value.compactText).replacing("\n", with: " ")
  }

  private static func offer(_ offer: JSONValue) -> [String] {
    let fields = (offer["fields"]?.elements ?? []).map { field in
      let isConditional = field["required_when"] != nil
      return field.shown("id")
        + (field["required"]?.flag == true ? "*" : isConditional ? "(*)" : "")
    }
    let remarks = [
      fields.isEmpty ? nil : "[\(fields.joined(separator: " "))]",
      offer["on_behalf"]?.flag == true ? "\(Words.onBehalf)" : nil,
      offer["note_required"]?.flag == true ? "\(Words.noteNeeded)" : nil,
    ]
    return [
      offer.shown("id"), offer.shown("label"),
      remarks.compactMap(\.self).joined(separator: "  "),
    ]
  }

  private static func section(
    _ heading: Words, _ list: JSONValue?, row: (JSONValue) -> [String]
  ) {
    guard let elements = list?.elements, !elements.isEmpty else { return }
    print(heading)
    TextTable(rows: elements.map(row)).write(indented: true)
  }
}
