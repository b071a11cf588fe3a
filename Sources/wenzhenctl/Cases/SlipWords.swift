internal import WireFormat

/// Says of a supervision slip (督办单) what stands in a line.
struct SlipWords {
  let slip: JSONValue

  /// As the timeline has it: `催办通知单 联督〔2026〕1号 → 王工、李主任`.
  var line: String {
    let name = [slip["label"]?.text, slip["number"]?.text].compactMap(\.self)
    return "\(name.joined(separator: " ")) → \(recipients)"
  }

  /// As a list has it: what it is, its number, where it stands, since when, and to whom it went.
  var row: [String] {
    let acknowledged = slip["acknowledgement"]?.text.flatMap(Words.acknowledgement)
    return [
      slip.shown("label"), slip.shown("number"),
      slip["sent_at"]?.text == nil ? slip.minute("laid_at") : slip.minute("sent_at"),
      "\(Words.slipState(slip.shown("state")))",
      acknowledged.map { "\($0)" } ?? "", recipients,
    ]
  }

  private var recipients: String {
    (slip["recipients"]?.elements ?? []).map { $0.shown("person_label") }.joined(separator: "、")
  }
}
