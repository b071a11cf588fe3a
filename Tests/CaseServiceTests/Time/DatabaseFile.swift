import Foundation
import GRDB

/// The database of a stopped store, to be changed behind its back.
struct DatabaseFile {
  private let path: String

  init(_ directory: String) { path = directory + "/wenzhen.db" }

  func run(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }
}
