internal import CaseCore
internal import WireFormat

/// Says of a case what people read first.
enum CaseWords {
  /// The light in Chinese.
  static func light(_ row: JSONValue) -> String {
    row["light"]?.text.flatMap(Light.init(rawValue:))?.label ?? "—"
  }

  /// A case over some lines: where it stands, what is owed, what may be done.
  static func write(_ file: JSONValue) {
    print("\(file.shown("number"))  \(file.shown("title"))")
    print("环节      \(file.shown("state_label"))（\(light(file))，级别 \(file.shown("level"))）")
    print("提出单位  \(file.shown("requester_label"))")
    print("牵头单位  \(file.shown("lead_label"))")
    print("责任岗位  \(file.shown("owner_label"))")
    print("版本      \(file.shown("version"))")
    section("待办", file["duties"]) { duty in
      "\(duty.shown("label"))  到期 \(duty.shown("due_at"))  \(duty.shown("owner_label"))"
    }
    section("可以办理", file["actions"], line: action)
  }

  private static func action(_ offer: JSONValue) -> String {
    let fields = (offer["fields"]?.elements ?? []).map { field in
      let isConditional = field["required_when"] != nil
      return field.shown("id")
        + (field["required"]?.flag == true ? "*" : isConditional ? "(*)" : "")
    }
    let form = fields.isEmpty ? "" : "  [\(fields.joined(separator: " "))]"
    let onBehalf =
      (offer["on_behalf"]?.flag == true ? "（代录）" : "")
      + (offer["note_required"]?.flag == true ? "（须用 --note 写明）" : "")
    return "\(offer.shown("id"))  \(offer.shown("label"))\(onBehalf)\(form)"
  }

  private static func section(
    _ heading: String, _ list: JSONValue?, line: (JSONValue) -> String
  ) {
    guard let elements = list?.elements, !elements.isEmpty else { return }
    print(heading)
    for element in elements { print("  \(line(element))") }
  }
}
