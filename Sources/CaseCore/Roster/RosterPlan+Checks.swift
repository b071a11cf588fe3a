internal import WorkCalendar

/// The checks that several commands share.
extension RosterPlan {
  private static let longestID = 40
  private static let longestText = 254

  func require(
    _ holds: Bool, _ fault: RosterFault, _ pointer: String, _ message: @autoclosure () -> String
  ) throws(RosterRejection) {
    if !holds { throw RosterRejection(fault, pointer, message()) }
  }

  func openOrganisation(
    _ id: OrganisationID, _ pointer: String
  ) throws(RosterRejection) -> Organisation {
    guard let found = roster.organisation(id) else {
      throw RosterRejection(.unknown, pointer, "没有编号为 \(id) 的单位")
    }
    try require(found.isOpen(on: today), .closed, pointer, "单位「\(found.name)」已撤销")
    return found
  }

  func activePerson(_ id: PersonID, _ pointer: String) throws(RosterRejection) -> Person {
    guard let found = roster.person(id) else {
      throw RosterRejection(.unknown, pointer, "没有编号为 \(id) 的人员")
    }
    try require(roster.isActive(id), .closed, pointer, "人员「\(found.name)」已离任")
    return found
  }

  /// A post whose organisation is open.
  func postInUse(_ id: PostID, _ pointer: String) throws(RosterRejection) -> Post {
    guard let found = roster.post(id) else {
      throw RosterRejection(.unknown, pointer, "没有编号为 \(id) 的岗位")
    }
    _ = try openOrganisation(found.organisation, pointer)
    return found
  }

  func checkID(_ text: String) throws(RosterRejection) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isKebab = parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
    let startsWithLetter = text.utf8.first.map { $0 >= UInt8(ascii: "a") } ?? false
    try require(
      isKebab && startsWithLetter && text.utf8.count <= Self.longestID, .malformed, "/id",
      "编号须以小写字母开头，只含小写字母、数字和连字符，不超过 \(Self.longestID) 个字符")
  }

  func checkText(_ text: String?, _ pointer: String) throws(RosterRejection) {
    guard let text else { return }
    let fault = ReadableText.fault(of: text)
    try require(fault == nil, .malformed, pointer, fault ?? "")
    try require(
      text.unicodeScalars.count <= Self.longestText, .malformed, pointer,
      "不能超过 \(Self.longestText) 个字符")
    try require(
      text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, .malformed,
      pointer, "不能含有控制字符")
  }

  func checkEmail(_ email: String?) throws(RosterRejection) {
    guard let email else { return }
    try checkText(email, "/email")
    try require(
      MailAddress(email) != nil,
      .malformed, "/email", "电子邮箱应形如 name@example.org")
  }

  func checkPhone(_ phone: String?) throws(RosterRejection) {
    guard let phone else { return }
    try checkText(phone, "/phone")
    try require(
      phone.utf8.allSatisfy { Self.phoneBytes.contains($0) }, .malformed, "/phone",
      "电话只能含数字、空格、连字符、括号和加号")
  }

  private static var phoneBytes: Set<UInt8> { Set("0123456789 -+()".utf8) }

  func checkOrder(from first: CivilDate, until last: CivilDate?) throws(RosterRejection) {
    guard let last else { return }
    try require(first <= last, .dates, "/until", "止日 \(last) 早于起日 \(first)")
  }
}
