internal import WireFormat

/// Prints the daemon's clock for people.
enum ClockPrinter {
  static func write(_ clock: JSONValue) {
    let kind = clock["kind"]?.text == "simulated" ? "模拟" : "真实"
    print("系统时间  \(clock.shown("now"))（\(kind)）")
    print("下次办理  \(clock.shown("wake_at"))")
    if let reason = clock["standing_still"]?.text { print("时钟停走  \(reason)") }
  }
}
