internal import CaseCore
internal import CaseService
private import Foundation
internal import WireFormat
internal import WorkCalendar

/// Files a request for each row of a table: all or nothing, or what is sound of it.
///
/// The first row names the columns: `requester` (提出单位), then the fields of the opening form, by
/// id or by label. A row with a `state` (环节) is a case that was under way before, and is taken over
/// as the procedure says (接续). What is wrong is told whole and in the order of the table, whether
/// it is only looked at or to be filed.
struct TableImport {
  /// How many faults are told; a table with more is not being mended by hand.
  private static let mostTold = 1_000

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

  func answer() async throws -> Reply {
    let isDry = try call.query.flag("dry_run")
    let decoded: DelimitedText
    do {
      decoded = try DelimitedText.decode(call.bytes)
    } catch {
      let (row, message) = error.told(of: call.bytes)
      let lines = call.bytes.split(separator: UInt8(ascii: "\n")).count
      return Report(
        encoding: error.likelier, rows: max(0, lines - 1), isDry: isDry,
        faults: [TableFault(row: row, column: nil, message: message)]
      ).reply
    }
    let table = CSVTable(CSVReader.read(decoded.text))
    let check = await check(table, by: try call.person())
    var report = Report(
      encoding: decoded.encoding, rows: table.rowCount, isDry: isDry, faults: check.faults)
    let isPartial = try call.query.flag("partial")
    guard isPartial || check.faults.isEmpty else { return report.reply }
    if isDry {
      report.accepted = check.sound.count
    } else {
      let filed = try await file(check.sound, isPartial: isPartial)
      report.cases = filed.cases
      report.accepted = filed.cases.count
      report.faults = (report.faults + filed.faults).sorted()
    }
    return report.reply
  }

  /// Looks at a table on a thread of its own: whoever is being served must not wait for it.
  private func check(_ table: CSVTable, by person: PersonID) async -> TableCheck {
    let (procedure, around) = (procedure, call.bareSurroundings)
    let at = call.office.clock.now()
    return await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(
          returning: TableCheck(table, procedure, by: person, around: around, at: at))
      }
    }
  }

  /// Files the rows: one by one when each may fail alone, else in one transaction.
  private func file(
    _ rows: [TableCheck.SoundRow], isPartial: Bool
  ) async throws -> (cases: [String], faults: [TableFault]) {
    guard !rows.isEmpty else { return ([], []) }
    let batches = isPartial ? rows.map { [$0] } : [rows]
    var cases: [String] = []
    var faults: [TableFault] = []
    for batch in batches {
      let answer = try await call.submit(
        Submission(.commands(batch.map(\.command), cases: [])) { render($0) })
      let text = String(decoding: answer.body, as: UTF8.self)
      if answer.status == 200 {
        cases += text.split(separator: " ").map(String.init)
      } else {
        // Something changed since the rows were looked at; of many, nobody can say which it hit.
        let row = batch.count == 1 ? batch[0].row : 1
        faults.append(TableFault(row: row, column: nil, message: text))
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
      return CaseService.Answer(status: 422, body: Array(why.words.utf8))
    }
  }

  /// What came of a table.
  private struct Report {
    let encoding: DelimitedText.Encoding
    let rows: Int
    let isDry: Bool
    var faults: [TableFault]
    var accepted = 0
    var cases: [String] = []

    var reply: Reply {
      Reply([
        "accepted": .integer(Int64(accepted)), "refused": .integer(Int64(rows - accepted)),
        "dry_run": .bool(isDry), "encoding": .string(encoding.rawValue),
        "cases": .array(cases.map { .string($0) }), "faults": .array(told.map(item)),
      ])
    }

    private var told: [TableFault] {
      guard faults.count > mostTold else { return faults }
      let told = faults.prefix(mostTold - 1)
      let left = faults.count - told.count
      let last = TableFault(
        row: faults[told.count].row, column: nil, message: "自此行起还有 \(left) 处错误，未逐一列出")
      return told + [last]
    }

    private func item(_ fault: TableFault) -> JSONValue {
      [
        "row": .integer(Int64(fault.row)), "column": .orNull(fault.column.map { Int64($0) }),
        "line": .orNull(fault.line.map { Int64($0) }), "message": .string(fault.message),
      ]
    }
  }
}
