internal import CaseCore
internal import WireFormat

/// What `procedure diff` prints: of each procedure what changes, as the interface tells it.
struct DiffReport {
  /// As `GET /procedures/{id}/changes` answers.
  private let answers: [JSONValue]

  init(answers: [JSONValue]) { self.answers = answers }

  init(_ old: [Procedure], _ new: [Procedure]) {
    answers = new.map { later in
      DiffReport.answer(old.first { $0.name == later.name }, later)
    }
  }

  private static func answer(_ old: Procedure?, _ new: Procedure) -> JSONValue {
    let diff = old.map { ProcedureDiff(from: $0, to: new) }
    let items = (diff?.changes ?? []).map { change -> JSONValue in
      [
        "part": .string(change.part.rawValue), "part_label": .string(change.part.label),
        "id": .string(change.name), "words": .string(change.words),
        "meaning": .orNull(change.meaning),
      ]
    }
    return [
      "procedure": .string(new.name.text),
      "from": old.map { .integer(Int64($0.version)) } ?? .null,
      "to": .integer(Int64(new.version)), "of_note": .bool(diff?.isOfNote ?? false),
      "items": .array(items),
    ]
  }

  var isOfNote: Bool { answers.contains { $0["of_note"]?.flag == true } }

  /// One answer as the interface gives it; of several procedures a list of them.
  var json: JSONValue {
    answers.count == 1 ? answers[0] : ["items": .array(answers), "next": .null]
  }

  func write() {
    for answer in answers {
      let items = answer["items"]?.elements ?? []
      let name = answer.shown("procedure")
      guard answer["from"]?.whole != nil else {
        print(Words.newProcedure(name))
        continue
      }
      print(Words.versionsCompared(name, answer.shown("from"), answer.shown("to"), items.count))
      for item in items { DiffReport.write(item) }
    }
  }

  /// One change, and below it what it means for open cases.
  static func write(_ item: JSONValue) {
    print("  \(item.shown("part_label")) \(item.shown("id"))：\(item.shown("words"))")
    if let meaning = item["meaning"]?.text { print("    → \(meaning)") }
  }
}
