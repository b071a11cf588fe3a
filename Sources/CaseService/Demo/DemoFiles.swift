private import CaseCore
private import Foundation
package import ProcedureLanguage
private import WorkCalendar

/// The files of a demonstration: `roster.yaml`, and under `cases/` what is filed and done.
package struct DemoFiles: Sendable {
  package let roster: RosterFile
  package let plan: SeedPlan

  /// Reads them all, or says what is wrong with them, by file, line and column.
  package static func read(directory: String, rules: Rules) throws(DemoFault) -> DemoFiles {
    let path = directory + "/roster.yaml"
    do {
      let roster = try RosterReader.read(try text(path), file: path).get()
      let names = SeedNames(
        procedures: rules.shelf.allInForce, roster: roster,
        officeHours: rules.calendar.officeHours)
      let files = try casesFiles(directory + "/cases").map { (name: $0, text: try text($0)) }
      return DemoFiles(
        roster: roster, plan: try SeedReader.read(files: files, names).get())
    } catch let fault as DemoFault {
      throw fault
    } catch {
      throw DemoFault(description: "\(error)")
    }
  }

  private static func casesFiles(_ directory: String) throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      throw DemoFault(description: "\(directory) cannot be read")
    }
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(directory)/\($0)" }
  }

  private static func text(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw DemoFault(description: "\(path) cannot be read")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw DemoFault(description: "\(path) is not UTF-8; save it in that encoding")
    }
    return text
  }
}

/// Why the demonstration can't be loaded.
package struct DemoFault: Error, CustomStringConvertible {
  package let description: String
}
