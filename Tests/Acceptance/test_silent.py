"""Fifty receivers accept and never answer, and are owed 10,000 notices; one answers.

What that one is owed arrives in order all the same. How much later than without the fifty is
printed (`pytest -n 0 -s`), not asserted: machines differ.
"""

import shutil
import socket
import sqlite3
import time

import pytest

from daemon import Daemon
from receiver import Receiver
from telling import accepted
from test_courier import register, until, urgent

SILENT = 50
OWED = 200
GAP_MILLISECONDS = 25
# How long after the store was filled the first notice is due; a daemon starts within it.
LEAD_MILLISECONDS = 6_000
NEVER = 9223372036854775807


class Silent:
    """Connections are made by the kernel, and nobody ever takes them up."""

    def __init__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(4096)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/hook"

    def stop(self):
        self.socket.close()


class Punctual(Receiver):
    """Keeps when each request came, in milliseconds of the wall clock."""

    def __init__(self):
        self.came = []
        super().__init__(self.take)

    def take(self, received):
        self.came.append((received.id, time.time() * 1000))
        return 204, {}


@pytest.fixture
def silent():
    silent = Silent()
    yield silent
    silent.stop()


@pytest.fixture
def punctual():
    punctual = Punctual()
    yield punctual
    punctual.stop()


@pytest.fixture
def furnished(store, silent, punctual):
    """A store with fifty silent endpoints and an ordered live one, each owed a notice."""
    daemon = Daemon(store, "--demo", start=None).wait()
    people = daemon.people()
    fifty = [register(people, silent, "bay-lab")["id"] for _ in range(SILENT)]
    live = register(people, punctual, "suat", ordered=True, types=["case.transitioned"])["id"]
    urgent(people, "bay-lab-liaison", "bay-lab", "路灯不亮")
    accepted(people)
    until(lambda: punctual.came)
    daemon.process.kill()
    daemon.process.wait()
    return store, fifty, live


def owe(db, endpoint, model, count, due):
    """Owes an endpoint copies of a notice, each due at its instant."""
    (lane,) = db.execute(
        "SELECT l.id FROM lane l JOIN endpoint e ON e.id = l.endpoint_id WHERE e.public_id = ?",
        (endpoint,)).fetchone()
    event, case, name, facts, kind = model
    for place in range(count):
        copy = f"{name}-{endpoint}-{place:04}"
        db.execute(
            "INSERT INTO notice(public_id, event_seq, case_id, lane_id, state, next_at, attempts,"
            " facts, type) VALUES(?, ?, ?, ?, 'owed', ?, 0, ?, ?)",
            (copy, event, case, lane, due(place), facts.replace(name.encode(), copy.encode()),
             kind))
    db.execute("UPDATE lane SET next_at = ? WHERE id = ?", (due(0), lane))


def run(furnished, punctual, folder, backlog):
    """Delays of the live endpoint's notices, in the order in which they came."""
    store, fifty, live = furnished
    shutil.copytree(store, folder, ignore=shutil.ignore_patterns("*.sock"))
    db = sqlite3.connect(folder / "wenzhen.db")
    columns = "event_seq, case_id, public_id, facts, type"
    model = db.execute(
        f"SELECT {columns} FROM notice WHERE type = 'case.transitioned' LIMIT 1").fetchone()
    # What the crash left on its way is no part of what is measured.
    db.execute("UPDATE notice SET state = 'delivered', next_at = ? WHERE state <> 'delivered'",
               (NEVER,))
    db.execute("UPDATE lane SET next_at = ?, failing_since = NULL, held_until = 0", (NEVER,))
    now = int(time.time() * 1000)
    first = now + LEAD_MILLISECONDS
    owe(db, live, model, OWED, lambda place: first + place * GAP_MILLISECONDS)
    for endpoint in fifty if backlog else []:
        owe(db, endpoint, model, OWED, lambda _: now)
    db.commit()
    db.close()
    punctual.came.clear()
    daemon = Daemon(folder, "--demo", start=None).wait()
    until(lambda: len(punctual.came) >= OWED, 120)
    daemon.process.kill()
    daemon.process.wait()
    places = [int(name.rsplit("-", 1)[1]) for name, _ in punctual.came]
    assert places == list(range(OWED))
    return [at - first - place * GAP_MILLISECONDS
            for place, (_, at) in enumerate(punctual.came)]


def percentile(delays, share):
    return sorted(delays)[int(len(delays) * share)]


def test_what_one_is_owed_arrives_in_order_while_fifty_never_answer(
    furnished, punctual, tmp_path
):
    alone = run(furnished, punctual, tmp_path / "alone", backlog=False)
    beside = run(furnished, punctual, tmp_path / "beside", backlog=True)
    figures = [(percentile(alone, share), percentile(beside, share)) for share in (0.5, 0.99)]
    print("p50 and p99 without and beside fifty silent receivers, in ms:", *(
        f"{before:.1f} and {after:.1f} ({after / before:.2f})" for before, after in figures))
