internal import CaseCore

/// What can be broken of ladders, and of the limits of second persons.
struct LadderEdits {
  private let procedure: Procedure

  init(_ procedure: Procedure) { self.procedure = procedure }

  var withoutRepetition: [Edit] {
    ladders {
      $0.repetition != nil
    } change: {
      $0.repetition = nil
    }
  }
  var toOwnerOnly: [Edit] {
    ladders {
      $0.repetition != nil
    } change: {
      $0.repetition?.tells = [.owner]
    }
  }
  var withoutCountersign: [Edit] {
    procedure.countersigns.indices.map { place in
      Edit(place: "countersign \(procedure.countersigns[place].role)") {
        $0.countersigns.remove(at: place)
      }
    }
  }

  private func ladders(
    _ fits: (Ladder) -> Bool, change: @escaping (inout Ladder) -> Void
  ) -> [Edit] {
    procedure.ladders.indices.filter { fits(procedure.ladders[$0]) }.map { place in
      Edit(place: "ladder \(procedure.ladders[place].name)") { change(&$0.ladders[place]) }
    }
  }
}
