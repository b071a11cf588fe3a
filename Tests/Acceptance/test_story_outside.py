"""The story goes outside: to a system of the requester's, to one of a department's, and by mail.

Whatever the story owes somebody arrives where they are, read back by software that others wrote;
also when the daemon is ended on the way: at a system at least once, in a mailbox at most once, and
where it may have arrived it is in doubt and somebody's.
"""

import collections
import os
import random

import pytest

from conftest import SOAK
from postbox import Postbox
from receiver import Receiver
from survivor import CHAPTERS, Survivor, chapter_of, counted
from test_courier import register
from test_mail import smtp

SEED = int(os.environ.get("WENZHEN_SEED", "20260302"))
SYSTEMS = ("suat", "district-transport")
SHARES = {"pwrite64": 1, "fdatasync": 1, "send": 2}
PLACES = [
    (kind, place, share * (10 if SOAK else 1))
    for kind, share in SHARES.items()
    for place in range(share * (10 if SOAK else 1))
]


class Correspondent(Survivor):
    """Tells the story where systems and a mail server listen; after a crash the secretariat says
    of what is in doubt that it arrived."""

    def __init__(self, data, shim, config):
        super().__init__(data, shim, config)
        self.doubted = set()

    def do(self, step):
        self.persist(self.settle)
        super().do(step)

    def settle(self):
        if not self.crashes:
            return
        for one in self.office.all("/notices", state="uncertain"):
            self.doubted.add(one["id"])
            path = f"/api/v1/notices/{one['id']}/arrived"
            said = self.office.send("POST", path, {"reason": "已电话核实"})
            assert said.status_code in (200, 409), said.text

    def outcome(self):
        self.settle()
        return self.notices(), self.people["director"].all("/audit")

    def notices(self):
        return {
            one["id"]: one
            for case in self.office.all("/cases", limit=200)
            for one in self.office.all("/notices", case=case["id"], limit=200)
        }


class Outside:
    """Two systems and a mailbox, and the story told to them once without a crash."""

    def __init__(self, folder, shim):
        self.systems = {name: Receiver() for name in SYSTEMS}
        self.postbox = Postbox()
        config = folder / "wenzhen.yaml"
        # Digests have a test of their own; with them each telling hands over a thousand mails more.
        config.write_text(f"rules: config\n{smtp(self.postbox)}digests: {{daily: off}}\n")
        teller = Correspondent(folder / "demo", shim, config)
        teller.daemon = teller.started().wait()
        teller.meet()
        # What the demonstration told before the story was kept for reading, and left for nobody.
        self.earlier = set(teller.notices())
        self.secrets = {
            name: register(teller.people, system, name)["secret"]
            for name, system in self.systems.items()
        }
        teller.leave()
        self.before, self.arrived, self.steps = [], [], []
        for number in range(CHAPTERS):
            self.before.append(teller)
            self.arrived.append(self.marks())
            teller = teller.from_here(folder / f"after-{number}")
            count = folder / "count"
            self.outcome = teller.chapter(number, CRASH_COUNT=str(count))
            self.steps.append(counted(count))
        self.end = self.marks()

    def marks(self):
        """How much has come to each so far."""
        return {
            **{name: len(system.received) for name, system in self.systems.items()},
            "mail": len(self.postbox.raw),
        }

    def messages(self, spans):
        """What each system got in its spans, verified: by the notice's id, the bytes each time."""
        got = collections.defaultdict(list)
        for name, system in self.systems.items():
            for first, last in spans[name]:
                for received in system.received[first:last]:
                    received.verified(self.secrets[name])
                    got[received.id].append(received.body)
        return got

    def mails(self, spans):
        """How often each mail came, read strictly."""
        mails = self.postbox.mails
        return collections.Counter(
            mail["Message-ID"] for first, last in spans["mail"] for _, mail in mails[first:last]
        )

    def stop(self):
        for system in self.systems.values():
            system.stop()
        self.postbox.stop()


@pytest.fixture(scope="module")
def outside(tmp_path_factory, shim):
    outside = Outside(tmp_path_factory.mktemp("outside"), shim)
    yield outside
    outside.stop()


def checked(outside, notices, spans, doubted=frozenset()):
    """Everything that counts as delivered came; nothing came too often."""
    messages, mails = outside.messages(spans), outside.mails(spans)
    assert all(len(set(bodies)) == 1 for bodies in messages.values())
    assert [one for one in mails.items() if one[1] > 1] == []
    told = {"webhook": 0, "mail": 0}
    for name, notice in notices.items():
        if notice["state"] != "delivered" or name in doubted or name in outside.earlier:
            continue
        by_mail = mails[f"<notice.{name}@wenzhen.test>"]
        assert by_mail == 1 or messages[name], notice
        told["mail" if by_mail else "webhook"] += 1
    return told


def test_all_of_it_arrives(outside, say):
    notices, findings = outside.outcome
    assert findings == []
    spans = {name: [(0, last)] for name, last in outside.end.items()}
    told = checked(outside, notices, spans)
    assert min(told.values()) > 20, told
    assert {one["state"] for one in notices.values()} <= {"delivered", "owed"}
    say(f"{told['webhook']} notices to systems, {told['mail']} by mail")


@pytest.mark.parametrize("kind, place, places", PLACES)
def test_what_was_cut_off_arrives_too(outside, tmp_path, say, kind, place, places):
    draws = random.Random(f"{SEED} outside {kind} {place}")
    steps = sum(chapter[kind] for chapter in outside.steps)
    n = 1 + int((place + draws.random()) * steps / places)
    chapter, step = chapter_of(n, kind, outside.steps)
    # A run takes some steps more or fewer than another.
    step = min(step, outside.steps[chapter][kind] * 9 // 10 + 1)
    when = draws.choice(["before", "after"])
    start = outside.marks()
    teller = outside.before[chapter].from_here(tmp_path / "data")
    teller.doubted = set()
    crash = {"CRASH_KIND": kind, "CRASH_AT": str(step), "CRASH_WHEN": when}
    outcome = teller.chapter(chapter, **crash)
    for number in range(chapter + 1, CHAPTERS):
        outcome = teller.chapter(number)
    notices, findings = outcome
    assert findings == []
    end, before = outside.marks(), outside.arrived[chapter]
    spans = {name: [(0, before[name]), (start[name], end[name])] for name in end}
    told = checked(outside, notices, spans, teller.doubted)
    say(
        f"seed {SEED}: ended {when} n = {n} of {steps} {kind} ({teller.crashes} times):"
        f" {told['webhook']} to systems, {told['mail']} by mail, {len(teller.doubted)} in doubt"
    )
    assert teller.crashes == 1 and len(teller.doubted) <= 4
