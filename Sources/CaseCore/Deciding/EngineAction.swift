/// Actions that every procedure has, because they answer what the engine itself asks.
package enum EngineAction: String, CaseIterable, Sendable {
  case takeBack = "take-back"
  case sign
  case acknowledge
  case reached
  case giveUp = "give-up"
  case look
  case release

  package var label: String {
    switch self {
    case .takeBack: "撤回提请"
    case .sign: "签发"
    case .acknowledge: "签收"
    case .reached: "已联系到"
    case .giveUp: "无法联系"
    case .look: "过目"
    case .release: "解除隔离"
    }
  }

  /// Whether the caller must say something in `note`.
  package var needsNote: Bool {
    switch self {
    case .reached, .giveUp, .look, .release: true
    case .takeBack, .sign, .acknowledge: false
    }
  }
}
