internal import CaseCore
internal import WireFormat

/// What each refusal of a decision answers: the one table of codes.
enum ProblemOf {
  static func rejection(_ rejection: Rejection) -> Problem {
    let words = rejection.words
    return switch rejection {
    case .unknownProcedure:
      Problem(.invalidFields, errors: [FieldFault(pointer: "/procedure", message: words)])
    case .unknownCase: Problem(.notFound)
    case .notYours: Problem(.notYours)
    case .notPossibleHere: Problem(.notPossibleHere, words)
    case .whichPost(let posts):
      Problem(
        .notPossibleHere, words,
        extensions: [JSONMember("posts", .array(posts.map { .string($0.text) }))])
    case .conditionNotMet, .proposalPending, .samePerson, .relativeRefused, .clockFailed,
      .nobodyThere:
      Problem(.guardNotMet, words)
    case .capReached: Problem(.capReached, words)
    case .tooLate: Problem(.tooLate, words)
    case .staleVersion(let current):
      Problem(
        .staleVersion, words, extensions: [JSONMember("version", .integer(Int64(current)))])
    case .invalidFields(let complaints):
      Problem(
        .invalidFields,
        errors: complaints.map {
          FieldFault(pointer: "/fields/\($0.field)", message: $0.message)
        })
    case .unknownPost:
      Problem(.invalidFields, errors: [FieldFault(pointer: "/as", message: words)])
    case .noteMissing:
      Problem(.invalidFields, errors: [FieldFault(pointer: "/note", message: words)])
    case .saidTooEarly(let word, _):
      Problem(.invalidFields, errors: [FieldFault(pointer: pointer(word), message: words)])
    case .invalidParty(let party, let message):
      Problem(
        .invalidFields, errors: [FieldFault(pointer: "/\(party.rawValue)", message: message)])
    }
  }

  /// Where a body says when something was said.
  private static func pointer(_ word: EarlierWord) -> String {
    switch word {
    case .behalf: "/on_behalf/at"
    case .telling: "/at"
    }
  }
}
