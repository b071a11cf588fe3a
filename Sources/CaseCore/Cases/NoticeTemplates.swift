/// The words of notices as their files have them: frames for all, words for each.
///
/// Every text may name variables (`{{number}}`); which ones there are, `TemplateVariable` says.
package struct NoticeTemplates: Equatable, Sendable {
  /// The whole mail as text, around the words.
  package var text: String
  /// The same as HTML.
  package var html: String
  /// What each kind of notice says where nothing more is known.
  package var kinds: [NoticePurpose: NoticeWords]
  /// What the engine tells in any procedure.
  package var engine: [TemplateName: NoticeWords]
  /// What a procedure's own notices say.
  package var procedures: [ProcedureName: [TemplateName: NoticeWords]]

  package init(
    text: String, html: String, kinds: [NoticePurpose: NoticeWords],
    engine: [TemplateName: NoticeWords], procedures: [ProcedureName: [TemplateName: NoticeWords]]
  ) {
    self.text = text
    self.html = html
    self.kinds = kinds
    self.engine = engine
    self.procedures = procedures
  }

  /// What a notice says: its own words, and for what they leave out those of its kind; nil is the
  /// procedure of what is about no case.
  package func words(of draft: NoticeDraft, in procedure: ProcedureName?) -> NoticeWords {
    let ofCase = procedure.flatMap { procedures[$0]?[draft.template] }
    let own = ofCase ?? engine[draft.template] ?? NoticeWords()
    let kind = kinds[draft.purpose] ?? NoticeWords()
    return NoticeWords(
      subject: own.subject ?? kind.subject, says: own.says ?? kind.says, todo: own.todo ?? kind.todo
    )
  }
}

/// What one notice says besides its facts; what is nil is left to its kind.
package struct NoticeWords: Equatable, Sendable {
  package var subject: String?
  /// What has happened, in a sentence.
  package var says: String?
  /// What is to be done now, in a sentence.
  package var todo: String?

  package init(subject: String? = nil, says: String? = nil, todo: String? = nil) {
    self.subject = subject
    self.says = says
    self.todo = todo
  }
}

/// What a template may name.
package enum TemplateVariable: String, Sendable, CaseIterable {
  /// The case's number, title, state and lead; empty where there is none.
  case number
  case title
  case state
  case lead
  /// Who is told, in which organisation, and what kind of notice it is.
  case recipient
  case organisation
  case kind
  /// Who tells.
  case sender
  /// The words, which only the frames have.
  case subject
  case says
  case todo = "do"
  /// What else is known, one after the other; within each its `label` and `value`.
  case facts
  case label
  case value

  /// Those that words may name.
  package static let ofWords: Set<TemplateVariable> = [
    .number, .title, .state, .lead, .recipient, .organisation, .kind, .sender,
  ]
}

extension NoticePurpose {
  /// What people call a notice of the kind.
  package var label: String {
    switch self {
    case .echo: "回音"
    case .tell: "通知"
    case .reminder: "提醒"
    case .slip: "督办单"
    case .escalation: "提级"
    }
  }
}
