internal import CaseCore

/// One procedure file while it is read: what it declares, what it mentions, and where.
///
/// Names may be mentioned before they are declared; `checkNames` complains of those that nothing
/// declares. Fields are read first, so that what wants a date can refuse a choice at once.
final class ProcedureText {
  let name: ProcedureName
  var sources: SourceMap
  /// The declared fields by name.
  var fields: [FieldName: FieldRule] = [:]
  /// The roles for which somebody may record.
  var recorders: Set<RoleName> = []
  let complaints: ComplaintCollector
  private(set) var foreign: [ForeignMention] = []
  private var declared: [NameKind: [String]] = [:]
  private var mentions: [Mention] = []

  private struct Mention {
    let kind: NameKind
    let name: String
    let value: YAMLValue
  }

  init(_ name: ProcedureName, of document: YAMLValue) {
    self.name = name
    complaints = document.complaints
    sources = SourceMap(procedure: document.place)
  }

  /// Enters a name that others may mention.
  func declare(_ kind: NameKind, _ name: String) {
    declared[kind, default: []].append(name)
  }

  /// The names of a kind declared so far, in the order of the file.
  func names(_ kind: NameKind) -> [String] { declared[kind] ?? [] }

  /// Notes that `value` names something of this file.
  func mention(_ kind: NameKind, _ name: String, _ value: YAMLValue) {
    mentions.append(Mention(kind: kind, name: name, value: value))
  }

  /// Notes that `value` names something of another file.
  func mention(_ kind: NameKind, _ name: String, of owner: ForeignOwner, _ value: YAMLValue) {
    if owner == .procedure(self.name) { return mention(kind, name, value) }
    foreign.append(ForeignMention(owner: owner, kind: kind, name: name, value: value))
  }

  /// Notes that `value` names another procedure.
  func procedure(_ text: String, _ value: YAMLValue) -> ProcedureName {
    let name = ProcedureName(text)
    if name != self.name {
      foreign.append(
        ForeignMention(owner: .procedure(name), kind: nil, name: text, value: value))
    }
    return name
  }

  /// Complains of every mention of a name that the file doesn't declare.
  func checkNames() {
    for mention in mentions {
      let names = names(mention.kind)
      guard !names.contains(mention.name) else { continue }
      mention.value.complain(unknown(mention.kind, mention.name, among: names))
    }
  }
}

/// The words for a name that nothing declares, with the nearest that something does.
func unknown(
  _ kind: NameKind, _ name: String, among names: [String], in owner: String = "here"
) -> String {
  let hint = nearestHint(to: name, among: names)
  return "there is no \(kind.rawValue) `\(name)` \(owner)\(hint)"
}
