package import CaseCore
private import Foundation
internal import GRDB

/// A store's file as it lies in a data directory, opened to be looked at and never to be written.
///
/// It takes no lock, so a daemon may be running on it; and it asks for nothing that a broken store
/// may not have, so what can't be served can still be audited.
package final class StoreFile {
  /// What a look at the whole file gave.
  package struct Verdict: Sendable {
    package internal(set) var findings: [AuditFinding] = []
    package internal(set) var cases: [CaseID: AuditedCase] = [:]
    /// What SQLite itself says of the file's pages and indexes; empty when all is well.
    package internal(set) var damage: [String] = []
    /// The chain's end.
    package internal(set) var head = ChainHead.genesis
  }

  /// How many faults of the file itself are named.
  static let mostDamage = 20

  private let queue: DatabaseQueue

  /// Opens the store of a data directory.
  package init(directory: String) throws(StoreError) {
    let path = directory + "/" + CaseStore.fileName
    guard StoreFile.absence(in: directory) == nil else {
      throw .directory("\(path) can't be read")
    }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(Pragmas.busySeconds)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      try db.execute(sql: "PRAGMA query_only = ON")
    }
    do {
      queue = try DatabaseQueue(
        path: StoreFile.address(of: path), configuration: configuration)
      try queue.read { try StoreFile.check($0) }
    } catch {
      throw StoreError(error)
    }
  }

  /// Why there is no store to be looked at in a directory.
  package enum Absence: Equatable, Sendable {
    case noFolder
    /// It is a file itself.
    case isFile
    case noStore
    case denied
  }

  package static func absence(in directory: String) -> Absence? {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: directory, isDirectory: &isFolder) else { return .noFolder }
    guard isFolder.boolValue else { return .isFile }
    // Of a folder that may not be searched nobody can say what lies in it.
    guard files.isExecutableFile(atPath: directory) else { return .denied }
    let path = directory + "/" + CaseStore.fileName
    guard files.fileExists(atPath: path) else { return .noStore }
    return files.isReadableFile(atPath: path) ? nil : .denied
  }

  /// Without a write-ahead log nobody is writing, and the file is read as it is: the files that
  /// SQLite would otherwise make beside it are writes too.
  private static func address(of path: String) -> String {
    guard !FileManager.default.fileExists(atPath: path + "-wal") else { return path }
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return "file:\(escaped.hasPrefix("/") ? "//" : "")\(escaped)?immutable=1"
  }

  /// Refuses what is no store of ours, or has a schema that this program doesn't know.
  private static func check(_ db: Database) throws {
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard application == Migrations.applicationID else {
      throw StoreError.corrupt("the file is another program's database")
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version == Migrations.newest else {
      throw version > Migrations.newest
        ? StoreError.newer(found: version, known: Migrations.newest)
        : StoreError.older(found: version, known: Migrations.newest)
    }
    _ = try RecordKind.written(db)
  }

  /// Reads all of it: the file's own structure, the chain, and every row against its events.
  package func verify() throws(StoreError) -> Verdict {
    do {
      var verdict = Verdict()
      verdict.damage = try queue.read { db in
        try String.fetchAll(db, sql: "PRAGMA integrity_check(\(StoreFile.mostDamage))")
          .filter { $0 != "ok" }
      }
      verdict.head = try queue.read { try ChainHead.last($0) }
      let pass = AuditPass(.all, nil) { _ in nil }
      var place: AuditPlace? = AuditPlace(.all)
      while let next = place {
        let page = try queue.read { try pass.page($0, from: next) }
        verdict.findings += page.findings
        verdict.cases.merge(page.cases) { first, _ in first }
        place = page.next
      }
      return verdict
    } catch {
      throw StoreError(error)
    }
  }

  /// The event after which the chain had this head; nil if it never had.
  package func event(ofHead head: String) throws(StoreError) -> Int64? {
    do {
      var search = HeadSearch(head)
      while !search.isOver { try queue.read { try search.goOn($0) } }
      return search.event
    } catch {
      throw StoreError(error)
    }
  }
}
