internal import ArgumentParser
private import CaseCore
private import CaseService
private import ProcedureLanguage
private import WorkCalendar

/// Reads everything that the daemon would read at its start, and says what is wrong.
struct CheckConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-config",
    abstract: "Read the configuration, the calendars, procedures, templates and ledger columns.",
    discussion: """
      What is wrong is told by file, line and column, and nothing is served or changed.

        wenzhend check-config
        wenzhend check-config --config /etc/wenzhen/wenzhen.yaml
      """)

  @Option(help: "The configuration file.")
  var config: String?

  func run() throws {
    var configuration = Configuration.standard
    if let config {
      switch ConfigurationReader.read(path: config) {
      case .success(let read): configuration = read
      case .failure(let complaints): throw Fault("\(complaints)")
      }
    }
    try Daemon.checkAuthorities(configuration.mail)
    let password = try passwordWords(configuration.mail)
    let rules = configuration.rules
    switch Rules.read(directory: rules) {
    case .success(let read):
      let names = read.shelf.allInForce.map { "\($0.name) \($0.version)" }
      print(
        "\(rules): \(names.joined(separator: ", ")); calendar \(read.calendar.version); "
          + "ledger of \(read.ledger.columns.count) columns; \(read.cycleWords); "
          + "\(configuration.mailWords)\(password)")
    case .failure(let fault): throw Fault("\(fault)")
    }
  }
}

extension CheckConfigCommand {
  /// What is to be said of the password: whoever checks by hand has no credentials.
  private func passwordWords(_ mail: MailSettings) throws -> String {
    do throws(MailPasswordFault) {
      _ = try Daemon.password(mail)
      return ""
    } catch .missing {
      return " (not here: its password; \(MailPasswordFault.missing.words))"
    } catch {
      throw Fault(error.words)
    }
  }
}

extension Rules {
  /// What recurs, for whoever checks.
  fileprivate var cycleWords: String {
    guard let cycle else { return "nothing recurs" }
    return "\(cycle.procedure) recurs" + (cycle.rule == nil ? ", planned by hand" : "")
  }
}

extension Configuration {
  /// What becomes of notices, for whoever checks.
  fileprivate var mailWords: String {
    switch notices {
    case .mail:
      mail.server.map { "mail by \($0.url) from \(mail.sender.address.text)" }
        ?? "mail as files in \(data)/\(Daemon.letters)"
    case .hold: "notices wait"
    case .archive: "notices are kept for reading"
    case .refuse: "no notice arrives"
    }
  }
}

/// Something that keeps the daemon from starting, in words for whoever started it.
struct Fault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
