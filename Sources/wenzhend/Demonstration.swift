private import CPosix
private import CaseCore
internal import CaseService
internal import CaseStore
private import Foundation
internal import Logging
private import ProcedureLanguage
internal import WorkCalendar

/// The demonstration that `--demo` brings into a store, before anybody is listened to.
struct Demonstration {
  let store: CaseStore
  let rules: Rules
  let seeds: String
  let data: String

  /// Loads it, or goes on with a loading that was cut off: the tokens come last.
  func load(until now: Instant, _ logger: Logger) async throws {
    guard try await store.isDemo() else {
      throw Fault("\(data) holds a store that is no demonstration; name another --data")
    }
    let tokens = data + "/demo-tokens.json"
    let hasPeople = !store.roster.organisationsByID.isEmpty
    if hasPeople, FileManager.default.fileExists(atPath: tokens) { return }
    let files = try DemoFiles.read(directory: seeds, rules: rules)
    if files.plan.lastDay > 0 {
      print("Loading the demonstration: \(files.plan.lastDay) working days, some seconds …")
      fflush(nil)
    }
    let made = try await DemoLoader(
      files, into: store, rules: rules, until: now, logger: logger
    ).load()
    let list = made.map {
      [
        "post": $0.post.text, "organisation": $0.organisation.text, "person": $0.person.text,
        "token": $0.token,
      ]
    }
    let json = try JSONSerialization.data(
      withJSONObject: list, options: [.prettyPrinted, .sortedKeys])
    do throws(DiskRefusal) {
      try PrivateFile.write([UInt8](json), to: tokens)
    } catch {
      throw Fault("\(tokens) can't be written: \(error.words)")
    }
    // Half a year was lived through in seconds; what that took is not needed again.
    store.releaseMemory()
    wenzhen_give_back()
  }
}
