"""That an endpoint was given up: told to the secretariat by mail, and to its own system if any."""

import pytest
from cloudevents.http import from_http

from daemon import Daemon
from postbox import Postbox, read, text
from telling import LATER, accepted
from test_courier import receivers, register

NEXT_DAY = "2026-03-03T09:00:00+08:00"
OFFICERS = {"officer-one@example.org", "officer-two@example.org"}


def letters(daemon, subject="停用"):
    """The mails whose subject has these words, by who they are for."""
    kept = [read(path.read_bytes()) for path in sorted((daemon.data / "mail").glob("*.eml"))]
    told = [letter for letter in kept if subject in str(letter["subject"])]
    return {str(letter["to"].addresses[0].addr_spec): letter for letter in told}


def gone(people, receivers):
    """An endpoint that answers 410, and was disabled for it."""
    receiver = receivers(lambda _: (410, {}))
    endpoint = register(people, receiver, types=["case.transitioned"])
    accepted(people)
    people["officer-one"].advance(LATER)
    return endpoint


def test_each_officer_has_a_mail_that_says_whose_which_and_why(people, daemon, receivers):
    endpoint = gone(people, receivers)
    told = letters(daemon)
    assert set(told) == OFFICERS
    for letter in told.values():
        assert "中国科学院深圳理工大学的推送端点已停用" in str(letter["subject"])
        words = text(letter)
        assert endpoint["id"] in words and "410" in words and "确认停用" in words
    # Beside it the director has the one duty.
    duties = people["director"].all("/duties", owner="me")
    assert [d["id"] for d in duties if d["clock"] == "endpoint"] == [f"endpoint-{endpoint['id']}"]
    assert people["director"].get("/audit")["items"] == []


@pytest.mark.parametrize("format", ["standard", "ce-structured"])
def test_the_secretariats_own_system_has_one_message(people, receivers, format):
    receiver = receivers()
    own = register(
        people, receiver, "secretariat", types=["endpoint.disabled"], format=format)
    endpoint = gone(people, receivers)
    (received,) = receiver.received
    message = received.verified(own["secret"])
    assert message["type"] == "endpoint.disabled"
    data = message["data"]
    assert (data["endpoint"], data["endpoint_organisation"]) == (endpoint["id"], "suat")
    assert data["organisation"] == "secretariat" and "case" not in data
    if format == "ce-structured":
        event = from_http(received.headers, received.body)
        assert event["source"] == f"/api/v1/endpoints/{endpoint['id']}"
        assert "subject" not in event.get_attributes()


def test_a_system_that_is_given_up_itself_is_not_told_of_it(people, daemon, receivers):
    receiver = receivers(lambda _: (410, {}))
    register(people, receiver, "secretariat")
    accepted(people)
    people["officer-one"].advance(LATER)
    assert len({received.id for received in receiver.received}) == len(receiver.received)
    assert set(letters(daemon)) == OFFICERS
    people["officer-one"].advance(NEXT_DAY)
    bodies = [received.body.decode() for received in receiver.received]
    assert not any("endpoint.disabled" in body for body in bodies)


def test_who_disables_an_endpoint_tells_nobody(people, daemon, receivers):
    endpoint = register(people, receivers())
    path = f"/api/v1/endpoints/{endpoint['id']}/disable"
    assert people["officer-one"].send("POST", path, {"reason": "对方停机"}).status_code == 200
    people["officer-one"].advance(LATER)
    assert letters(daemon) == {}


def test_a_message_of_no_case_goes_again_when_asked(people, receivers):
    receiver = receivers()
    own = register(people, receiver, "secretariat", types=["endpoint.disabled"])
    gone(people, receivers)
    path = f"/api/v1/endpoints/{own['id']}/replay"
    asked = people["officer-one"].send("POST", path, {"notice": receiver.received[0].id})
    assert asked.json()["replayed"] == 1, asked.text
    people["officer-one"].advance(NEXT_DAY)
    first, second = receiver.received
    assert (first.id, first.body) == (second.id, second.body)


def test_five_days_of_failure_are_told_once(store, receivers, tmp_path):
    box = Postbox()
    config = tmp_path / "wenzhen.yaml"
    config.write_text(f"mail:\n  smtp: {box.url}\n  from: 联合体秘书处 <office@wenzhen.test>\n")
    daemon = Daemon(store, "--demo", config=config).wait()
    people = daemon.people()
    register(people, receivers(lambda _: (500, {})))
    for day in range(2, 9):
        accepted(people, f"路灯第{day}次不亮")
        people["officer-one"].advance(f"2026-03-{day:02}T18:00:00+08:00")
    people["officer-one"].advance("2026-03-09T18:00:00+08:00")
    mails = [mail for _, mail in box.mails]
    told = [mail for mail in mails if "停用" in str(mail["subject"])]
    assert {str(mail["to"].addresses[0].addr_spec) for mail in told} == OFFICERS
    assert len(told) == len(OFFICERS)
    assert all("5 天" in text(mail) for mail in told)
    assert daemon.stop() == 0
    box.stop()
