internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// What no commit may break (P1): whoever looks at the rows of an open case finds every clock as a
/// duty, and somebody in office for each.
extension CommitWriting {
  /// Reads a case that was stepped back from its duties; a promise that is broken undoes the
  /// commit. (That it has an owner, and wakes, the table itself checks.)
  ///
  /// Somebody who left since is found by the owner sweep, or the case is put aside: asked for is
  /// only whom this commit laid something on.
  func keepPromise(of file: CaseFile, before: CaseFile?) throws {
    guard file.isOpen else { return }
    let known = Set(([before?.owner] + (before?.clocks ?? []).map(\.owner)).compactMap(\.?.post))
    var posts = Set([file.owner?.post].compactMap(\.self))
    var clocks = Set(file.clocks.map(\.key.storedText))
    var isOwed = false
    let duties = try Row.fetchAll(
      db.cachedStatement(sql: PromiseSQL.duties.rawValue), arguments: ["id": file.id.value])
    for duty in duties {
      clocks.remove(duty["clock"])
      guard duty["owed"] as Bool else { continue }
      isOwed = true
      posts.insert(PostID(duty["owner_post"]))
    }
    if let clock = clocks.min() { throw broken(file, "时限 \(clock) 没有对应的待办") }
    guard isOwed else { throw broken(file, "没有任何待办") }
    guard file.quarantine == nil, let today = batch.today else { return }
    for post in posts.subtracting(known).sorted()
    where standing.roster.addressee(of: post, on: today) == nil {
      throw broken(file, "岗位 \(post) 无人在任")
    }
  }

  private func broken(_ file: CaseFile, _ why: String) -> StoreError {
    .promiseBroken(file.id, number: file.number, why)
  }
}

/// The statements that read a case back before its commit ends.
enum PromiseSQL: String, CaseIterable {
  case duties = """
    SELECT clock, owed, owner_post FROM duty WHERE case_id = :id AND ended_at IS NULL
    """
}
