internal import CaseCore
internal import WorkCalendar

/// The way of a request that is measured: filed, accepted, dispatched, claimed, worked on, closed.
enum Journey {
  static let procedure = ProcedureName("request")

  /// One step: who does what with which fields; `lead` and `requester` are the case's own.
  struct Step {
    let action: ActionName
    let by: By
    let fields: [FieldName: FieldValue]

    enum By {
      case officer
      case lead
      case requester
    }
  }

  static let members = [
    "suat", "bay-lab", "oct-guangming", "sysu-shenzhen", "brain-institute", "synbio-institute",
    "guangming-biotech", "talent-association",
  ]
  static let departments = [
    "district-transport", "district-health", "district-labour", "district-housing",
  ]
  static let officer = PersonID("officer-one")
  static var people: [PersonID] {
    [officer] + (members + departments).map { PersonID($0 + "-liaison") }
  }

  private static let topics = [
    "园区公交末班车太早", "实验楼周边路灯不亮", "员工子女秋季入学学位", "食堂工作日供应宵夜", "人才住房配租排队",
    "校门口早高峰车辆拥堵", "危化品仓库审批指引", "社保卡异地补办", "体检中心周末不开放", "访客停车位不足",
  ]

  static func opening(_ number: Int) -> Opening {
    let member = members[number % members.count]
    let topic = topics[number % topics.count]
    return Opening(
      procedure: procedure, requester: OrganisationID(member), contact: nil,
      fields: [
        "title": .text("\(topic)之\(number)"),
        "description": .text("第\(number)件。\(topic),同事多次反映,希望尽快协调解决并告知时间安排。"),
        "source": .choice("征集"),
      ], caller: Caller(person: PersonID(member + "-liaison")))
  }

  static func steps(_ number: Int) -> [Step] {
    let department = department(number)
    let progress = Step(
      action: "report", by: .lead,
      fields: ["progress-text": .text("已与物业和公交公司会商两次,方案进入内部审批,下周反馈结果。")])
    return [
      Step(
        action: "accept", by: .officer,
        fields: [
          "category": .choice("职工福利"), "urgency": .choice("一般"), "weight": .choice("一般"),
        ]),
      Step(
        action: "dispatch", by: .officer,
        fields: ["lead-department": .organisation(OrganisationID(department))]),
      Step(action: "claim", by: .lead, fields: [:]),
      Step(
        action: "contact", by: .lead, fields: ["contact-note": .text("已电话说明办理安排和预计时间。")]),
      progress, progress,
      Step(
        action: "complete", by: .lead,
        fields: [
          "outcome": .choice("已解决"), "public-reply": .text("自下月起调整,具体安排见园区公告栏。"),
          "signed-by": .text("部门负责人"),
        ]),
      Step(action: "approve", by: .officer, fields: [:]),
      Step(action: "rate", by: .requester, fields: ["rating": .choice("满意")]),
    ]
  }

  static func person(_ by: Step.By, _ file: CaseFile) -> PersonID {
    switch by {
    case .officer: officer
    case .lead: PersonID(department(Int(file.id.value)) + "-liaison")
    case .requester: PersonID("\(file.requesters.first?.organisation.text ?? "")-liaison")
    }
  }

  static func department(_ number: Int) -> String { departments[number % departments.count] }
}
