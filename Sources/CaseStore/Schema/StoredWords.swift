internal import CaseCore
internal import WorkCalendar

// The words by which columns know the store's own enums. A word once written stays for ever.

extension ClockKind {
  var storedText: String {
    switch self {
    case .real: "real"
    case .simulated: "simulated"
    }
  }

  init?(storedText: String) {
    guard let kind = ClockKind.allCases.first(where: { $0.storedText == storedText }) else {
      return nil
    }
    self = kind
  }
}

extension LaneKind {
  var storedText: String {
    switch self {
    case .archive: "archive"
    case .mail: "mail"
    case .endpoint: "endpoint"
    }
  }

  init?(storedText: String) {
    guard let kind = LaneKind.allCases.first(where: { $0.storedText == storedText }) else {
      return nil
    }
    self = kind
  }
}

extension NoticeState {
  static let owedWord = "owed"

  var storedText: String {
    switch self {
    case .owed: NoticeState.owedWord
    case .sending: "sending"
    case .uncertain: "uncertain"
    case .delivered: "delivered"
    case .toldInPerson: "told-in-person"
    case .handedOver: "handed-over"
    case .waived: "waived"
    }
  }

  /// What a notice's row says besides of how somebody ended it.
  struct Ending {
    var waivedBy: String?
    var reason: String?
    var toldBy: String?
    var toldTo: String?
    var toldAt: Int64?
  }

  var ending: Ending {
    switch self {
    case .owed, .sending, .uncertain, .delivered, .handedOver: Ending()
    case .toldInPerson(let by, let to, let at):
      Ending(toldBy: by.text, toldTo: to, toldAt: at.milliseconds)
    case .waived(let by, let reason): Ending(waivedBy: by.text, reason: reason)
    }
  }

  init?(storedText: String, _ ending: Ending) {
    switch storedText {
    case NoticeState.owedWord: self = .owed
    case "sending": self = .sending
    case "uncertain": self = .uncertain
    case "delivered": self = .delivered
    case "told-in-person":
      guard let by = ending.toldBy, let to = ending.toldTo, let at = ending.toldAt else {
        return nil
      }
      self = .toldInPerson(by: PersonID(by), to: to, at: Instant(milliseconds: at))
    case "handed-over": self = .handedOver
    case "waived":
      guard let waivedBy = ending.waivedBy, let reason = ending.reason else { return nil }
      self = .waived(by: PersonID(waivedBy), reason: reason)
    default: return nil
    }
  }
}

extension CaseParty {
  /// The party as a column has it: `org/…` or `post/…`.
  var storedText: String {
    switch self {
    case .organisation(let organisation): "org/\(organisation)"
    case .post(let post): "post/\(post)"
    }
  }
}

extension Charge {
  /// The charge as a column has it: `council-member/…`.
  var storedText: String { "\(kind.storedWord)/\(person)" }
}
