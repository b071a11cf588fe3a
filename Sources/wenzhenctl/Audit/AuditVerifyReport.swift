internal import ArgumentParser
private import CaseStore
internal import WireFormat

/// What is said of a chain: its head, where a noted head stands in it, and what is wrong.
struct AuditVerifyReport {
  let head: String
  let length: Int64
  /// The head that was asked for, and the event after which the chain had it.
  let noted: (head: String, event: Int64?)?
  let findings: AuditFindings

  /// From the daemon's answers.
  init(chain: JSONValue, findings: AuditFindings, head noted: String?) {
    head = chain["head"]?.text ?? ChainHead.genesis.text
    length = chain["length"]?.whole ?? 0
    self.noted = noted.map { ($0, chain["known_at"]?.whole) }
    self.findings = findings
  }

  /// From a data directory, which is read and never written.
  init(directory: String, head noted: String?) throws {
    if let absence = StoreFile.absence(in: directory) {
      Terminal.complain("\(Words.noStore(absence, in: directory))")
      throw ExitCode(Wenzhenctl.usageExitCode)
    }
    do {
      let file = try StoreFile(directory: directory)
      let verdict = try file.verify()
      head = verdict.head.text
      length = verdict.head.seq
      self.noted = try noted.map { ($0, try file.event(ofHead: $0)) }
      findings = AuditFindings(
        verdict.damage.map(AuditVerifyReport.row(ofDamage:))
          + verdict.findings.map { finding in
            let file = finding.caseID.flatMap { verdict.cases[$0] }
            return [
              "rule": .string(finding.rule), "case": .orNull(file?.publicID),
              "number": .orNull(file?.number), "row": .string(finding.row),
              "message": .string(finding.words),
            ]
          })
    } catch let error as StoreError {
      Terminal.complain("\(Words.storeFault(error, in: directory))")
      throw ExitCode(DaemonClient.findingsExitCode)
    }
  }

  /// Whether nothing is wrong, and the head that was asked for is known.
  var isWell: Bool { findings.rows.isEmpty && noted.map { $0.event != nil } ?? true }

  var json: JSONValue {
    [
      "head": .string(head), "length": .integer(length),
      "known_at": noted?.event.map { .integer($0) } ?? .null, "findings": .array(findings.rows),
    ]
  }

  func write() {
    TextTable(facts: [(.head, head), (.records, String(length))]).write()
    if let noted {
      switch noted.event {
      case let event? where event == length: print(Words.headIsNow)
      case let event?: print(Words.headStands(after: event, later: length - event))
      case nil: Terminal.complain("\(Words.headUnknown(noted.head))")
      }
    }
    findings.write()
  }

  private static func row(ofDamage damage: String) -> JSONValue {
    ["rule": "file", "case": .null, "number": .null, "row": "file", "message": .string(damage)]
  }
}
