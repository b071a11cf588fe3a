private import Foundation
internal import ProcedureLanguage

/// What the daemon says once it serves: where, and what to try next.
struct Greeting {
  let listen: Listening
  let data: String
  let isDemo: Bool
  let isSimulated: Bool
  let hasPeople: Bool

  var text: String {
    ([place] + (hasPeople ? [] : [firstSteps]) + (isDemo ? [tour] : [])).joined(separator: "\n")
  }

  private var address: String {
    "http://\(Listening.text(host: listen.host, port: listen.port))"
  }

  private var socket: String { "\(data)/control.sock" }

  /// The command line that was built beside this program, so that what is printed can be copied.
  private var wenzhenctl: String {
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let sibling = own.deletingLastPathComponent().appending(path: "wenzhenctl").path
    return FileManager.default.isExecutableFile(atPath: sibling) ? sibling : "wenzhenctl"
  }

  private var place: String { "问诊 serves on \(address) and \(socket)" }

  private var firstSteps: String {
    """
    The store has no people yet. Load a roster and make the first token:
      \(wenzhenctl) roster import FILE --socket \(socket)
      \(wenzhenctl) token create --person ID --socket \(socket)
    """
  }

  private var tour: String {
    """
    This is a demonstration. Its tokens, one for each person: \(data)/demo-tokens.json
    Try next, in another terminal:
      export WENZHEN_SOCKET=\(socket)
      \(wenzhenctl) status
      \(wenzhenctl) cases list
      \(wenzhenctl) export ledger > ledger.csv
      \(wenzhenctl) audit
    \(isSimulated ? passing : "")As one of its people, over HTTP:
      export WENZHEN_TOKEN=$(\(wenzhenctl) token create --person officer-one)
      \(wenzhenctl) cases list --due --url \(address)
    The interface is described at \(address)/api/v1/openapi.json
    \(isSimulated ? "" : elsewhere)
    """
  }

  private var passing: String {
    """
    Let days pass, and look again:
      \(wenzhenctl) clock advance 2026-03-12T18:00+08:00

    """
  }

  private var elsewhere: String {
    """
    A demonstration whose time you move yourself is another one:
    wenzhend serve --demo --data /tmp/demo --listen 127.0.0.1:8421 \\
      --simulated-clock 2026-03-02T09:00+08:00
    """
  }
}
