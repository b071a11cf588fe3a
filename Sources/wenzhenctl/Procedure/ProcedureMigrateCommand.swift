internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl procedure migrate`: open cases over to a newer version.
struct ProcedureMigrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: Words.either(
      "Move open cases to a newer version of their procedure.", "将在办事项转按规程的新版本办理。"),
    discussion: """
      All open cases of older versions go over, some at a time; a killed daemon goes on at its \
      next start. What a clock has spent stays spent; one that has spent more than the new limit \
      is due at once; whoever owes or asked is told of each date that moves. Each case has an event.

      --dry-run lists, and changes nothing: the case's number, from which state to which, the \
      dates that move, and the cases that can't go over, with the reason. One such case keeps all \
      where they are, unless --partial lets the others go.

      --map says what a state is called now, or where single cases go whose state is two now.

        wenzhenctl procedure diff request@3 request@4
        wenzhenctl procedure migrate request --to 4 --dry-run
        wenzhenctl procedure migrate request --to 4 --map pooled=waiting
        wenzhenctl procedure migrate request --to 4 --map DB-2026-017=desk
      """)

  @Argument(help: "The procedure's id.")
  var procedure: String

  @Option(help: "The version to which they go.")
  var to: Int

  @Option(
    help: ArgumentHelp("A state, or a case's number, and its new state.", valueName: "old=new"))
  var map: [String] = []

  @Flag(help: "Only say what would be.")
  var dryRun = false

  @Flag(help: "Leave cases that can't go over where they are, and let the others go.")
  var partial = false

  @OptionGroup var daemon: DaemonOptions

  func validate() throws {
    _ = try mapped()
  }

  func run() throws {
    let answer = try daemon.client().post(
      "/procedures/\(procedure)/migrations",
      [
        "to": .integer(Int64(to)), "map": .object(JSONObject(try mapped())),
        "dry_run": .bool(dryRun), "partial": .bool(partial),
      ])
    daemon.show(answer) { dryRun ? MigrationReport.preview($0) : MigrationReport.result($0) }
    if dryRun, let left = answer["left"]?.whole, left > 0 { throw ExitCode(1) }
  }

  private func mapped() throws -> [JSONMember] {
    var members: [JSONMember] = []
    for pair in map {
      let parts = pair.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
        throw ValidationError("'\(pair)' is no mapping; write OLD=NEW")
      }
      guard !members.contains(where: { $0.name == parts[0] }) else {
        throw ValidationError(
          "\(parts[0]) is mapped twice; map single cases by their numbers where a state is two now")
      }
      members.append(JSONMember(parts[0], .string(parts[1])))
    }
    return members
  }
}

/// What `procedure migrate` prints.
enum MigrationReport {
  /// Those that can't go over stand first, as the daemon tells them.
  static func preview(_ answer: JSONValue) {
    print(
      Words.wouldMigrate(
        answer.shown("moved"), dates: answer.shown("dates"), left: answer.shown("left")))
    let rows = (answer["items"]?.elements ?? []).map { item in
      let way =
        item["to"]?.text == nil
        ? item.shown("from_label") : "\(item.shown("from_label")) → \(item.shown("to_label"))"
      let dates = (item["dates"]?.elements ?? []).map { date in
        "\(date.shown("clock")) \(shown(date["from"])) → \(shown(date["to"]))"
      }
      return [
        item.shown("number"), way, item["refused"]?.text ?? dates.joined(separator: "，"),
      ]
    }
    TextTable(rows: rows).write()
  }

  static func result(_ answer: JSONValue) {
    print(
      Words.migrated(
        answer.shown("migration"), moved: answer.shown("moved"), left: answer.shown("left")))
    if let behind = answer["behind"]?.whole, behind > 0 { print(Words.stillToGo("\(behind)")) }
  }

  private static func shown(_ date: JSONValue?) -> String { date?.text ?? "—" }
}
