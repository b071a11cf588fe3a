package import CaseCore

extension AuditFinding {
  /// The word by which this kind of finding goes.
  package var rule: String {
    switch self {
    case .ownerGone: "owner-gone"
    case .ownerStale: "owner-stale"
    case .postVacant: "post-vacant"
    case .withoutDuty: "without-duty"
    case .overslept: "overslept"
    case .orphan: "orphan"
    case .quarantined: "quarantined"
    case .snapshotUnlike: "snapshot-unlike"
    case .withoutFold: "without-fold"
    case .row(let fault):
      switch fault.fault {
      case .missing: "\(fault.table.ruleWord)-missing"
      case .extra: "\(fault.table.ruleWord)-extra"
      case .column: "\(fault.table.ruleWord)-unlike"
      }
    case .dangling: "dangling"
    case .chain: "chain"
    }
  }

  /// The case it is about; nil for what concerns none or many.
  package var caseID: CaseID? {
    switch self {
    case .ownerGone(let id, _), .ownerStale(let id, _), .withoutDuty(let id),
      .overslept(let id, _), .orphan(let id, _), .quarantined(let id, _), .snapshotUnlike(let id),
      .withoutFold(let id):
      id
    case .row(let fault): fault.caseID
    case .postVacant, .dangling, .chain: nil
    }
  }

  /// The row in which it shows: its table, its key and, where one is to blame, its column.
  package var row: String {
    switch self {
    case .ownerGone(let id, _), .ownerStale(let id, _), .withoutDuty(let id),
      .quarantined(let id, _):
      "case_file \(id)"
    case .overslept(let id, _): "case_file \(id) wake_at"
    case .orphan(let id, _): "case_file \(id) parent_id"
    case .snapshotUnlike(let id): "case_file \(id) snapshot"
    case .withoutFold(let id): "event case \(id)"
    case .row(let fault): fault.place
    case .postVacant(let post, _): "post \(post)"
    case .dangling(let table, let row): row.map { "\(table) \($0)" } ?? table
    case .chain(let fault): fault.place
    }
  }

  /// What is wrong, in a sentence for whoever administers.
  package var words: String {
    switch self {
    case .ownerGone(_, let post):
      post.text.isEmpty ? "没有责任岗位" : "责任岗位 \(post) 不存在或无人任职"
    case .ownerStale(_, let owner): "\(owner.person) 已不在岗位 \(owner.post)，待办仍记在其名下"
    case .postVacant(let post, let day): "常设岗位 \(post) 自 \(day) 起无人任职、代理"
    case .withoutDuty: "事项未办结，却没有任何待办"
    case .overslept: "早已到时而未办理"
    case .orphan(_, let parent): "上级事项 \(parent) 已办结，本事项仍未办结"
    case .quarantined(_, let reason): "自动办理已停：\(reason)"
    case .snapshotUnlike: "存储的事项内容与其事件推算的不同"
    case .withoutFold: "事件缺失或无法读出，推算不出事项"
    case .row(let fault): fault.words
    case .dangling(let table, _): "表 \(table) 的记录指向不存在的记录"
    case .chain(let fault): fault.words
    }
  }
}

extension RowFault {
  fileprivate var place: String {
    var parts = [table.rawValue]
    if let caseID { parts.append("\(caseID)") }
    if !key.isEmpty { parts.append(key) }
    if case .column(let column, _, _) = fault { parts.append(column) }
    return parts.joined(separator: " ")
  }

  fileprivate var words: String {
    switch fault {
    case .missing: "按事件应有此记录，库中没有"
    case .extra: "库中有此记录，事件中没有"
    case .column(let column, let found?, let folded?):
      "列 \(column) 为 \(found)，按事件应为 \(folded)"
    case .column(let column, _, _): "列 \(column) 与事件推算的不同"
    }
  }
}

extension ChainFault {
  fileprivate var place: String {
    switch self {
    case .gap(let seq): "event \(seq)"
    case .unlike(let seq): "event \(seq) hash"
    case .unreadable(let seq): "event \(seq) record"
    case .column(let seq, let column): "event \(seq) \(column)"
    case .text(let seq, let ordinal), .textGone(let seq, let ordinal):
      "event_text \(seq) \(ordinal)"
    case .headUnknown(let head): "head \(head)"
    }
  }

  fileprivate var words: String {
    switch self {
    case .gap: "此前的事件缺失"
    case .unlike: "哈希与记录及前一事件不符：记录或哈希被改过"
    case .unreadable: "记录无法读出"
    case .column(_, let column): "列 \(column) 与记录本身不符"
    case .text: "文字与事件中的承诺值不符"
    case .textGone: "事件承诺过的文字不见了，也没有删除记录"
    case .headUnknown: "所记的末端不在链中：之前的记录被改写过，或记自另一个库"
    }
  }
}
