internal import CaseCore

/// What of a case can be found, before it is cut: by everybody who may see it, and by the
/// alliance's own bodies.
struct SearchRow: Equatable {
  var open: String
  var `internal`: String
  var parties: Set<CaseParty>

  /// Without facets all of it is internal.
  init(of file: CaseFile, _ facets: CaseFacets?) {
    var open = [file.number]
    var hidden: [String] = []
    for (name, value) in file.fields.sorted(by: { $0.key < $1.key }) {
      guard let text = SearchRow.text(of: value) else { continue }
      if let facets, !facets.internalFields.contains(name) {
        open.append(text)
      } else {
        hidden.append(text)
      }
    }
    parties = file.parties
    self.open = open.joined(separator: "\n")
    self.internal = hidden.joined(separator: "\n")
  }

  private static func text(of value: FieldValue) -> String? {
    switch value {
    case .text(let text), .choice(let text): text
    case .erased, .flag, .integer, .date, .organisation, .organisations, .person, .cases: nil
    }
  }
}
