internal import CaseService
internal import CaseStore
internal import WireFormat

/// Lists in pages: each page ends with the sealed place at which the next one begins.
extension Call {
  /// How many items a page has.
  func pageLength() throws -> Int {
    let asked = try query.optionalInteger("limit").map { Int($0) }
    return min(max(asked ?? WireFormat.Operation.pageUsual, 1), CaseStore.largestPage)
  }

  /// The numbers in which the page before said where it ended; nil for the first page.
  func place(in list: String, numbers count: Int = 1) async throws -> [Int64]? {
    guard let text = try await textPlace(in: list) else { return nil }
    let numbers = text.split(separator: " ").compactMap { Int64($0) }
    guard numbers.count == count else { throw StoreError.badCursor }
    return numbers
  }

  /// The id at which the page before ended; nil for the first page.
  func textPlace(in list: String) async throws -> String? {
    guard let cursor = try query.optionalString("cursor") else { return nil }
    return try await office.store.place(in: list, of: cursor)
  }

  /// A page's answer; `place` is where it ended, nil at the end of the list.
  func page(_ list: String, _ items: [JSONValue], next place: String?) async throws -> Reply {
    var next: String?
    if let place { next = try await office.store.cursor(list, at: place) }
    return Reply(["items": .array(items), "next": .orNull(next)])
  }

  /// A page of what the store gave in the order of its numbers: one row more than the page has,
  /// where more follow.
  func page<Row>(
    _ list: String, of rows: [Row], upTo length: Int, numbered: (Row) -> Int64,
    _ item: (Row) -> JSONValue
  ) async throws -> Reply {
    let shown = rows.prefix(length)
    let next = rows.count > length ? shown.last.map { "\(numbered($0))" } : nil
    return try await page(list, shown.map(item), next: next)
  }

  /// A page of a list that stands in memory in the order of its numbers.
  func page(
    _ list: String, of numbers: [Int64], _ item: (Int64) -> JSONValue?
  ) async throws -> Reply {
    try await page(list, of: numbers, text: Call.sortable, item)
  }

  /// A number, none below zero, so that the order of texts is that of numbers.
  private static func sortable(_ number: Int64) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, "\(Int64.max)".count - digits.count)) + digits
  }

  /// A page of a list that stands in memory in the order of its ids.
  func page<ID>(
    _ list: String, of ids: [ID], text: (ID) -> String, _ item: (ID) -> JSONValue?
  ) async throws -> Reply {
    let length = try pageLength()
    let last = try await textPlace(in: list)
    let sorted = ids.map { (text($0), $0) }.sorted { $0.0 < $1.0 }
    let rest = last.map { last in sorted.drop { $0.0 <= last } } ?? sorted[...]
    let shown = rest.prefix(length)
    return try await page(
      list, shown.compactMap { item($0.1) }, next: rest.count > length ? shown.last?.0 : nil)
  }
}
