/// Why and where a text is not JSON that we take.
package struct JSONFault: Error, Equatable, Sendable {
  /// What is wrong with it.
  package enum Reason: Equatable, Sendable {
    case tooLarge(bytesMax: Int)
    case tooDeep(depthMax: Int)
    case byteOrderMark
    case notUTF8
    case endedEarly
    case unexpected(byte: UInt8)
    case trailing
    case controlCharacter(byte: UInt8)
    case unknownEscape
    case loneSurrogate
    case badNumber
    case numberOutOfRange
    case duplicateMember(String)
  }

  package var reason: Reason
  /// A JSON pointer (RFC 6901) to the value that was being read.
  package var pointer: String
  /// Bytes before the fault.
  package var offset: Int
  /// Counted from one.
  package var line: Int
  /// Counted from one, in characters (Unicode scalars).
  package var column: Int
  /// What else is wrong, further on in the text: every member that stands twice is told.
  package var further: [JSONFault] = []

  /// What a clerk or a programmer is told.
  package var message: String {
    "第 \(line) 行第 \(column) 列：\(reason.words)"
  }
}

extension JSONFault.Reason {
  /// The fault in words, without its place.
  package var words: String {
    switch self {
    case .tooLarge(let bytesMax): "内容过大，最多 \(bytesMax) 字节"
    case .tooDeep(let depthMax): "嵌套过深，最多 \(depthMax) 层"
    case .byteOrderMark: "JSON 不应以字节顺序标记（BOM）开头"
    case .notUTF8: "不是有效的 UTF-8 编码"
    case .endedEarly: "内容不完整"
    case .unexpected(let byte): "此处不应出现\(Self.name(of: byte))"
    case .trailing: "JSON 之后还有多余内容"
    case .controlCharacter(let byte): "文本中含有未转义的控制字符\(Self.name(of: byte))"
    case .unknownEscape: "无法识别的转义写法"
    case .loneSurrogate: "转义的代理项不成对"
    case .badNumber: "数字写法有误"
    case .numberOutOfRange: "数字超出范围"
    case .duplicateMember(let name): "字段重复：\(name)"
    }
  }

  private static func name(of byte: UInt8) -> String {
    if (0x21...0x7E).contains(byte) { return "「\(Character(Unicode.Scalar(byte)))」" }
    let digits = String(byte, radix: 16, uppercase: true)
    return "字节 0x\(digits.count < 2 ? "0" : "")\(digits)"
  }
}
