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
    "http://\(listen.host.contains(":") ? "[\(listen.host)]" : listen.host):\(listen.port)"
  }

  private var socket: String { "\(data)/control.sock" }

  private var place: String { "问诊 serves on \(address) and \(socket)" }

  private var firstSteps: String {
    """
    The store has no people yet. Load a roster and make the first token:
      wenzhenctl roster import FILE --socket \(socket)
      wenzhenctl token create --person ID --socket \(socket)
    """
  }

  private var tour: String {
    """
    This is a demonstration. Its tokens, one for each person: \(data)/demo-tokens.json
    Try next, in another terminal (make run has built both programs under .build/debug):
      wenzhenctl status --socket \(socket)
      wenzhenctl cases list --socket \(socket)
      wenzhenctl export ledger --socket \(socket) > ledger.csv
      wenzhenctl notices list --socket \(socket)
    \(isSimulated ? passing : waiting)
    As one of its people, over HTTP:
      TOKEN=$(grep -A4 '"officer-one"' \(data)/demo-tokens.json | grep -o 'wz_[^"]*')
      curl -s -H "Authorization: Bearer $TOKEN" '\(address)/api/v1/cases?order=due'
      curl -s \(address)/api/v1/openapi.json
    """
  }

  private var passing: String {
    "  wenzhenctl clock advance 2026-03-12T18:00:00+08:00 --socket \(socket)    # let days pass"
  }

  private var waiting: String {
    """
    To let days pass, serve another one: wenzhend serve --demo --data /tmp/demo \\
      --simulated-clock 2026-03-02T09:00+08:00
    """
  }
}
