internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// The supervision ledger (督办表): pages of JSON, or one CSV table that is written page by page.
struct LedgerHandler {
  private let call: Call
  private let columns: [LedgerColumn]
  private let filter: LedgerFilter

  /// How many rows of a table are read and written at once.
  private static let tablePage = 100
  private static let list = "ledger"
  private static let tableType = "text/csv"

  @Sendable static func answer(_ call: Call) async throws -> Reply {
    let handler = LedgerHandler(
      call: call, columns: try columns(call), filter: try await filter(call))
    let asked = try call.query.optionalString("format")
    return asked.map({ $0 == "csv" }) ?? (call.wantedType == tableType)
      ? try await handler.table() : try await handler.page()
  }

  /// The columns asked for, in the ledger's own order.
  private static func columns(_ call: Call) throws -> [LedgerColumn] {
    let all = call.office.rules.ledger.columns
    switch try call.query.optionalString("columns") ?? "default" {
    case "default": return all.filter(\.isUsual)
    case "all": return all
    case let list:
      let asked = list.split(separator: ",").map(String.init)
      let unknown = asked.filter { id in !all.contains { $0.id == id } }
      guard unknown.isEmpty else {
        let known = all.map(\.id).joined(separator: "、")
        throw Problem(
          .invalidParameters,
          errors: unknown.map {
            FieldFault(pointer: "/columns", message: "没有列「\($0)」；台账的列是：\(known)")
          })
      }
      return all.filter { asked.contains($0.id) }
    }
  }

  private static func filter(_ call: Call) async throws -> LedgerFilter {
    var naming: CaseID?
    if let clinic = try call.query.optionalString("clinic") {
      let found = try await call.office.store.caseFile(publicID: clinic, viewer: call.viewer)
      guard let found else {
        throw Problem(
          .invalidParameters, errors: [FieldFault(pointer: "/clinic", message: "没有这一期会议")])
      }
      naming = found.id
    }
    return LedgerFilter(
      procedure: call.office.rules.ledger.procedure, naming: naming,
      state: try call.stateFilter(of: call.office.rules.ledger.procedure),
      lead: try call.organisationFilter("lead"),
      from: try day("from", call).map(call.office.rules.calendar.start(of:)),
      until: try day("until", call).map {
        call.office.rules.calendar.start(of: $0.advanced(byDays: 1))
      })
  }

  private static func day(_ name: String, _ call: Call) throws -> CivilDate? {
    try call.query.optionalDate(name).map { CivilDate($0.text) } ?? nil
  }

  private func page() async throws -> Reply {
    let place = try await call.place(in: LedgerHandler.list, numbers: 2)
    let read = try await rows(
      after: place.map { CaseID($0[0]) }, number: place.map { Int($0[1]) } ?? 0,
      limit: try call.pageLength())
    let items = read.rows.map { file, cells -> JSONValue in
      let members = zip(columns, cells).map { JSONMember($0.id, .string($1)) }
      return ["case": .string(file.publicID), "cells": .object(JSONObject(members))]
    }
    let headings = columns.map { column -> JSONValue in
      ["id": .string(column.id), "label": .string(column.label)]
    }
    var next: String?
    if let place = read.next {
      next = try await call.office.store.cursor(
        LedgerHandler.list, at: "\(place.id) \(place.number)")
    }
    return Reply([
      "columns": .array(headings), "items": .array(items), "next": .orNull(next),
    ])
  }

  /// The first page is read before anything is answered, so that a fault can still be told.
  private func table() async throws -> Reply {
    let first = try await rows(after: nil, number: 0, limit: LedgerHandler.tablePage)
    let isMarked = try call.query.optionalString("bom") != "no"
    return Reply(
      status: 200, mediaType: "\(LedgerHandler.tableType); charset=utf-8",
      body: .pieces { write in
        var writer = CSVWriter(withByteOrderMark: isMarked)
        writer.append(columns.map { .text($0.label) })
        var read = first
        while true {
          for (_, cells) in read.rows { writer.append(cells.map { .text($0) }) }
          try await write(writer.take())
          guard let place = read.next else { return }
          read = try await rows(
            after: place.id, number: place.number, limit: LedgerHandler.tablePage)
        }
      })
  }

  /// Some rows, and where the next ones begin.
  private struct Rows {
    var rows: [(file: CaseFile, cells: [String])]
    var next: (id: CaseID, number: Int)?
  }

  private func rows(after: CaseID?, number: Int, limit: Int) async throws -> Rows {
    let page = try await call.office.store.ledger(
      filter, viewer: call.viewer, after: after,
      withPasts: columns.contains { $0.needsEvents }, limit: limit)
    var around = call.bareSurroundings
    around.docket = page.relatives
    let at = call.office.clock.now()
    let rows = page.files.enumerated().map { index, file in
      let row = LedgerRow(
        file, past: page.pasts[file.id] ?? LedgerPast(), number: number + index + 1, around: around,
        at: at, for: CaseWire(call: call, around: around, at: at).reader(of: file))
      return (file: file, cells: columns.map(row.cell))
    }
    let next = page.hasNext ? page.files.last.map { ($0.id, number + page.files.count) } : nil
    return Rows(rows: rows, next: next)
  }
}
