internal import CaseCore

/// An echo goes by mail in any case: beside an endpoint a second notice of it waits in the lane of
/// mail, under an id of its own.
extension NoticeDraft {
  var alsoByMail: NoticeDraft {
    var draft = self
    draft.id = NoticeID(id.text + NoticeID.byMail)
    return draft
  }
}

extension NoticeID {
  fileprivate static let byMail = "-mail"

  /// The notice that the event speaks of, whose second one this may be.
  var told: NoticeID {
    text.hasSuffix(NoticeID.byMail) ? NoticeID(String(text.dropLast(NoticeID.byMail.count))) : self
  }
}
