"""A mail server on loopback that keeps what it is given, and answers as it is told."""

import email
import email.policy
import threading

from aiosmtpd.controller import Controller

from daemon import free_port


class Reception:
    """What the server asks. It looks through all members at each connection: mails are none."""

    def __init__(self, box):
        self.box = box

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.box.answer("sender", address) or "250 2.1.0 ok"

    async def handle_RCPT(self, server, session, envelope, address, options):
        said = self.box.answer("recipient", address)
        if said:
            return said
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        said = self.box.answer("message", envelope.rcpt_tos[0])
        if said:
            return said
        with self.box.lock:
            self.box.raw.append((tuple(envelope.rcpt_tos), envelope.original_content))
        return "250 2.0.0 kept"


class Postbox:
    """Mails by their Message-ID, read back by the rules; `answer` may refuse one."""

    def __init__(self, answer=None, **more):
        self.answer = answer or (lambda stage, address: None)
        self.raw = []
        self.lock = threading.Lock()
        self.port = free_port()
        self.more = more
        self.controller = None
        self.start()

    def start(self):
        self.controller = Controller(
            Reception(self), hostname="127.0.0.1", port=self.port, **self.more
        )
        self.controller.start()

    def stop(self):
        if self.controller:
            self.controller.stop()
        self.controller = None

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def mails(self):
        """What came: the envelope's recipients with the mail."""
        with self.lock:
            return [(to, read(raw)) for to, raw in self.raw]


class HangingPostbox(Postbox):
    """Once it is armed it says nothing to the next mail until it is let go; `reached` says so."""

    SECONDS_MAX = 20

    def __init__(self):
        self.armed, self.reached, self.freed = (threading.Event() for _ in range(3))
        super().__init__(self.hold)

    def hold(self, stage, address):
        if stage == "message" and self.armed.is_set():
            self.reached.set()
            self.freed.wait(self.SECONDS_MAX)

    def let_go(self):
        self.armed.clear()
        self.freed.set()


def read(raw):
    """A mail read strictly: what is not as the standards have it raises."""
    mail = email.message_from_bytes(raw, policy=email.policy.strict)
    for part in mail.walk():
        assert not part.defects, part.defects
    for line in raw.split(b"\r\n"):
        assert b"\r" not in line and b"\n" not in line and len(line) <= 998
    return mail


def text(mail):
    return mail.get_body(("plain",)).get_content()


def html(mail):
    return mail.get_body(("html",)).get_content()
