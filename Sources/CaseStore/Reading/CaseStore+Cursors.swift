internal import GRDB

/// Cursors of lists that are put together elsewhere: opaque, and good for their own list only.
extension CaseStore {
  /// The cursor of the place where a page of a list ended.
  package func cursor(_ list: String, at place: String) async throws(StoreError) -> String {
    try await read { db in
      try Cursor.seal(list, place, key: try Meta.value(db, Meta.cursorKey) ?? "")
    }
  }

  /// The place that a cursor stands for; refused unless this store gave it out for this list.
  package func place(in list: String, of cursor: String) async throws(StoreError) -> String {
    try await read { db in
      try Cursor.place(cursor, of: list, key: try Meta.value(db, Meta.cursorKey) ?? "")
    }
  }
}
