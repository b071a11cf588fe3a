internal import CurlTransport
internal import Delivery

extension TransportError {
  /// What the log says to those who look after an endpoint.
  var words: String {
    switch self {
    case .forbiddenAddress(let address): "地址 \(address) 不在允许的范围内（delivery.allow）"
    case .unsendable(let why): "无法发送：\(why)"
    case .unresolved: "域名无法解析"
    case .unconnected: "无法建立连接"
    case .untrusted(let why): "对方的证书不被信任：\(why)"
    case .timedOut(let mayHaveArrived): "超时" + TransportError.doubt(mayHaveArrived)
    case .broken(let why, let mayHaveArrived):
      "连接中断：\(why)" + TransportError.doubt(mayHaveArrived)
    case .cancelled(let mayHaveArrived): "服务停止时中断" + TransportError.doubt(mayHaveArrived)
    case .overloaded: "待发送的太多"
    }
  }

  /// What it means for the attempts to come.
  var ending: AttemptVerdict.Ending {
    switch self {
    case .timedOut: .timedOut
    case .cancelled: .cutOff
    case .forbiddenAddress, .unsendable, .unresolved, .unconnected, .untrusted, .broken,
      .overloaded:
      .failed
    }
  }

  private static func doubt(_ mayHaveArrived: Bool) -> String {
    mayHaveArrived ? "（可能已经收到）" : ""
  }
}

extension TargetFault {
  /// What a clerk is told, who gave the URL.
  var words: String {
    switch self {
    case .notAURL: "应为 https://… 的完整网址（ASCII，最长 \(WebhookTarget.longest) 个字符）"
    case .otherScheme(let scheme): "应为 https://…，不是 \(scheme)://…"
    case .hasUser: "网址中不能有用户名或密码"
    case .hasFragment: "网址中不能有 # 及其后的内容"
    case .hasZone: "网址中的地址不能带网卡（% 及其后的内容）"
    case .plain: "http:// 只能用于配置 delivery.allow 所列的地址范围，请改用 https://"
    case .special(let address, let name):
      "\(address) 不是公网地址（\(name)）；确需使用的，请在配置 delivery.allow 中列出"
    case .own: "不能发给本系统自己"
    }
  }
}
