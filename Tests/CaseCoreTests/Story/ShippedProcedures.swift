import CaseCore
import Foundation
import ProcedureLanguage

/// The procedures under `config/procedures/`, as they are shipped.
enum ShippedProcedures {
  static func read(_ root: URL) throws -> [Procedure] {
    let directory = root.appending(path: "config/procedures").path
    return try ProcedureReader.read(paths: [directory]).get().procedures
  }
}
