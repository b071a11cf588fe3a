internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Reads what was entered in a form, each field as its procedure types it.
struct FieldReader {
  private let call: Call
  private let procedure: Procedure
  private let form: [FormField]
  private let file: CaseFile?

  init(_ call: Call, _ procedure: Procedure, _ form: [FormField], of file: CaseFile? = nil) {
    self.call = call
    self.procedure = procedure
    self.form = form
    self.file = file
  }

  /// The values, or every fault with its pointer.
  func read(_ members: [JSONMember]) async throws -> [FieldName: FieldValue] {
    var values: [FieldName: FieldValue] = [:]
    var faults: [FieldFault] = []
    for member in members where member.value != .null {
      let name = FieldName(member.name)
      // What the form doesn't ask for is the decision's to refuse, with all other faults.
      guard let rule = procedure.field(name) else {
        faults.append(fault(name, "此操作没有这个字段"))
        continue
      }
      if let value = try await value(member.value, rule.type) {
        values[name] = value
      } else {
        faults.append(fault(name, "\(rule.label): 应填写\(rule.type.wanted)"))
      }
    }
    if faults.isEmpty { return values }
    // What can't be read is told together with what the form finds wrong with the rest.
    let told = Set(faults.map(\.pointer))
    faults += formFaults(values).filter { !told.contains($0.pointer) }
    throw Problem(.invalidFields, errors: faults)
  }

  /// The faults of a body together with those of the form in it, as far as that can be read.
  func problem(with body: FaultyBody) async throws -> Problem {
    let told = Set(body.faults.map(\.pointer))
    let readable = body.object["fields"]?.object?.members.filter { member in
      !told.contains(JSONPointer.appending(member.name, to: "/fields"))
    }
    let faults = body.faults.map(labelled)
    guard let readable, !told.contains("/fields") else {
      return Problem(.invalidFields, errors: faults)
    }
    var others: [FieldFault]
    do {
      others = formFaults(try await read(readable))
    } catch let problem as Problem {
      others = problem.errors
    }
    others.removeAll { told.contains($0.pointer) }
    return Problem(.invalidFields, errors: faults + others)
  }

  /// A body knows its fields by their ids, a clerk by what the form calls them.
  private func labelled(_ fault: FieldFault) -> FieldFault {
    guard let name = fault.pointer.split(separator: "/").last.map(String.init),
      fault.pointer == JSONPointer.appending(name, to: "/fields"),
      let rule = procedure.field(FieldName(name)), fault.message.hasPrefix("\(name) ")
    else { return fault }
    return self.fault(rule.name, "\(rule.label): \(fault.message.dropFirst(name.count + 1))")
  }

  private func fault(_ name: FieldName, _ message: String) -> FieldFault {
    FieldFault(pointer: "/fields/\(name)", message: message)
  }

  private func formFaults(_ values: [FieldName: FieldValue]) -> [FieldFault] {
    let check = FormCheck(
      form: form, procedure: procedure, file: file, around: call.bareSurroundings,
      at: call.office.clock.now())
    return check.complaints(values).map { fault($0.field, $0.message) }
  }

  private func value(_ value: JSONValue, _ type: FieldType) async throws -> FieldValue? {
    switch type {
    case .line, .text, .contact: return value.text.map { .text($0) }
    case .choice: return value.text.map { .choice($0) }
    case .flag: return value.flag.map { .flag($0) }
    case .integer: return value.whole.map { .integer(Int($0)) }
    case .date: return value.text.flatMap { CivilDate($0) }.map { .date($0) }
    case .organisation: return value.text.map { .organisation(OrganisationID($0)) }
    case .organisations:
      return texts(value).map { .organisations($0.map { OrganisationID($0) }) }
    case .person: return value.text.map { .person(PersonID($0)) }
    case .link, .links: return try await cases(texts(value))
    }
  }

  private func texts(_ value: JSONValue) -> [String]? {
    if let one = value.text { return [one] }
    guard let elements = value.elements else { return nil }
    let texts = elements.compactMap(\.text)
    return texts.count == elements.count ? texts : nil
  }

  /// Cases by their public ids; only those that the asker may see.
  private func cases(_ ids: [String]?) async throws -> FieldValue? {
    guard let ids else { return nil }
    var cases: [CaseID] = []
    for id in ids {
      let found = try await call.office.store.caseFile(publicID: id, viewer: call.viewer)
      guard let found else { return nil }
      cases.append(found.id)
    }
    return .cases(cases)
  }
}

extension FieldType {
  /// What is to be entered, in the words of a complaint.
  fileprivate var wanted: String {
    switch self {
    case .line, .text, .contact: "文字"
    case .choice: "一个选项"
    case .flag: "true 或 false"
    case .integer: "整数"
    case .date: "日期，如 2026-05-08"
    case .organisation: "单位编号"
    case .organisations: "单位编号的列表"
    case .person: "人员编号"
    case .link: "看得到的一件事项的查询号（id）"
    case .links: "看得到的事项的查询号（id）的列表"
    }
  }

  /// The type as the wire names it.
  var wireName: String {
    switch self {
    case .line: "line"
    case .text: "text"
    case .contact: "contact"
    case .choice: "choice"
    case .flag: "flag"
    case .integer: "integer"
    case .date: "date"
    case .organisation: "organisation"
    case .organisations: "organisations"
    case .person: "person"
    case .link: "case"
    case .links: "cases"
    }
  }
}
