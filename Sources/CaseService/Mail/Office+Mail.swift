package import CaseCore
internal import Delivery
internal import WorkCalendar

/// How a test mail fared, and where it was handed over.
package struct MailTest: Equatable, Sendable {
  package var isAccepted: Bool
  /// The server, or the folder of files.
  package var place: String
  /// Why it was not taken.
  package var fault: String?
}

extension Office {
  /// Hands over a mail that says nothing but that it is one; nobody is owed it.
  ///
  /// Nil where no mail goes out.
  package func testMail(to address: MailAddress) async -> MailTest? {
    guard let mailer = courier.mailer else { return nil }
    var draws = Draws(SystemRandomNumberGenerator())
    let messageID = mailer.messageID("test.\(draws.publicID())")
    let bytes = mailer.compose(
      .test(from: mailer.senderName), to: Mailbox(name: "", address: address),
      messageID: messageID, in: rules.calendar.zone)
    let attempt = await mailer.attempt(bytes, messageID: messageID, to: address)
    return MailTest(
      isAccepted: attempt.ending == .accepted, place: mailer.place, fault: attempt.fault)
  }
}
