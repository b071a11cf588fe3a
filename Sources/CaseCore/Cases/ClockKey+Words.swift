extension ClockKey {
  /// What a clerk calls it.
  package func label(_ procedure: Procedure?) -> String {
    switch self {
    case .rule(let name): procedure?.clock(name)?.label ?? name.text
    case .confirmation: "审批"
    case .signature: EngineAction.sign.label + "督办单"
    case .acknowledgement: EngineAction.acknowledge.label + "督办单"
    case .reach: "电话联系"
    case .look: procedure?.look.label ?? EngineAction.look.label
    case .release: EngineAction.release.label
    }
  }
}
