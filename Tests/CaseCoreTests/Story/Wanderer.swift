import Testing
import WorkCalendar

@testable import CaseCore

/// Somebody who takes any offer made to anybody.
struct Wanderer {
  var world: World
  var draws: SplitMix
  var done = 0

  mutating func begin() throws {
    let clinic = try world.clinic(on: "2026-04-23")
    for member in ["suat", "bay-lab", "sysu-shenzhen", "brain-institute"] {
      let id = try world.accepted(from: OrganisationID(member))
      if Bool.random(using: &draws) { try world.table(id, at: clinic) }
    }
  }

  mutating func wait(days: Int64) {
    world.advance(to: world.now.advanced(byMilliseconds: days * 86_400_000))
  }

  mutating func move() {
    if Int.random(in: 0..<40, using: &draws) == 0 { lose() }
    if Int.random(in: 0..<4, using: &draws) == 0 {
      let hours = Int64.random(in: 1...60, using: &draws)
      world.advance(to: world.now.advanced(byMilliseconds: hours * 3_600_000))
    }
    let endedToo = Int.random(in: 0..<6, using: &draws) == 0
    let cases = world.around.docket.files.filter { endedToo || $0.isOpen }
      .sorted { $0.id < $1.id }
    guard let file = cases.randomElement(using: &draws),
      let procedure = world.around.procedures[file.procedure]
    else { return }
    var people: [PersonID] = ["officer-one", "director", "member-one"]
    people += file.requesters.map { PersonID("\($0.organisation)-liaison") }
    if let lead = file.lead { people.append(PersonID("\(lead)-liaison")) }
    for person in people.shuffled(using: &draws) {
      let offers = Offers(
        file, procedure, around: world.around, at: world.now, for: person
      ).all().filter { !$0.isRecording }
      guard let offer = offers.randomElement(using: &draws) else { continue }
      return take(offer, of: file, by: person)
    }
  }

  /// Somebody leaves, or can no longer be reached.
  private mutating func lose() {
    let people = world.around.roster.peopleByID.keys.sorted().filter {
      $0.text.contains("district")
    }
    guard let person = people.randomElement(using: &draws) else { return }
    if Bool.random(using: &draws) { return world.unreachable.formSymmetricDifference([person]) }
    guard world.around.roster.isActive(person) else { return }
    let open = world.around.docket.files.filter(\.isOpen).map(\.id).sorted()
    try? world.change(.closePerson(person, acting: [:]), touching: open)
  }

  private mutating func take(_ offer: Offer, of file: CaseFile, by person: PersonID) {
    var fields: [FieldName: FieldValue] = [:]
    for field in offer.fields where field.isRequired || Bool.random(using: &draws) {
      fields[field.field] = value(of: field, in: file)
    }
    let outcome = world.attempt(
      file.id, offer.action, by: person, as: offer.posts.first, note: "随意", fields)
    switch outcome {
    case .done: done += 1
    // What was drawn need not fit together; any other refusal means a false offer.
    case .refused(.invalidFields, _): break
    case .refused(let why, _):
      Issue.record("\(offer.action) of \(file.number) in \(file.state) was offered: \(why)")
    }
  }

  private mutating func value(of field: FieldOffer, in file: CaseFile) -> FieldValue? {
    switch field.type {
    case .line, .text, .contact: return .text("一二三")
    case .flag: return .flag(Bool.random(using: &draws))
    case .integer(let min, let max): return .integer(Int.random(in: min...max, using: &draws))
    case .choice: return field.options.randomElement(using: &draws).map { .choice($0.value) }
    case .organisation:
      return field.options.randomElement(using: &draws).map {
        .organisation(OrganisationID($0.value))
      }
    case .organisations:
      return field.options.randomElement(using: &draws).map {
        .organisations([OrganisationID($0.value)])
      }
    case .person:
      return field.options.randomElement(using: &draws).map { .person(PersonID($0.value)) }
    case .date:
      let today = world.around.calendar.date(of: world.now)
      let first = field.earliest ?? today
      let last = max(first, field.latest ?? today.advanced(byDays: 40))
      let days = last.daysSinceEpoch - first.daysSinceEpoch
      return .date(first.advanced(byDays: Int.random(in: 0...days, using: &draws)))
    case .link(let procedure), .links(let procedure, _):
      let states = field.candidates?.states ?? []
      let found = world.around.docket.files.sorted { $0.id < $1.id }.filter {
        $0.procedure.name == procedure && $0.id != file.id
          && (states.isEmpty ? $0.isOpen : states.contains($0.state))
      }
      return found.randomElement(using: &draws).map { .cases([$0.id]) }
    }
  }
}
