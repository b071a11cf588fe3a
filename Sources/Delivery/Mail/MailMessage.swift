package import CaseCore
package import WorkCalendar

/// A mail as it is meant; `bytes` are what goes to the server (RFC 5322, RFC 2045 to 2047, 2231).
package struct MailMessage: Equatable, Sendable {
  package var from: Mailbox
  package var to: Mailbox
  package var subject: String
  package var at: Instant
  /// In which the date is written.
  package var zone: CalendarZone
  /// Stable for one mail, without angle brackets: `notice.7mp9@wenzhen.example`.
  package var messageID: String
  package var text: String
  package var html: String?
  package var attachments: [MailAttachment]

  package init(
    from: Mailbox, to: Mailbox, subject: String, at: Instant, zone: CalendarZone,
    messageID: String, text: String, html: String? = nil, attachments: [MailAttachment] = []
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.at = at
    self.zone = zone
    self.messageID = messageID
    self.text = text
    self.html = html
    self.attachments = attachments
  }
}

/// A name and an address.
package struct Mailbox: Equatable, Sendable {
  package var name: String
  package var address: MailAddress

  package init(name: String, address: MailAddress) {
    self.name = name
    self.address = address
  }
}

/// A file that goes with a mail.
package struct MailAttachment: Equatable, Sendable {
  package var name: String
  /// Such as `text/calendar; charset=utf-8`.
  package var type: String
  package var bytes: [UInt8]

  package init(name: String, type: String, bytes: [UInt8]) {
    self.name = name
    self.type = type
    self.bytes = bytes
  }
}
