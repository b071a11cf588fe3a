internal import ArgumentParser

/// The command line of Wenzhen.
@main
struct Wenzhenctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wenzhenctl", abstract: "Ask and administer Wenzhen (问诊).")
}
