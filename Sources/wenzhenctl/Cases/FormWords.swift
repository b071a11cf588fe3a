internal import WireFormat

/// Says what has to be filled in for one of the actions that are offered in a case.
struct FormWords {
  /// Of long lists of choices, the first so many are shown; `--json` has them all.
  private static let choicesMax = 40

  let offer: JSONValue

  func write() {
    print("\(offer.shown("id"))  \(offer.shown("label"))")
    let fields = offer["fields"]?.elements ?? []
    guard !fields.isEmpty else { return print(Words.noFields) }
    TextTable(
      .field, .fieldLabel, .fieldType, .mustBeFilled, .choices,
      rows: fields.map { field in
        [
          field.shown("id"), field.shown("label"), field.shown("type"), need(of: field),
          choices(of: field),
        ]
      }
    ).write()
  }

  private func need(of field: JSONValue) -> String {
    if field["required"]?.flag == true { return "\(Words.needed)" }
    return "\(field["required_when"] == nil ? Words.notNeeded : Words.neededSometimes)"
  }

  /// What is to be written, and behind it what that is called where it is another word.
  private func choices(of field: JSONValue) -> String {
    let options = (field["options"]?.elements ?? []).map { $0.text ?? $0.compactText }
    let labels = (field["option_labels"]?.elements ?? []).map { $0.text ?? $0.compactText }
    let choices = options.enumerated().prefix(FormWords.choicesMax).map { index, option in
      index < labels.count && labels[index] != option ? "\(option) \(labels[index])" : option
    }
    let isCut = options.count > FormWords.choicesMax
    return choices.joined(separator: "; ") + (isCut ? "; …" : "")
  }
}
