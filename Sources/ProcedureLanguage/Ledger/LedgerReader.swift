package import CaseCore

/// Reads the file that says what stands in the supervision ledger (督办表).
package enum LedgerReader {
  /// Reads a file from disk and holds its names against the procedures.
  package static func read(
    path: String, for procedures: [Procedure]
  ) -> Result<LedgerPlan, Complaints> {
    LocalText.read(path: path) { read($0, file: $1, for: procedures) }
  }

  package static func read(
    _ text: String, file: String, for procedures: [Procedure]
  ) -> Result<LedgerPlan, Complaints> {
    StrictYAML.read(text, file: file) { document in
      document.fields { keys in
        let procedure = keys.required("procedure").flatMap { $0.procedure(among: procedures) }
        let columns = keys.required("columns")?.identified { id, value in
          column(id, value, LedgerNames(procedure: procedure, all: procedures))
        }
        guard let procedure, let columns else { return nil }
        return LedgerPlan(procedure: procedure.name, columns: columns.map(\.value))
      }
    }
  }

  private static func column(
    _ id: String, _ value: YAMLValue, _ names: LedgerNames
  ) -> LedgerColumn? {
    value.fields { keys in
      let label = keys.required("label")?.label()
      let isUsual = keys.optional("usual")?.yes() ?? false
      let sources = keys.required("of")?.list(orOne: true) { source($0, names) }
      guard let label, let sources else { return nil }
      return LedgerColumn(id: id, label: label, isUsual: isUsual, sources: sources)
    }
  }

  /// One place where a cell comes from, such as `field title` or `date of complete or settle`.
  private static func source(_ value: YAMLValue, _ names: LedgerNames) -> LedgerSource? {
    guard var phrase = Phrase(value), let first = phrase.word() else { return nil }
    let source: LedgerSource?
    switch first {
    case "field": source = phrase.word().flatMap { names.field($0, value) }.map { .field($0) }
    case "mark": source = phrase.word().flatMap { names.field($0, value) }.map { .mark($0) }
    case "person":
      source = phrase.word().flatMap(PostKind.init(rawValue:)).map { .person($0) }
    case "children":
      source = phrase.word().flatMap { names.other($0, value) }.map { .children($0) }
    case "date" where phrase.skip("of"): source = date(&phrase, value, names)
    case "due" where phrase.skip("of"):
      source = alternatives(&phrase)?.mapWhole { names.clock($0, value) }.map { .due($0) }
    case "times":
      source = alternatives(&phrase)?.mapWhole { names.action($0, value) }.map { .times($0) }
    default: source = LedgerFact(rawValue: first).map { .fact($0) }
    }
    guard let source, phrase.isAtEnd else {
      return value.refuse(LedgerReader.wanted)
    }
    return source
  }

  private static func date(
    _ phrase: inout Phrase, _ value: YAMLValue, _ names: LedgerNames
  ) -> LedgerSource? {
    let actions = alternatives(&phrase)?.mapWhole { names.action($0, value) }
    let undoing =
      phrase.skip("unless") ? alternatives(&phrase)?.mapWhole { names.action($0, value) } : []
    guard let actions, let undoing else { return nil }
    return .date(of: actions, unless: undoing)
  }

  /// `a or b or c`.
  private static func alternatives(_ phrase: inout Phrase) -> [String]? {
    guard let first = phrase.word() else { return nil }
    var words = [first]
    while let next = phrase.word(after: "or") { words.append(next) }
    return words
  }

  private static var wanted: String {
    let facts = LedgerFact.allCases.map(\.rawValue).joined(separator: ", ")
    return "`field F`, `mark F`, `person POST`, `children PROCEDURE`, "
      + "`date of ACTION or … unless ACTION or …`, `due of CLOCK or …`, `times ACTION or …`, "
      + "or one of \(facts)"
  }
}

/// The names that a ledger may mention; each asker complains of one that is not there.
private struct LedgerNames {
  let procedure: Procedure?
  let all: [Procedure]

  func field(_ name: String, _ value: YAMLValue) -> FieldName? {
    known(name, among: procedure?.fields.map(\.name.text), "field", value).map { FieldName($0) }
  }

  func clock(_ name: String, _ value: YAMLValue) -> ClockName? {
    known(name, among: procedure?.clocks.map(\.name.text), "clock", value).map { ClockName($0) }
  }

  /// An action, or the name by which one of its outcomes goes.
  func action(_ name: String, _ value: YAMLValue) -> ActionName? {
    let names = procedure?.actions.flatMap { [$0.name] + $0.branches.compactMap(\.name) }
    return known(name, among: names?.map(\.text), "action", value).map { ActionName($0) }
  }

  func other(_ name: String, _ value: YAMLValue) -> ProcedureName? {
    known(name, among: all.map(\.name.text), "procedure", value).map { ProcedureName($0) }
  }

  /// Without its procedure nothing can be known, and that was complained of already.
  private func known(
    _ name: String, among names: [String]?, _ kind: String, _ value: YAMLValue
  ) -> String? {
    guard let names, !names.contains(name) else { return name }
    value.complainOfUnknown(kind, name, among: names)
    return name
  }
}

extension Array {
  /// The images of all elements, or nil if one has none.
  fileprivate func mapWhole<Image>(_ transform: (Element) -> Image?) -> [Image]? {
    let images = compactMap(transform)
    return images.count == count ? images : nil
  }
}
