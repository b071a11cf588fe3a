"""What time can't do is tried, put aside alone, and owed by the director until he releases it."""

import shutil

import pytest
import requests

from daemon import ROOT, Daemon


@pytest.fixture
def people(tmp_path):
    """A demo with a procedure whose timed action tells the auditor, who leaves his post today."""
    shutil.copytree(ROOT / "config", tmp_path / "rules")
    for path in (ROOT / "Tests" / "Fixtures" / "Quarantine").glob("*.yaml"):
        shutil.copy(path, tmp_path / "rules" / "procedures")
    config = tmp_path / "wenzhen.yaml"
    config.write_text(f"rules: {tmp_path / 'rules'}\n")
    daemon = Daemon(tmp_path / "data", "--demo", config=config).wait()
    people = daemon.people()
    left = people["director"].send(
        "POST", "/api/v1/posts/auditor/holders/auditor/end", {"last": "2026-03-02"}
    )
    assert left.status_code == 200, left.text
    yield people
    daemon.stop()


def duties(person, case):
    return [one["clock"] for one in person.all("/duties") if one["case"] == case]


def kinds(officer, case):
    return [one["kind"] for one in officer.all(f"/cases/{case}/timeline", limit=200)]


def test_what_fails_stops_alone_and_waits_for_the_director(people):
    officer, director = people["officer-one"], people["director"]
    patrol = people["suat-liaison"].file("patrol", "suat", {"title": "夜间巡查"})
    officer.advance("2026-03-10T12:00+08:00")
    stopped = officer.case(patrol["id"])
    assert (stopped["state"], stopped["quarantined"]) == ("asked", True)
    told = kinds(officer, patrol["id"])
    assert told.count("quarantined") == 1
    assert told.index("rung-fired") > told.index("quarantined"), "the other clock goes on"
    assert "release" in duties(director, patrol["id"])
    assert officer.get("/status")["quarantined"] == [patrol["number"]]
    ready = requests.get(officer.daemon.url + "/readyz", timeout=30)
    assert ready.status_code == 200 and len(ready.json()["reasons"]) == 1
    assert [one["rule"] for one in director.all("/audit")] == ["quarantined"]
    offered = [one["id"] for one in director.case(patrol["id"])["actions"]]
    assert "release" in offered
    assert officer.attempt(patrol["id"], "release", note="放行").status_code == 403

    back = director.send("POST", "/api/v1/posts/auditor/holders", {"person": "auditor"})
    assert back.status_code == 201, back.text
    director.act(patrol["id"], "release", note="监督员已到任")
    officer.advance("2026-03-10T12:00:01+08:00")
    released = officer.case(patrol["id"])
    assert (released["state"], released["quarantined"]) == ("published", False)
    assert "release" not in duties(director, patrol["id"])
    assert director.all("/audit") == []
    assert officer.get("/status")["quarantined"] == []
