internal import CaseCore
internal import CaseService
internal import WireFormat
internal import WorkCalendar

/// Files a request for each row of a table: all or nothing, or what is sound of it.
///
/// The first row names the columns: `requester` (提出单位), then the fields of the opening form, by
/// id or by label. Every bad row is told with its number and column.
struct TableImport {
  let call: Call
  let procedure: Procedure

  /// The rows are filed under the procedure that the request names, or else the ledger's own.
  init(_ call: Call) throws {
    let rules = call.office.rules
    let name = try call.query.optionalString("procedure").map { ProcedureName($0) }
    guard let procedure = rules.shelf.inForce(name ?? rules.ledger.procedure),
      !procedure.opening.by.isEmpty
    else {
      let known = rules.shelf.allInForce.filter { !$0.opening.by.isEmpty }.map(\.name.text)
      throw Problem(
        .invalidParameters,
        errors: [
          FieldFault(
            pointer: "/procedure", message: "没有可以登记的这一规程；可以登记的是：\(known.joined(separator: "、"))")
        ])
    }
    self.call = call
    self.procedure = procedure
  }

  /// One thing wrong with the table.
  struct Fault {
    let row: Int
    let column: Int?
    let message: String
  }

  func answer() async throws -> Reply {
    let decoded: DelimitedText
    do {
      decoded = try DelimitedText.decode(call.bytes)
    } catch {
      throw Problem(.malformed, error.message)
    }
    let table = CSVTable(CSVReader.read(decoded.text))
    var faults = table.faults.map {
      Fault(row: $0.row, column: $0.column, message: $0.message)
    }
    var sound: [(row: Int, opening: Opening)] = []
    let person = try call.person()
    let unsound = Set(faults.map(\.row))
    for row in table.rows where !unsound.contains(row.number) {
      let reading = RowReading(row, of: table, procedure, call.office, by: person)
      faults += reading.faults
      if let opening = reading.opening { sound.append((row.number, opening)) }
    }
    let isPartial = try call.query.flag("partial")
    if try call.query.flag("dry_run") {
      faults += rehearse(sound)
      let accepted =
        isPartial || faults.isEmpty ? table.rows.count - Set(faults.map(\.row)).count : 0
      return report([], faults, of: table, decoded, rehearsed: accepted)
    }
    if !isPartial, !faults.isEmpty { return report([], faults, of: table, decoded) }
    let filed = try await file(sound, isPartial: isPartial)
    return report(filed.cases, faults + filed.faults, of: table, decoded)
  }

  /// What would be refused of the rows, decided here and kept nowhere.
  private func rehearse(_ rows: [(row: Int, opening: Opening)]) -> [Fault] {
    var around = call.bareSurroundings
    let at = call.office.clock.now()
    return rows.compactMap { row, opening in
      guard case .refused(let why, _) = decide(.open(opening), at: at, in: &around) else {
        return nil
      }
      return Fault(row: row, column: nil, message: words(for: why))
    }
  }

  private func words(for why: Rejection) -> String {
    let problem = ProblemOf.rejection(why)
    return problem.errors.first?.message ?? problem.detail ?? problem.code.title
  }

  /// Files the rows: one by one when each may fail alone, else in one transaction.
  private func file(
    _ rows: [(row: Int, opening: Opening)], isPartial: Bool
  ) async throws -> (cases: [String], faults: [Fault]) {
    guard !rows.isEmpty else { return ([], []) }
    let batches = isPartial ? rows.map { [$0] } : [rows]
    var cases: [String] = []
    var faults: [Fault] = []
    for batch in batches {
      let answer = try await call.submit(
        Submission(.commands(batch.map { .open($0.opening) }, cases: [])) { render($0) })
      let text = String(decoding: answer.body, as: UTF8.self)
      if answer.status == 200 {
        cases += text.split(separator: " ").map(String.init)
      } else {
        faults.append(Fault(row: batch[0].row, column: nil, message: text))
      }
    }
    return (cases, faults)
  }

  private func render(_ decided: Decided) -> CaseService.Answer {
    guard case .cases(let outcome, _, _) = decided else {
      return CaseService.Answer(status: 500, body: [])
    }
    switch outcome {
    case .done(let steps):
      let ids = steps.map(\.after.publicID).joined(separator: " ")
      return CaseService.Answer(status: 200, body: Array(ids.utf8))
    case .refused(let why, _):
      return CaseService.Answer(status: 422, body: Array(words(for: why).utf8))
    }
  }

  private func report(
    _ cases: [String], _ faults: [Fault], of table: CSVTable, _ decoded: DelimitedText,
    rehearsed: Int? = nil
  ) -> Reply {
    let accepted = rehearsed ?? cases.count
    let items = faults.map { fault -> JSONValue in
      [
        "row": .integer(Int64(fault.row)),
        "column": .orNull(fault.column.map { Int64($0) }), "message": .string(fault.message),
      ]
    }
    return Reply([
      "accepted": .integer(Int64(accepted)),
      "refused": .integer(Int64(table.rows.count - accepted)),
      "dry_run": .bool(rehearsed != nil),
      "encoding": .string(decoded.encoding.rawValue),
      "cases": .array(cases.map { .string($0) }), "faults": .array(items),
    ])
  }
}
