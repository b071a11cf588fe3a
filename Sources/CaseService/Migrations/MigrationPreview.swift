package import CaseCore

/// Where open cases would go, which dates would move with them, and which would stay.
package struct MigrationPreview: Sendable {
  /// How many cases, and how many dates, are told one by one; the others are counted.
  package static let mostTold = 1_000

  package let reference: ProcedureReference
  /// How many open cases of older versions there are; how many of them would stay.
  package private(set) var cases = 0
  package private(set) var left = 0
  /// How many dates would move.
  package private(set) var moved = 0
  /// The first of the cases; those that would stay before others.
  package var told: [Entry] { Array((staying + going).prefix(MigrationPreview.mostTold)) }
  private var staying: [Entry] = []
  private var going: [Entry] = []

  /// One case: whence, whither, and what that makes of its dates.
  package struct Entry: Sendable {
    package var publicID: String
    package var number: String
    package var version: Int
    package var from: String
    package var fromLabel: String
    /// Nil where it stays.
    package var to: String?
    package var toLabel: String?
    package var dates: [DateMove]
    /// Why it stays.
    package var refusal: String?
  }

  init(_ reference: ProcedureReference) { self.reference = reference }

  mutating func look(at before: CaseFile, _ outcome: Outcome, _ shelf: ProcedureShelf) {
    let former = shelf[before.procedure]
    var entry = Entry(
      publicID: before.publicID, number: before.number, version: before.procedure.version,
      from: before.state.text, fromLabel: former?.state(before.state)?.label ?? "", dates: [])
    switch outcome {
    case .refused(let why, _):
      cases += 1
      left += 1
      entry.refusal = why.words
      if staying.count < MigrationPreview.mostTold { staying.append(entry) }
    case .done(let steps):
      guard let after = steps.last(where: { $0.event.kind.isMigration })?.after else { return }
      cases += 1
      let new = shelf[reference]
      entry.to = after.state.text
      entry.toLabel = new?.state(after.state)?.label
      entry.dates = after.moves(since: before, new, former)
      moved += entry.dates.count
      if going.count < MigrationPreview.mostTold { going.append(entry) }
    }
  }

  /// Those that would stay, a line each.
  package var refusals: [String] { staying.map { "\($0.number)：\($0.refusal ?? "")" } }
}
