"""Ended at any durable step and started again, the daemon goes on as if nothing had been."""

import os
import random

import story
from teller import Teller
from conftest import SOAK
from daemon import START, Client, Daemon, Unanswered

SEED = int(os.environ.get("WENZHEN_SEED", "20260302"))
CRASHES = 200 if SOAK else 20
END = "2026-03-10T18:00+08:00"


class Survivor(Teller):
    """Tells on after a crash: starts the daemon again and repeats what was not answered."""

    def __init__(self, daemon):
        super().__init__(daemon.people(), START)
        self.daemon, self.told, self.acknowledged, self.crashes = daemon, 0, [], 0

    def repeatable(self, step):
        return {"key": f"step-{self.told}"}

    def persist(self, what):
        while True:
            try:
                return what()
            except Unanswered:
                assert self.daemon.process.wait(timeout=30) == -9, self.daemon.tail()
                assert self.crashes == 0, "ended again after the restart"
                self.crashes += 1
                self.daemon.log.close()
                self.daemon = Daemon(self.daemon.data, "--demo").wait()
                self.people = self.daemon.people()
                self.office = self.people["officer-one"]

    def do(self, step):
        self.persist(lambda: super(Survivor, self).do(step))
        if not isinstance(step, story.Expect) and not step.refused:
            kind = "opened" if isinstance(step, story.File) else step.action
            self.acknowledged.append((step.who, self.id(step.case), kind))
        self.told += 1

    def wait(self, to):
        self.persist(lambda: super(Survivor, self).wait(to))


def tell(data, shim, **crash):
    """The short story under the shim; begins when the demo has been loaded without it."""
    Daemon(data, "--demo").wait().stop()
    daemon = Daemon(data, "--demo", environment={"LD_PRELOAD": shim, **crash})
    at_start = 0
    try:
        daemon.wait()
    except Unanswered:
        assert daemon.process.wait(timeout=30) == -9, daemon.tail()
        daemon.log.close()
        daemon = Daemon(data, "--demo").wait()
        at_start = 1
    teller = Survivor(daemon)
    teller.crashes = at_start
    try:
        teller.tell(story.short(), END)
        chronicle, count = teller.chronicle("kind", "at", "actor"), acknowledged(teller)
        teller.persist(lambda: ended(teller.daemon))
        return chronicle, count, teller.crashes
    finally:
        teller.daemon.stop()


def ended(daemon):
    """Stops it; a crash on the way out is one too."""
    if daemon.stop() == -9:
        raise Unanswered("ended while stopping")


def acknowledged(teller):
    """Every command that was answered stands in its case's timeline."""
    for who, case, kind in teller.acknowledged:
        entries = [(one["actor"], one["action"] or one["kind"]) for one in teller.timeline(case)]
        assert (who, kind) in entries, f"{who} {kind}: acknowledged, then lost: {entries}"
    return len(teller.acknowledged)


def test_a_crash_anywhere_loses_nothing(shim, tmp_path):
    count = tmp_path / "count"
    undisturbed, answered, _ = tell(tmp_path / "undisturbed", shim, CRASH_COUNT=str(count))
    steps = int(count.read_text())
    draws = random.Random(SEED)
    places = [1 + (place * steps + draws.randrange(steps)) // CRASHES for place in range(CRASHES)]
    print(f"seed {SEED}, {steps} steps, crashes at {places}")
    assert steps > CRASHES
    crashes = 0
    for n in places:
        when = draws.choice(["before", "after"])
        Client.descriptions.clear()
        found, again, crashed = tell(
            tmp_path / f"crash-{n}-{when}", shim, CRASH_AT=str(n), CRASH_WHEN=when
        )
        assert (found, again) == (undisturbed, answered), f"seed {SEED}, n {n}, {when}"
        crashes += crashed
    # A run takes a few steps more or fewer than another, so the last n may lie behind its end.
    print(f"{crashes} of {CRASHES} ended by the shim")
    assert crashes >= CRASHES * 9 // 10
