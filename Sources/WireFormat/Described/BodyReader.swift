extension Shape {
  /// Every fault of `value` against this shape, in the order of the body.
  package func faults(of value: JSONValue) -> [FieldFault] {
    var reader = BodyReader()
    reader.read(value, as: self, at: BodyReader.Place(pointer: "", label: "内容"))
    return reader.faults
  }
}

/// Walks a value along its shape and collects what is wrong with it.
struct BodyReader {
  /// The most faults told at once; a body with more is not being mended by hand.
  static let faultsMax = 100
  /// What a dynamic field may hold: longest text and longest list.
  static let dynamicTextMax = 20_000
  static let dynamicListMax = 200

  /// Where the reader stands, and what a clerk calls it.
  struct Place {
    var pointer: String
    var label: String

    func member(_ member: Member) -> Place {
      let name = member.label.map { "\($0)（\(member.name)）" } ?? member.name
      return Place(pointer: JSONPointer.appending(member.name, to: pointer), label: name)
    }

    func member(named name: String) -> Place {
      Place(pointer: JSONPointer.appending(name, to: pointer), label: BodyReader.shown(name))
    }

    func element(_ index: Int) -> Place {
      Place(
        pointer: JSONPointer.appending(index, to: pointer), label: "\(label) 第 \(index + 1) 项")
    }
  }

  private(set) var faults: [FieldFault] = []

  mutating func read(_ value: JSONValue, as shape: Shape, at place: Place) {
    switch shape {
    case .string(let rule): readText(value, rule, place)
    case .identifier: readText(value, Self.identifierRule, place)
    case .integer(let range): readInteger(value, range, place)
    case .number: readNumber(value, place)
    case .boolean: if value.flag == nil { wrongType("布尔值（true 或 false）", place) }
    case .date: readDate(value, place)
    case .instant: readInstant(value, place)
    case .oneOf(let options): readChoice(value, options, place)
    case .array(let element, let countMax): readArray(value, element, countMax, place)
    case .object(let rule): readObject(value, rule, place)
    case .map(let keys, let element, let countMax):
      readMap(value, keys: keys, element, countMax, place)
    case .dynamic: readDynamic(value, place)
    case .anything: break
    case .nullable(let shape): if value != .null { read(value, as: shape, at: place) }
    case .named(_, let shape): read(value, as: shape, at: place)
    }
  }

  mutating func fault(_ place: Place, _ message: String) {
    guard faults.count < Self.faultsMax else { return }
    faults.append(FieldFault(pointer: place.pointer, message: message))
  }

  private mutating func wrongType(_ expected: String, _ place: Place) {
    fault(place, "\(place.label) 应为\(expected)")
  }

  private mutating func readInteger(
    _ value: JSONValue, _ range: ClosedRange<Int64>, _ place: Place
  ) {
    guard let whole = value.whole else { return wrongType("整数", place) }
    guard !range.contains(whole) else { return }
    fault(place, "\(place.label) 应在 \(range.lowerBound) 到 \(range.upperBound) 之间，现为 \(whole)")
  }

  private mutating func readNumber(_ value: JSONValue, _ place: Place) {
    if case .number = value { return }
    if value.whole == nil { wrongType("数字", place) }
  }

  private mutating func readDate(_ value: JSONValue, _ place: Place) {
    guard let text = value.text, WrittenDate(text) != nil else {
      return wrongType("日期，如 2026-03-02", place)
    }
  }

  private mutating func readInstant(_ value: JSONValue, _ place: Place) {
    guard let text = value.text, WrittenInstant(text) != nil else {
      return wrongType("带时区的时间，如 2026-03-02T09:00:00+08:00", place)
    }
  }

  private mutating func readChoice(_ value: JSONValue, _ options: [String], _ place: Place) {
    guard let text = value.text else { return wrongType("文本", place) }
    guard !options.contains(text) else { return }
    fault(place, "\(place.label) 只能是 \(options.joined(separator: "、")) 之一")
  }

  private mutating func readArray(
    _ value: JSONValue, _ element: Shape, _ countMax: Int, _ place: Place
  ) {
    guard let elements = value.elements else { return wrongType("列表", place) }
    guard elements.count <= countMax else {
      return fault(place, "\(place.label) 最多 \(countMax) 项，现有 \(elements.count) 项")
    }
    for (index, value) in elements.enumerated() {
      read(value, as: element, at: place.element(index))
    }
  }

  private mutating func readMap(
    _ value: JSONValue, keys: TextPattern, _ element: Shape, _ countMax: Int, _ place: Place
  ) {
    guard let object = value.object else { return wrongType("对象", place) }
    guard object.members.count <= countMax else {
      return fault(place, "\(place.label) 最多 \(countMax) 项，现有 \(object.members.count) 项")
    }
    for member in object.members {
      let below = place.member(named: member.name)
      guard keys.matches(member.name) else {
        fault(below, "字段名 \(Self.shown(member.name)) 应为\(keys.words)")
        continue
      }
      read(member.value, as: element, at: below)
    }
  }

  private mutating func readObject(_ value: JSONValue, _ rule: ObjectRule, _ place: Place) {
    guard let object = value.object else { return wrongType("对象", place) }
    for member in object.members {
      if let known = rule.members.first(where: { $0.name == member.name }) {
        read(member.value, as: known.shape, at: place.member(known))
      } else if !rule.isOpen, faults.count < Self.faultsMax {
        // Looking for the name that was meant is dear: a flood of names must not buy it.
        let meant = NearestName.of(member.name, among: rule.members.map(\.name))
        let hint = meant.map { "，是否应为 \($0)？" } ?? ""
        fault(place.member(named: member.name), "未知字段 \(Self.shown(member.name))\(hint)")
      }
    }
    for member in rule.members where member.isRequired && object[member.name] == nil {
      let missing = place.member(member)
      fault(missing, "缺少必填项 \(missing.label)")
    }
  }
}
