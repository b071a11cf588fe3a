internal import Foundation

/// Measures what the daemon promises of its speed and size, and prints ratios and figures.
///
/// Nothing here is asserted but that the work was really done: a slow machine is no failure.
@main
enum Bench {
  static func main() async throws {
    let asked = Set(CommandLine.arguments.dropFirst())
    let unknown = asked.subtracting(Part.allCases.map(\.rawValue)).sorted()
    guard unknown.isEmpty else {
      let known = Part.allCases.map(\.rawValue).joined(separator: " ")
      print("there is no part \(unknown.joined(separator: ", ")); the parts are: \(known)")
      exit(2)
    }
    let place = try Place()
    defer { place.remove() }
    for part in Part.allCases where asked.isEmpty || asked.contains(part.rawValue) {
      print("\n== \(part.rawValue): \(part.question)")
      do { try await run(part, place) } catch {
        place.remove()
        print("\(part.rawValue): \(error)")
        exit(1)
      }
    }
  }
}

extension Bench {
  private static func run(_ part: Part, _ place: Place) async throws {
    switch part {
    case .transitions: try await TransitionPart(place).run()
    case .http: try await HTTPPart(place).run()
    case .transport: try await TransportPart(place).run()
    case .silent: try await SilentPart(place).run()
    case .large: try await LargePart(place).run()
    case .demo: try await DemoPart(place).run()
    }
  }
}

/// What is measured, in order; a part can be asked for by its name.
enum Part: String, CaseIterable {
  case transitions
  case http
  case transport
  case silent
  case large
  case demo

  var question: String {
    switch self {
    case .transitions: "durable transitions a second, beside C writing the same rows"
    case .http: "the same through HTTP, from 1, 16 and 64 clients"
    case .transport: "webhooks a second, beside C with libcurl alone"
    case .silent: "one receiver beside fifty that never answer, owed 10,000 notices"
    case .large: "100,000 cases: waking, listing, starting, memory"
    case .demo: "the demonstration's memory, 60 s after its start"
    }
  }
}
