"""Who leaves the roster, and for whom a case is filed: over the API, each an event."""

import pytest

from daemon import Daemon


@pytest.fixture
def people(tmp_path):
    daemon = Daemon(tmp_path / "data", "--demo").wait()
    yield daemon.people()
    daemon.stop()


REQUEST = {"title": "路灯不亮", "description": "北侧三盏。"}
SAID = {"name": "王老师", "means": "电话", "at": "2026-03-02T08:30:00+08:00"}


def test_a_closed_organisation_passes_its_cases_on(people):
    officer = people["officer-one"]
    case = people["suat-liaison"].file("request", "suat", REQUEST)
    path = "/api/v1/organisations/suat/close"
    first = officer.send("POST", path, {"successor": "bay-lab"}, key="close-suat")
    assert first.status_code == 200, first.text
    assert first.json()["successor"] == "bay-lab" and first.json()["closed_at"]
    again = officer.send("POST", path, {"successor": "bay-lab"}, key="close-suat")
    assert (again.status_code, again.json()) == (200, first.json())
    officer.advance("2026-03-02T09:30+08:00")
    assert officer.case(case["id"])["requester"] == "bay-lab"
    assert officer.send("POST", "/api/v1/organisations/nowhere/close", {}).status_code == 404
    assert people["bay-lab-liaison"].send("POST", path, {}).status_code == 403


def test_a_term_ends_and_another_begins_in_its_place(people):
    officer = people["officer-one"]
    path = "/api/v1/posts/suat-liaison/holders"
    new = {"person": "bay-lab-liaison", "from": "2026-03-10T00:00:00+08:00"}
    answer = officer.send("POST", path, {**new, "replaces": "suat-liaison"})
    assert answer.status_code == 201, answer.text
    until = {one["person"]: one["until"] for one in answer.json()["holders"]}
    assert until["suat-liaison"].startswith("2026-03-09") and until["bay-lab-liaison"] is None
    kept = officer.send("POST", f"{path}/suat-liaison/end", {"last": None})
    assert kept.status_code == 200, kept.text
    assert {one["person"]: one["until"] for one in kept.json()["holders"]}["suat-liaison"] is None


def test_a_standing_post_is_not_left_empty(people):
    director = people["director"]
    path = "/api/v1/posts/director/holders/director/end"
    alone = director.send("POST", path, {"last": "2026-03-31"})
    assert (alone.status_code, alone.json()["errors"][0]["pointer"]) == (422, "/acting")
    acting = director.send("POST", path, {"last": "2026-03-31", "acting": "member-one"})
    assert acting.status_code == 200, acting.text


def test_an_account_is_closed_at_once(people):
    officer = people["officer-one"]
    path = "/api/v1/people/officer-two/close"
    alone = officer.send("POST", path, {})
    assert (alone.status_code, alone.json()["errors"][0]["pointer"]) == (422, "/acting")
    gone = officer.send("POST", path, {"acting": {"officer-two": "officer-one"}})
    assert gone.status_code == 200 and gone.json()["active"] is False, gone.text
    assert people["officer-two"].send("GET", "/api/v1/duties").status_code == 401


def test_the_secretariat_files_what_a_member_said(people):
    officer = people["officer-one"]
    said = {**SAID, "organisation": "suat"}
    case = officer.file("request", "suat", REQUEST, on_behalf=said, contact="suat-liaison")
    opened = officer.all(f"/cases/{case['id']}/timeline")[0]
    assert (opened["kind"], opened["actor"]) == ("opened", "officer-one")
    officer.advance("2026-03-02T12:00+08:00")
    told = {one["template"] for one in officer.all("/notices", case=case["id"])}
    assert "engine-recorded-on-behalf" in told


def test_whoever_is_named_must_be_there(people):
    officer = people["officer-one"]

    def refused(**more):
        body = {"procedure": "request", "requester": "suat", "fields": REQUEST, **more}
        answer = officer.send("POST", "/api/v1/cases", body)
        assert answer.status_code == 422, answer.text
        return answer.json()["errors"][0]["pointer"]

    assert refused(contact="bay-lab-liaison", on_behalf=SAID) == "/contact"
    assert refused(requester="nowhere") == "/requester"
    assert refused(on_behalf={**SAID, "person": "nobody"}) == "/on_behalf/person"
    assert refused(on_behalf={**SAID, "means": "梦里"}) == "/on_behalf/means"
    later = {**SAID, "at": "2026-04-01T08:30:00+08:00"}
    assert refused(on_behalf=later) == "/on_behalf/at"


def test_contact_data_is_shown_once_under_a_key(people):
    officer = people["officer-one"]
    path = "/api/v1/people/suat-liaison/contact"
    first = officer.send("POST", path, {"reason": "核实情况"}, key="look")
    again = officer.send("POST", path, {"reason": "核实情况"}, key="look")
    assert first.status_code == 200 and first.json() == again.json()
    other = officer.send("POST", path, {"reason": "再看一眼"}, key="look")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")
