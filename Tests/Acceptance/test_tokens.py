"""A token is for what its scopes say, and for no more than its person may do."""

import pytest

from client import Client
from daemon import Daemon


@pytest.fixture
def daemon(tmp_path):
    daemon = Daemon(tmp_path / "data", "--demo").wait()
    yield daemon
    daemon.stop()


def scoped(daemon, person, *scopes):
    made = daemon.people()[person].send(
        "POST", f"/api/v1/people/{person}/tokens", {"scopes": list(scopes)}
    )
    assert made.status_code == 201 and made.json()["scopes"] == sorted(scopes), made.text
    return Client(daemon, made.json()["token"])


REQUEST = {"title": "路灯不亮", "description": "北侧三盏。"}


def refused(answer):
    return (answer.status_code, answer.json()["code"]) == (403, "not-yours")


def test_a_token_for_reading_changes_nothing(daemon):
    reader = scoped(daemon, "officer-one", "read")
    assert reader.get("/cases")["items"]
    filing = {"procedure": "request", "requester": "suat", "fields": REQUEST}
    assert refused(reader.send("POST", "/api/v1/cases", filing))
    assert refused(reader.send("POST", "/api/v1/clock", {"advance_to": "2026-03-03T09:00+08:00"}))
    assert refused(reader.send("POST", "/api/v1/people/officer-one/tokens", {}))


def test_a_token_for_acting_doesnt_read_or_administer(daemon):
    member = scoped(daemon, "suat-liaison", "act")
    assert member.file("request", "suat", REQUEST)["state"] == "submitted"
    assert refused(member.send("GET", "/api/v1/cases"))
    founded = {"id": "x", "name": "x", "kind": "member"}
    assert refused(member.send("POST", "/api/v1/organisations", founded))


def test_whose_tokens_there_are_is_told_to_themselves_alone(daemon):
    scoped(daemon, "suat-liaison", "read")
    people = daemon.people()
    path = "/api/v1/people/suat-liaison/tokens"
    (first, *_, last) = people["suat-liaison"].send("GET", path).json()["items"]
    assert (last["scopes"], last["revoked_at"]) == (["read"], None)
    assert "token" not in first
    assert refused(people["bay-lab-liaison"].send("GET", path))
    assert people["suat-liaison"].send("DELETE", f"/api/v1/tokens/{last['id']}").status_code == 204
    assert people["suat-liaison"].send("GET", path).json()["items"][-1]["revoked_at"]


def test_a_scope_that_is_none_is_refused(daemon):
    answer = daemon.people()["officer-one"].send(
        "POST", "/api/v1/people/officer-one/tokens", {"scopes": ["everything"]}
    )
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/scopes/0")
