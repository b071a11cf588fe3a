"""Between two attempts everything may change and the daemon be killed: the next one is the same."""

import shutil
import sqlite3

import pytest

from broken_store import database
from command_line import typed
from daemon import ROOT, Daemon
from telling import accepted, notices
from test_courier import deliveries, receivers, register
from test_mail import serve

FIRST = "2026-03-02T09:00:03+08:00"
AGAIN = "2026-03-02T10:00:00+08:00"
ROSTER = ROOT / "Tests/Fixtures/Seeds/ten/roster.yaml"


def all_changes(daemon, rules, case):
    """The case, the words of its mails, and the name of whoever is written to."""
    daemon.people()["officer-one"].act(case["id"], "note", {"remark": "已转告"})
    words = rules / "templates/request.yaml"
    kept = [line for line in words.read_text().splitlines() if "request-accepted:" not in line]
    words.write_text("\n".join([*kept, "request-accepted: {says: 换了说法。}"]) + "\n")
    status, answer = daemon.operator().send("POST", "/reload", {})
    assert status == 200, answer
    roster = rules / "renamed.yaml"
    lines = ROSTER.read_text().splitlines()
    lines[lines.index("  suat-liaison:") + 1] = "    name: 新任联络员"
    roster.write_text("\n".join(lines))
    socket = {"WENZHEN_SOCKET": str(daemon.data / "control.sock")}
    done = typed("roster", "import", roster, environment=socket)
    assert done.returncode == 0, done.stderr
    people = daemon.people()["officer-one"].all("/people", limit=200)
    assert [one["name"] for one in people if one["id"] == "suat-liaison"] == ["新任联络员"]


def bodies(daemon, ids):
    """The bytes that are stored of notices."""
    connection = sqlite3.connect(f"file:{database(daemon.data)}?mode=ro", uri=True)
    try:
        rows = connection.execute("SELECT public_id, body FROM notice WHERE body IS NOT NULL")
        return {name: body for name, body in rows if name in ids}
    finally:
        connection.close()


@pytest.fixture
def rules(tmp_path):
    shutil.copytree(ROOT / "config", tmp_path / "rules")
    return tmp_path / "rules"


def test_whatever_changes_between_two_webhooks_changes_no_byte(serve, rules, receivers):
    statuses = iter([500, 500])
    receiver = receivers(lambda _: (next(statuses, 204), {}))
    daemon = serve(rules=rules)
    people = daemon.people()
    endpoint = register(people, receiver, types=["case.transitioned"])
    case = accepted(people)
    people["officer-one"].advance(FIRST)
    assert len(receiver.received) == 1
    all_changes(daemon, rules, case)
    changed = people["officer-one"].send(
        "POST", f"/api/v1/endpoints/{endpoint['id']}/format", {"format": "ce-structured"}
    )
    assert changed.status_code == 200, changed.text
    people["officer-one"].advance(AGAIN)
    assert len(receiver.received) == 3
    assert len({(received.id, received.body) for received in receiver.received}) == 1
    for received in receiver.received:
        received.verified(endpoint["secret"])


def test_whatever_changes_between_two_mails_changes_no_byte(serve, rules, tmp_path):
    """A mail that could not be kept as a file is kept later as it was."""
    daemon = serve(rules=rules)
    people = daemon.people()
    folder = daemon.data / "mail"
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("in the way")
    case = accepted(people)
    people["officer-one"].advance(FIRST)
    waiting = notices(people, case["id"])
    assert {one["state"] for one in waiting.values()} == {"owed"}
    assert all(one["fault"] == "邮件文件无法写入：Not a directory" for one in waiting.values())
    # Each mail is written before its first attempt.
    before = bodies(daemon, waiting)
    assert before
    all_changes(daemon, rules, case)
    folder.unlink()
    people["officer-one"].advance(AGAIN)
    told = notices(people, case["id"])
    assert {told[one]["state"] for one in waiting} == {"delivered"}
    for one, bytes_then in before.items():
        assert (folder / f"notice.{one}@localhost.eml").read_bytes() == bytes_then


def test_killed_between_two_attempts_the_next_ones_are_at_their_instants(store, receivers):
    statuses = iter([500, 500])
    receiver = receivers(lambda _: (next(statuses, 204), {}))
    daemon = Daemon(store, "--demo").wait()
    people = daemon.people()
    endpoint = register(people, receiver, types=["case.transitioned"])
    case = accepted(people)
    people["officer-one"].advance(FIRST)

    def waiting():
        (notice,) = [one for one in notices(people, case["id"]).values() if one["next_at"]]
        return notice["id"], notice["next_at"], notice["attempts"]

    before = waiting()
    daemon.process.kill()
    daemon.process.wait()
    daemon.stop()
    daemon = Daemon(store, "--demo").wait()
    try:
        people = daemon.people()
        assert waiting() == before and before[2] == 1
        people["officer-one"].advance(AGAIN)
        log = deliveries(people, endpoint)
        assert [one["attempt"] for one in log] == [3, 2, 1]
        assert log[1]["at"] == before[1]
        assert len({(received.id, received.body) for received in receiver.received}) == 1
    finally:
        daemon.stop()
