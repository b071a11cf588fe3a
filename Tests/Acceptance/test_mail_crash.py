"""Ended at any step that leaves through a socket, the daemon sends no mail a second time.

What is handed over is spread over many sends: the commands, the text, its last dot. Each place is
tried from the same store; afterwards a mail is with the server once, or in doubt, and none is lost.
"""

import os
import random
import shutil
import threading

import pytest

from conftest import SOAK
from daemon import Daemon
from postbox import Postbox
from survivor import counted
from telling import accepted, silently
from test_mail import smtp

SEED = int(os.environ.get("WENZHEN_SEED", "20260302"))
LATER = "2026-03-02T09:00:30+08:00"
PLACES = 60 if SOAK else 6


@pytest.fixture
def postbox():
    box = Postbox()
    yield box
    box.stop()


def start(folder, box, **environment):
    config = folder.parent / f"{folder.name}.yaml"
    config.write_text(f"rules: config\n{smtp(box)}")
    return Daemon(folder, "--demo", config=config, environment=environment).wait()


@pytest.fixture(scope="module")
def waiting(tmp_path_factory, shim):
    """A stopped store in which mails wait, and how many sends it takes to hand them over."""
    folder = tmp_path_factory.mktemp("waiting")
    box = Postbox()
    daemon = start(folder / "data", box)
    for count in range(3):
        accepted(daemon.people(), f"第{count}盏路灯不亮")
    daemon.stop()
    copy = copied(folder / "data", folder / "counted")
    daemon = start(copy, box, LD_PRELOAD=shim, CRASH_COUNT=str(folder / "count"))
    daemon.people()["director"].advance(LATER)
    daemon.stop()
    box.stop()
    assert box.mails
    return folder / "data", counted(folder / "count")["send"]


def copied(store, to):
    shutil.copytree(store, to, ignore=shutil.ignore_patterns("*.sock", "lock"))
    return to


@pytest.mark.parametrize("place", range(PLACES))
def test_a_mail_is_sent_once_or_in_doubt(waiting, shim, tmp_path, postbox, say, place):
    store, steps = waiting
    draws = random.Random(f"{SEED} {place}")
    n = 1 + int((place + draws.random()) * steps / PLACES)
    when = draws.choice(["before", "after"])
    say(f"seed {SEED}: ended {when} n = {n} of {steps} send")
    copy = copied(store, tmp_path / "data")
    crash = {"LD_PRELOAD": shim, "CRASH_KIND": "send", "CRASH_AT": str(n), "CRASH_WHEN": when}
    daemon = None

    def tell():
        nonlocal daemon
        daemon = start(copy, postbox, **crash)
        daemon.people()["director"].advance(LATER)

    telling = threading.Thread(target=lambda: silently(tell))
    telling.start()
    telling.join()
    if daemon:
        daemon.process.kill()
        daemon.process.wait()
    daemon = start(copy, postbox)
    people = daemon.people()
    people["director"].advance("2026-03-02T09:30:00+08:00")
    sent = [mail["Message-ID"] for _, mail in postbox.mails]
    assert len(sent) == len(set(sent))
    told = told_since(people["officer-one"])
    assert told and {one["state"] for one in told.values()} <= {"delivered", "uncertain"}
    for one in told.values():
        if one["state"] == "delivered":
            assert sent.count(f"<notice.{one['id']}@wenzhen.test>") == 1
    doubtful = [one for one in told.values() if one["state"] == "uncertain"]
    # No more than are handed over at once.
    assert len(doubtful) <= 4
    say(f"seed {SEED}: {len(sent)} mails of {len(told)}, {len(doubtful)} in doubt")
    assert people["director"].all("/audit") == []
    daemon.stop()


def told_since(officer):
    """The notices of what was filed here; those of the demonstration were kept for reading."""
    cases = [case for case in officer.all("/cases") if "盏路灯不亮" in case["title"]]
    return {
        one["id"]: one for case in cases for one in officer.all("/notices", case=case["id"])
    }
