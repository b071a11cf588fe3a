internal import CaseCore

/// Reads one document into a procedure, with all that it mentions of others.
enum ProcedureFileReader {
  /// The versions that a procedure may have.
  private static let versions = 1...100_000

  /// The text is there even when the procedure can't be built, so that its names are checked.
  static func read(_ document: YAMLValue) -> (text: ProcedureText, procedure: Procedure?)? {
    document.fields { keys in
      let name = keys.required("procedure")?.identifier()
      let text = ProcedureText(ProcedureName(name ?? ""), of: document)
      let procedure = procedure(keys, text)
      text.checkNames()
      return (text, name == nil ? nil : procedure)
    }
  }

  private static func procedure(_ keys: YAMLFields, _ text: ProcedureText) -> Procedure? {
    let version = keys.required("version")?.int(in: versions)
    let label = keys.required("label")?.label()
    let number = keys.required("number").flatMap(numberPrefix)
    let messages = keys.optional("messages").map(messageFamily) ?? .case
    // Fields first: what else is read asks them for their types.
    let fields = keys.required("fields").map(text.fields) ?? []
    let title = keys.required("title").flatMap { text.field($0, .line) }
    let urgent = keys.optional("urgent").flatMap(text.condition)
    let confidential = keys.optional("confidential").flatMap(text.condition)
    let hides = keys.optional("hides-requester").flatMap(text.condition)
    let roles = keys.required("roles").map(text.roles) ?? []
    text.recorders = Set(roles.filter { $0.recordedBy != nil }.map(\.name))
    let look = keys.required("look").flatMap(text.look)
    let reach = keys.required("reach").flatMap(text.duty)
    let release = keys.optional("release").flatMap(text.duty)
    let top = keys.optional("top").flatMap(text.top)
    let countersigns = keys.optional("countersign").map(text.countersigns) ?? []
    let ladders = keys.required("ladders").map(text.ladders) ?? []
    let clocks = keys.required("clocks").map(text.clocks) ?? []
    let opening = keys.required("open").flatMap(text.opening)
    let adoption = keys.optional("adopt")
    let stateful = keys.required("states").map(text.states) ?? (states: [], actions: [])
    let everywhere =
      keys.optional("everywhere").map { text.everywhere($0, stateful.states) } ?? []
    let actions = stateful.actions + everywhere
    let adopted = adoption.flatMap { text.adoption($0, stateful.states, clocks) }
    text.checkActions(actions, clocks, countersigns)
    guard let version, let label, let number, let messages, let title, let opening, let look,
      let reach, (adoption == nil) == (adopted == nil)
    else { return nil }
    return Procedure(
      name: text.name, version: version, label: label, numberPrefix: number,
      messages: messages, title: title, roles: roles, fields: fields, ladders: ladders,
      clocks: clocks, states: stateful.states, actions: actions, opening: opening,
      adoption: adopted, countersigns: countersigns, look: look, reach: reach,
      release: release ?? StandingDuty(role: look.owner, limit: reach.limit, ladder: reach.ladder),
      top: top, urgentWhen: urgent, confidentialWhen: confidential, hidesRequesterWhen: hides)
  }

  /// The first half of the types of messages to other systems.
  private static func messageFamily(_ value: YAMLValue) -> MessageFamily? {
    guard let text = value.text() else { return nil }
    let family = MessageFamily(text)
    guard family.isFit else {
      return value.refuse(
        "a word such as visit, of lower-case letters, digits and `_` and not what other messages "
          + "go by (duty, slip, endpoint, digest),")
    }
    return family
  }

  /// Two to six capital letters.
  private static func numberPrefix(_ value: YAMLValue) -> String? {
    guard let text = value.text() else { return nil }
    guard (2...6).contains(text.count), text.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
    else { return value.refuse("two to six capital letters, such as DB") }
    return text
  }
}
