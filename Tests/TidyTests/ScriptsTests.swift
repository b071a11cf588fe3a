import Foundation
import Testing

/// The shell scripts: readable by bash, stopping at the first failure, and executable.
enum Scripts {
  static func isBash(_ file: TextFile) -> Bool {
    guard let first = file.lines.first, first.hasPrefix("#!") else { return false }
    return first.hasSuffix("bash")
  }

  static func complaints(in script: TextFile) throws -> [Complaint] {
    var found: [Complaint] = []
    if !script.lines.contains("set -euo pipefail") {
      found.append(Complaint(path: script.path, line: nil, message: "goes on after a failure"))
    }
    if let fault = try fault(in: script) {
      found.append(Complaint(path: script.path, line: nil, message: fault))
    }
    return found
  }

  /// What `bash -n` says of the text; nil when it can be read.
  private static func fault(in script: TextFile) throws -> String? {
    let bash = Process()
    let input = Pipe()
    let output = Pipe()
    bash.executableURL = URL(filePath: "/bin/bash")
    bash.arguments = ["-n"]
    bash.standardInput = input
    bash.standardError = output
    try bash.run()
    try input.fileHandleForWriting.write(contentsOf: Data(script.text.utf8))
    try input.fileHandleForWriting.close()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    bash.waitUntilExit()
    return bash.terminationStatus == 0 ? nil : String(decoding: said, as: UTF8.self)
  }
}

@Suite struct ScriptsTests {
  private static let scripts = Repository.files {
    $0.hasPrefix("scripts/") || $0.hasPrefix(".ci/")
  }.filter(Scripts.isBash)

  @Test func `bash can read every script`() throws {
    #expect(Self.scripts.contains { $0.path == ".ci/run" })
    let complaints = try Self.scripts.flatMap(Scripts.complaints)
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test func `every script can be started`() {
    let idle = Self.scripts.filter {
      !FileManager.default.isExecutableFile(atPath: Repository.root.appending(path: $0.path).path)
    }
    #expect(idle.isEmpty, "not executable: \(idle.map(\.path))")
  }

  @Test func `a broken script and a careless one are found`() throws {
    let head = "#!/usr/bin/env bash\n"
    let broken = TextFile(path: "a", text: head + "set -euo pipefail\nif true; then\n")
    #expect(try Scripts.complaints(in: broken).count == 1)
    let careless = TextFile(path: "b", text: head + "true\n")
    #expect(try Scripts.complaints(in: careless).map(\.message) == ["goes on after a failure"])
    let good = TextFile(path: "c", text: head + "set -euo pipefail\ntrue\n")
    #expect(try Scripts.complaints(in: good).isEmpty)
    #expect(!Scripts.isBash(TextFile(path: "d", text: "#!/usr/bin/env python3\n")))
  }
}
