package import CaseCore
private import CaseStore
private import Foundation
private import ProcedureLanguage
private import WorkCalendar

/// Loads the demonstration, by the same commands that people give.
///
/// Each command has a key of its own, so that a loading that was cut off goes on where it stopped.
package struct DemoLoader: Sendable {
  private let office: Office
  private let seeds: String

  package init(_ office: Office, seeds: String) {
    self.office = office
    self.seeds = seeds
  }

  /// Why the demonstration can't be loaded.
  package struct Fault: Error, CustomStringConvertible {
    package let description: String
  }

  /// A person of the demonstration with the token that was made.
  package struct DemoToken: Sendable {
    package let post: PostID
    package let organisation: OrganisationID
    package let person: PersonID
    package let token: String
  }

  /// Loads roster, tokens and cases; the tokens are the only ones that are ever written down.
  package func load() async throws -> [DemoToken] {
    try await loadRoster()
    let tokens = try await makeTokens()
    try await loadCases()
    return tokens
  }

  private func loadRoster() async throws {
    let path = seeds + "/roster.yaml"
    let file = try RosterReader.read(try text(path), file: path).get()
    let commands = file.commands(against: office.store.roster, today: office.today)
    let answer = await office.executor.submit(
      Submission(.rosterImport(commands, by: .administrator(as: nil))) { decided in
        guard case .roster(.refused(let complaints), _, _) = decided else {
          return Answer(status: 200, body: [])
        }
        let words = complaints.map(\.rejection.message).joined(separator: "; ")
        return Answer(status: 422, body: Array(words.utf8))
      })
    try check(answer, "\(path): ")
  }

  private func makeTokens() async throws -> [DemoToken] {
    let roster = office.store.roster
    var tokens: [DemoToken] = []
    var seen: Set<PersonID> = []
    for post in roster.postsByID.keys.sorted() {
      guard let organisation = roster.post(post)?.organisation else { continue }
      for person in roster.holders(of: post, on: office.today) where seen.insert(person).inserted {
        try await revokeTokens(of: person)
        let token = Secrets.draw()
        let draft = TokenDraft(
          person: person, hash: Secrets.hash(token), scopes: [], expiresAt: nil)
        try check(
          await office.executor.submit(
            Submission(.token(.created(draft), by: .administrator(as: nil)))), "token: ")
        tokens.append(
          DemoToken(post: post, organisation: organisation, person: person, token: token))
      }
    }
    return tokens
  }

  /// Tokens of a loading that was cut off: nobody has ever seen them.
  private func revokeTokens(of person: PersonID) async throws {
    for token in try await office.store.tokens(of: person) where token.revokedAt == nil {
      try check(
        await office.executor.submit(
          Submission(.token(.revoked(token.id), by: .administrator(as: nil)))), "token: ")
    }
  }

  private func loadCases() async throws {
    let path = seeds + "/cases.yaml"
    for (index, seed) in try SeedReader.read(try text(path), file: path).get().enumerated() {
      guard let procedure = office.rules.shelf.inForce(seed.procedure) else {
        throw Fault(description: "\(path): there is no procedure \(seed.procedure)")
      }
      let opening = Opening(
        procedure: seed.procedure, requester: seed.requester, contact: nil,
        fields: values(seed.fields, procedure), caller: Caller(person: seed.by))
      var key = DemoKey(number: index, step: 0)
      var id = try await decide(.open(opening), about: [], key, "\(path): ")
      for step in seed.then {
        key.step += 1
        let call = ActionCall(
          caseID: id, action: step.action, fields: values(step.fields, procedure), note: nil,
          version: nil, caller: Caller(person: step.by))
        id = try await decide(.act(call), about: [id], key, "\(path): \(step.action): ")
      }
    }
  }

  /// Which command of the demonstration it is.
  private struct DemoKey {
    let number: Int
    var step: Int

    var idempotency: Idempotency {
      let key = "demo \(number) \(step)"
      return Idempotency(
        key: IdempotencyKey(person: "@demo", key: key), requestHash: Array(key.utf8))
    }
  }

  private func decide(
    _ command: Command, about cases: [CaseID], _ key: DemoKey, _ place: String
  ) async throws -> CaseID {
    let reply = await office.executor.submit(
      Submission(.commands([command], cases: cases), idempotency: key.idempotency) { decided in
        switch decided {
        case .cases(.done(let steps), _, _):
          return Answer(status: 200, body: Array("\(steps.first?.after.id.value ?? 0)".utf8))
        case .cases(.refused(let why, _), _, _):
          return Answer(status: 409, body: Array("\(why)".utf8))
        case .each, .roster, .done: return Answer(status: 500, body: [])
        }
      })
    let body = try check(reply, place)
    return CaseID(Int64(body) ?? 0)
  }

  @discardableResult
  private func check(_ reply: Reply, _ place: String) throws -> String {
    guard case .answered(let answer) = reply else {
      throw Fault(description: "\(place)\(reply)")
    }
    let body = String(decoding: answer.body, as: UTF8.self)
    guard answer.status == 200 else { throw Fault(description: place + body) }
    return body
  }

  private func text(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Fault(description: "\(path) cannot be read")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func values(
    _ texts: [FieldName: String], _ procedure: Procedure
  ) -> [FieldName: FieldValue] {
    var values: [FieldName: FieldValue] = [:]
    for (name, text) in texts { values[name] = procedure.field(name)?.type.value(text) }
    return values
  }
}

extension FieldType {
  /// A field's value from the text of a seed; nil for types that seeds don't fill.
  fileprivate func value(_ text: String) -> FieldValue? {
    switch self {
    case .line, .text, .contact: .text(text)
    case .choice: .choice(text)
    case .flag: .flag(text == "yes")
    case .integer: Int(text).map { .integer($0) }
    case .date: CivilDate(text).map { .date($0) }
    case .organisation: .organisation(OrganisationID(text))
    case .organisations:
      .organisations(text.split(separator: " ").map { OrganisationID(String($0)) })
    case .person: .person(PersonID(text))
    case .link, .links: nil
    }
  }
}
