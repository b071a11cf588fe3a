"""Notices that reached nobody are listed until somebody says what became of them (P2)."""

import sqlite3

import pytest

from daemon import Daemon


@pytest.fixture
def deaf(tmp_path):
    """A demo in which no notice arrives, a morning on."""
    config = tmp_path / "wenzhen.yaml"
    config.write_text("notices: refuse\n")
    daemon = Daemon(tmp_path / "data", "--demo", config=config).wait()
    daemon.people()["officer-one"].advance("2026-03-02T12:00+08:00")
    yield daemon
    daemon.stop()


def settle(client, notice, path, body):
    return client.send("POST", f"/api/v1/notices/{notice}/{path}", body)


TOLD = {"to": "王老师", "means": "电话", "at": "2026-03-02T11:00:00+08:00"}


def test_nobody_was_told_is_zero_rows_once_everybody_was(deaf):
    officer = deaf.people()["officer-one"]
    untold = officer.all("/notices", limit=200)
    assert untold and {one["state"] for one in untold} == {"handed-over"}
    for place, notice in enumerate(untold):
        if place % 2:
            answer = settle(officer, notice["id"], "waive", {"reason": "已另行说明"})
            assert answer.json()["waived_by"] == "officer-one"
        else:
            answer = settle(officer, notice["id"], "told", TOLD)
            told = answer.json()["told"]
            assert told == {"by": "officer-one", "to": "王老师", "at": TOLD["at"]}
        assert answer.status_code == 200, answer.text
    assert officer.all("/notices", limit=200) == []
    case = untold[0]["case"]
    last = officer.all(f"/cases/{case}/timeline", limit=200)[-1]
    assert last["kind"] in ("notice-told-in-person", "notice-waived")
    assert last["actor"] == "officer-one" and last["note"]
    assert officer.all("/audit") == []


def test_whoever_is_not_the_secretariat_may_not_settle(deaf):
    people = deaf.people()
    notice = people["officer-one"].all("/notices", limit=200)[0]
    for name in ("suat-liaison", "auditor", "district-education-liaison"):
        answer = settle(people[name], notice["id"], "told", TOLD)
        assert answer.status_code in (403, 404), (name, answer.text)
    answer = people["suat-liaison"].send("GET", "/api/v1/notices")
    assert answer.status_code == 403


def test_what_has_ended_is_not_settled_again_and_a_repeated_request_is(deaf):
    officer = deaf.people()["officer-one"]
    notice = officer.all("/notices", limit=200)[0]["id"]
    path = f"/api/v1/notices/{notice}/told"
    first = officer.send("POST", path, TOLD, key="told-once")
    again = officer.send("POST", path, TOLD, key="told-once")
    assert (first.status_code, again.status_code) == (200, 200) and first.json() == again.json()
    other = settle(officer, notice, "waive", {"reason": "算了"})
    assert (other.status_code, other.json()["code"]) == (409, "not-possible-here")
    arrived = officer.all("/notices", limit=200)[0]["id"]
    assert settle(officer, arrived, "arrived", {"reason": "回信"}).status_code == 409


def test_a_body_says_whom_how_and_when(deaf):
    officer = deaf.people()["officer-one"]
    notice = officer.all("/notices", limit=200)[0]["id"]
    for body, pointer in (
        ({**TOLD, "means": "梦里"}, "/means"),
        ({**TOLD, "at": "2027-01-01T00:00:00+08:00"}, "/at"),
        ({"to": "王老师", "means": "电话"}, "/at"),
    ):
        answer = settle(officer, notice, "told", body)
        assert answer.status_code == 422
        assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]
    assert settle(officer, notice, "waive", {"reason": ""}).status_code == 422


def test_told_in_person_counts_as_an_arrival_for_silence(deaf):
    """The question did not arrive, so silence doesn't count; once told, it does."""
    officer = deaf.people()["officer-two"]
    case = officer.all("/cases", state="awaiting-rating")[0]["id"]
    asked = [one for one in officer.all("/notices", case=case) if one["state"] == "handed-over"]
    for notice in asked:
        assert settle(officer, notice["id"], "told", TOLD).status_code == 200
    officer.advance("2026-03-10T10:00+08:00")
    ended = officer.case(case)
    assert (ended["state"], ended["fields"]["unrated"]) == ("closed", True)


def test_told_after_the_limit_ends_the_wait(deaf):
    officer = deaf.people()["officer-two"]
    case = officer.all("/cases", state="awaiting-rating")[0]["id"]
    officer.advance("2026-03-10T10:00+08:00")
    assert officer.case(case)["state"] == "awaiting-rating"
    for notice in officer.all("/notices", case=case, limit=200):
        if notice["state"] == "handed-over":
            told = {**TOLD, "at": "2026-03-10T09:30:00+08:00"}
            assert settle(officer, notice["id"], "told", told).status_code == 200
    assert officer.case(case)["state"] == "closed"
    kinds = [one["kind"] for one in officer.all(f"/cases/{case}/timeline", limit=200)]
    assert "reached" in kinds
    assert officer.all("/audit") == []


def test_an_uncertain_one_is_marked_or_sent_again(store):
    Daemon(store, "--demo").wait().stop()
    database = sqlite3.connect(store / "wenzhen.db")
    ids = [row[0] for row in database.execute("SELECT public_id FROM notice ORDER BY id LIMIT 2")]
    database.execute(
        "UPDATE notice SET state = 'uncertain', next_at = 9223372036854775807"
        " WHERE public_id IN (?, ?)", ids
    )
    database.commit()
    database.close()
    daemon = Daemon(store, "--demo").wait()
    try:
        officer = daemon.people()["officer-one"]
        listed = officer.all("/notices", state="uncertain")
        assert [one["id"] for one in listed] == ids
        marked = settle(officer, ids[0], "arrived", {"reason": "收件人回了信"})
        assert marked.json()["state"] == "delivered", marked.text
        again = settle(officer, ids[1], "resend", {"reason": "没有收到"})
        assert again.json()["state"] == "owed", again.text
        assert officer.all("/notices", state="uncertain") == []
        officer.advance("2026-03-02T12:00+08:00")
        case = again.json()["case"]
        states = {one["id"]: one["state"] for one in officer.all("/notices", case=case, limit=200)}
        assert states[ids[1]] == "delivered"
        assert officer.all("/audit") == []
    finally:
        daemon.stop()
