"""A downtime across due dates: one duty of the director, with what was late and by how much."""

import pytest

from daemon import START, Daemon, tool
from steps import instant

LATER = "2026-03-12T10:00:00+08:00"


@pytest.fixture
def after(store):
    """A daemon that stood still for ten days while the demonstration's requests were due."""
    Daemon(store, "--demo").wait().stop()
    daemon = Daemon(store, start=LATER).wait()
    daemon.people()["officer-one"].advance("2026-03-12T10:01:00+08:00")
    yield daemon
    daemon.stop()


def downtime(people):
    return next(one for one in people.get("/duties")["items"] if one["clock"] == "downtime")


def test_what_a_downtime_delayed_is_said_case_by_case(after):
    director = after.people()["director"]
    (listed,) = director.all("/downtimes", state="unseen")
    assert (instant(listed["from"]), listed["until"]) == (instant(START), LATER)
    shown = director.get(f"/downtimes/{listed['id']}")
    assert len(shown["delayed"]) == listed["cases"] == 10
    for delayed in shown["delayed"]:
        due = instant(delayed["due_at"])
        assert instant(START) < due < instant(LATER)
        assert delayed["minutes"] == (instant(LATER) - due).total_seconds() // 60
        assert director.case(delayed["case"])["number"] == delayed["case_number"]
    assert shown["delayed"][0]["minutes"] == listed["longest_minutes"]
    said = downtime(director)
    assert listed["id"] in said["id"] and "10 件" in said["label"]
    table = tool("downtimes", "list", "--socket", str(after.data / "control.sock"))
    assert table.returncode == 0 and listed["id"] in table.stdout


def test_the_directors_word_ends_it_and_nobody_elses(after):
    people = after.people()
    (listed,) = people["director"].all("/downtimes")
    path, body = f"/api/v1/downtimes/{listed['id']}/seen", {"reason": "已逐件核实，均已通知。"}
    assert people["officer-one"].send("POST", path, body).status_code == 403
    assert people["suat-liaison"].send("GET", "/api/v1/downtimes").status_code == 403
    seen = people["director"].send("POST", path, body)
    assert seen.status_code == 200 and seen.json()["seen_at"]
    assert people["director"].send("POST", path, body).json()["code"] == "not-possible-here"
    assert people["director"].all("/downtimes", state="unseen") == []
    assert all(one["clock"] != "downtime" for one in people["director"].all("/duties"))
    assert people["director"].all("/audit") == []
    missing = people["director"].send("POST", "/api/v1/downtimes/1/seen", body)
    assert missing.status_code == 404
