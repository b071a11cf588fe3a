/// What is said when the daemon gives no answer, or none that can be used.
extension Words {
  static func unreachable(_ obstacle: HTTPFailure.Obstacle) -> Words {
    switch obstacle {
    case .noSocket: unreachable("there is no such socket", "没有这个套接字")
    case .nobodyListens: unreachable("nobody listens there", "那里没有程序应答")
    case .denied:
      Words(
        "this user may not connect: try as root or as the daemon's user, or by --url with a token",
        "当前用户无权连接：请以 root 或守护进程的用户运行，或用 --url 和令牌")
    case .other(let reason): unreachable(reason, reason)
    }
  }

  private static func unreachable(_ reason: String, _ chinese: String) -> Words {
    Words(
      "can't be reached (\(reason)): see that wenzhend runs, and say where by --socket or --url",
      "连接不上（\(chinese)）：请确认 wenzhend 正在运行，并用 --socket 或 --url 指明它在何处")
  }

  static func broken(_ reason: String) -> Words {
    Words("the connection broke: \(reason)", "连接中断：\(reason)")
  }

  static let answerCutOff = Words("the answer was not whole", "答复没有说完")

  static func timedOut(seconds: Int64) -> Words {
    Words("no answer within \(seconds) seconds", "\(seconds) 秒内没有答复")
  }

  static func tooLarge(bytesMax: Int) -> Words {
    Words("the answer is larger than \(bytesMax) bytes", "答复超过 \(bytesMax) 字节")
  }

  static func notJSON(_ reason: String) -> Words {
    Words("the answer is not JSON (\(reason))", "答复不是 JSON（\(reason)）")
  }

  static func answered(_ status: Int) -> Words {
    Words("the daemon answered \(status)", "守护进程答复 \(status)")
  }
}
