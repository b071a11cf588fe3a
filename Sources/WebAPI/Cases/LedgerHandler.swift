internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// The supervision ledger (督办表) as JSON or CSV.
enum LedgerHandler {
  @Sendable static func answer(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    let after = try call.query.optionalString("cursor").flatMap { Int64($0) }.map { CaseID($0) }
    let length = try call.pageLength()
    let isTable = try call.query.optionalString("format") == "csv"
    var files: [CaseFile] = []
    var last = after
    repeat {
      let page = try await call.office.store.caseFiles(after: last, limit: length)
      files += page
      last = page.count == length ? page.last?.id : nil
    } while isTable && last != nil
    let visible = files.filter { $0.parent == nil && maySee($0, call) }
    let ledger = Ledger(
      roster: call.office.store.roster, procedures: call.office.rules.shelf,
      calendar: call.office.rules.calendar,
      at: call.office.clock.now())
    let rows = visible.enumerated().map { ledger.cells($1, number: $0 + 1) }
    if isTable {
      var writer = CSVWriter(withByteOrderMark: true)
      writer.append(Ledger.columns.map { .text($0.label) })
      for row in rows { writer.append(row.map { .text($0) }) }
      return Reply(status: 200, mediaType: "text/csv; charset=utf-8", body: writer.take())
    }
    let items = zip(visible, rows).map { file, row -> JSONValue in
      let cells = zip(Ledger.columns, row).map { JSONMember($0.id, .string($1)) }
      return ["case": .string(file.publicID), "cells": .object(JSONObject(cells))]
    }
    let columns = Ledger.columns.map { column -> JSONValue in
      ["id": .string(column.id), "label": .string(column.label)]
    }
    return Reply([
      "columns": .array(columns), "items": .array(items),
      "next": .orNull(last.map { String($0.value) }),
    ])
  }
}

extension LedgerHandler {
  private static func maySee(_ file: CaseFile, _ call: Call) -> Bool {
    guard let viewer = call.viewer else { return true }
    let isConfidential = call.bareSurroundings.isConfidential(file, at: call.office.clock.now())
    return Visibility(of: file, isConfidential: isConfidential).mayBeSeen(by: viewer)
  }
}

/// The columns of the default export, as far as a case alone fills them.
struct Ledger {
  let roster: Roster
  let procedures: ProcedureShelf
  let calendar: WorkCalendar
  let at: Instant

  static let columns: [(id: String, label: String)] = [
    ("row", "序号"), ("number", "督办编号"), ("requester", "提出单位"), ("opened-on", "提出日期"),
    ("title", "问题诉求"), ("state", "办理环节"), ("lead", "牵头单位"), ("due-on", "要求完成时限"),
    ("light", "灯色"), ("level", "级别"), ("round", "轮次"), ("is-closed", "是否办结"),
  ]

  func cells(_ file: CaseFile, number: Int) -> [String] {
    let procedure = procedures[file.procedure]
    var title = ""
    if let field = procedure?.title, case .text(let text)? = file.fields[field] { title = text }
    let due = file.clocks.filter { $0.phase == .running && $0.key != .look }
      .map(\.due).min { $0.instant < $1.instant }
    return [
      String(number), file.number,
      file.requesters.map { roster.organisation($0.organisation)?.name ?? "" }
        .joined(separator: "、"),
      "\(calendar.date(of: file.openedAt))", title,
      procedure?.state(file.state)?.label ?? file.state.text,
      file.lead.flatMap { roster.organisation($0)?.name } ?? "",
      due.map { "\($0.date)\($0.isProvisional ? "(暂定)" : "")" } ?? "",
      file.isOpen ? file.light(at: at).label : "", String(file.level), String(file.round),
      file.isOpen ? "否" : "是",
    ]
  }
}
